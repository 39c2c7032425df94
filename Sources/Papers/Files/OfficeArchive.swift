/// Documents that are archives (ECMA-376 Part 2; OFD, GB/T 33190): told apart, and judged, by the names in their
/// directory alone. Nothing is unpacked.
enum OfficeArchive {
  static func kind(of bytes: [UInt8]) -> FileKind {
    guard let names = try? names(in: bytes) else { return .archive }  // why not is `check`'s to say
    let mains: [(name: String, kind: FileKind)] = [
      ("word/document.xml", .docx), ("xl/workbook.xml", .xlsx), ("ppt/presentation.xml", .pptx),
    ]
    if names.contains("[content_types].xml"), let main = mains.first(where: { names.contains($0.name) }) {
      return main.kind
    }
    return names.contains("ofd.xml") ? .ofd : .archive
  }

  static func check(_ bytes: [UInt8], _ kind: FileKind) throws(FileObstacle) {
    // Bit 0 of the first entry's flags (APPNOTE §4.4.4).
    if bytes.count > 6, bytes.starts(with: FileSign.archive), bytes[6] & 1 == 1 { throw .encrypted }
    guard kind != .archive, let names = try? names(in: bytes) else { throw .kind }
    for name in names {
      if name.hasSuffix("vbaproject.bin") || name.contains("macrosheets/") || name.contains("vbadata") {
        throw .macros
      }
      let isForeign =
        name.contains("embeddings/") || name.contains("activex/")
        || name.hasSuffix(".bin") && !name.contains("printersettings")
      if isForeign { throw .embedded }
    }
  }

  /// In small letters, as readers of these documents do not tell them apart.
  private static func names(in bytes: [UInt8]) throws(TableError) -> Set<String> {
    var limits = TableLimits()
    // A document full of photos is large unpacked, and nobody unpacks it here.
    (limits.entries, limits.inflatedBytes, limits.ratio) = (5000, 1 << 30, 1100)
    let entries = try ZipDirectory(bytes, limits: limits).entries
    return Set(entries.map { String(decoding: $0.name, as: UTF8.self).lowercased() })
  }
}
