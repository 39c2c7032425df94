/// A document of Office Open XML (ECMA-376) as an archive with a main part.
package struct WordFile {
  package let archive: ZipArchive
  /// `word/document.xml`, unless its relations say otherwise.
  package let main: String

  /// - Returns: nil for what is no document of Word.
  package init?(_ bytes: [UInt8]) throws(DocumentError) {
    guard bytes.starts(with: FileSign.archive) else {
      guard Self.isOld(bytes) else { return nil }
      throw bytes.starts(with: CompoundFile.sign) && CompoundFile.isLocked(bytes) ? .locked : .oldDocument
    }
    let kind = OfficeArchive.kind(of: bytes)
    // What is too broken to have a list of its parts says in its bytes what it was.
    let isBroken = kind == .archive && FileSign.contains(bytes[...], Array("word/document.xml".utf8))
    guard kind == .docx || isBroken else { return nil }
    guard bytes.count <= WordLimits.fileBytes else { throw .tooLarge }
    do throws(TableError) {
      archive = try ZipArchive(bytes, limits: WordLimits.archive)
      main = try Self.main(in: archive)
    } catch {
      throw DocumentError(error)
    }
  }

  /// What WPS and Word 97 save, or Word into what it calls a .doc.
  private static func isOld(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: CompoundFile.sign) {
      return CompoundFile.kind(of: bytes) == .doc || CompoundFile.isLocked(bytes)
    }
    return bytes.starts(with: Array("{\\rtf".utf8))
  }

  private static func main(in archive: ZipArchive) throws(TableError) -> String {
    guard let part = try archive.part("_rels/.rels") else {
      throw .damaged("it does not say where its text is")
    }
    let walk = try XMLWalk(part)
    while let step = try walk.next() {
      guard case .start("Relationship") = step, walk.attribute("Type")?.hasSuffix("/officeDocument") == true,
        let target = walk.attribute("Target"), walk.attribute("TargetMode") != "External"
      else { continue }
      return target.hasPrefix("/") ? String(target.dropFirst()) : target
    }
    throw .damaged("it does not say where its text is")
  }

  /// Where the numbers of its lists are.
  var numbering: String { folder + "numbering.xml" }

  /// Where its styles are.
  var styles: String { folder + "styles.xml" }

  private var folder: String { main.split(separator: "/").dropLast().map { $0 + "/" }.joined() }

  /// A part of it, of a size that is read.
  package func part(_ name: String) throws(TableError) -> ZipPart? {
    guard let part = try archive.part(name) else { return nil }
    guard part.size <= WordLimits.partBytes else { throw .tooLargeUnpacked(limit: WordLimits.partBytes) }
    return part
  }
}
