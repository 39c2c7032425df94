/// A file that a stranger sent, looked at from outside: what it is, and what of it may be passed on.
///
/// It is never opened: only signatures, names in directories and the seams between a picture's parts are read. A
/// picture is passed on without what tells where, when and with what it was taken.
package struct ForeignFile: Sendable {
  package enum Passage: Sendable, Equatable {
    case passed([UInt8])
    case withheld(FileObstacle)
  }

  package let kind: FileKind
  package let passage: Passage
  /// Of pictures that are passed on.
  package private(set) var pictureSize: PictureSize?

  /// - Parameter name: what its sender calls it. Bytes alone do not tell words from a program, so that only what is
  ///   also called `.txt` is a text.
  package init(_ bytes: [UInt8], called name: String? = nil) {
    kind = FileKind(of: bytes, called: name)
    do throws(FileObstacle) {
      let cleaned = try Self.cleaned(bytes, kind)
      passage = .passed(cleaned.bytes)
      pictureSize = cleaned.size
    } catch {
      passage = .withheld(error)
    }
  }

  private static func cleaned(
    _ bytes: [UInt8], _ kind: FileKind
  ) throws(FileObstacle) -> (bytes: [UInt8], size: PictureSize?) {
    if bytes.isEmpty { throw .empty }
    switch kind {
    case .jpeg:
      let picture = try JPEGPicture(cleaning: bytes)
      return (picture.bytes, picture.size)
    case .png:
      let picture = try PNGPicture(cleaning: bytes)
      return (picture.bytes, picture.size)
    case .gif:
      let picture = try GIFPicture(cleaning: bytes)
      return (picture.bytes, picture.size)
    case .webp:
      let picture = try WebPPicture(cleaning: bytes)
      return (picture.bytes, picture.size)
    case .heic: return (try HEIFPicture(cleaning: bytes).bytes, nil)
    case .docx, .xlsx, .pptx, .ofd, .archive: try OfficeArchive.check(bytes, kind)
    case .doc, .oldOffice: try CompoundFile.check(bytes, kind)
    case .pdf, .text: break
    default: throw .kind
    }
    return (bytes, nil)
  }
}

extension FileKind {
  init(of bytes: [UInt8], called name: String?) {
    if let kind = Self.signs.first(where: { bytes.starts(with: $0.sign) })?.kind {
      self = kind
    } else if bytes.starts(with: FileSign.archive) {
      self = OfficeArchive.kind(of: bytes)
    } else if bytes.starts(with: CompoundFile.sign) {
      self = CompoundFile.kind(of: bytes)
    } else if bytes.starts(with: Array("RIFF".utf8)) {
      self = bytes.dropFirst(8).starts(with: "WEBP".utf8) ? .webp : .video
    } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
      let brand = bytes.dropFirst(8).prefix(4)
      self = Self.heicBrands.contains { brand.elementsEqual($0.utf8) } ? .heic : .video
    } else {
      self = Self.wordsKind(of: bytes, called: name)
    }
  }

  /// High efficiency image files with pictures in HEVC (ISO/IEC 23008-12 Annex B).
  private static let heicBrands = ["heic", "heix", "heim", "heis", "mif1"]

  private static let signs: [(sign: [UInt8], kind: FileKind)] = [
    ([0xFF, 0xD8, 0xFF], .jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), (Array("%PDF-".utf8), .pdf),
    ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff), (Array("{\\rt".utf8), .rtf),
    (Array("Rar!".utf8), .archive), ([0x1F, 0x8B], .archive), ([0x37, 0x7A, 0xBC, 0xAF], .archive),
    (Array("PK\u{5}\u{6}".utf8), .archive), (Array("PK\u{7}\u{8}".utf8), .archive),
    (Array("MZ".utf8), .program),
    ([0x7F, 0x45, 0x4C, 0x46], .program), (Array("#!AMR".utf8), .audio), (Array("ID3".utf8), .audio),
    (Array("OggS".utf8), .audio), (Array("fLaC".utf8), .audio), (Array("#!".utf8), .program),
    ([0x1A, 0x45, 0xDF, 0xA3], .video), (Array("FLV".utf8), .video), ([0x00, 0x00, 0x01, 0xBA], .video),
    (Array("BM".utf8), .bmp),
  ]

  /// What has no signature: words, a page, or whatever it may be.
  private static func wordsKind(of bytes: [UInt8], called name: String?) -> FileKind {
    let start = bytes.prefix(1024).drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if start.first == UInt8(ascii: "<") {
      return FileSign.contains(bytes.prefix(4096), Array("<svg".utf8)) ? .svg : .page
    }
    guard name?.lowercased().hasSuffix(".txt") == true, isText(bytes) else { return .unknown }
    return .text
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    // Neither of the Chinese encodings is what it is: a text nobody could read.
    guard let text = try? ForeignText(bytes) else { return false }
    return text.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
  }
}
