import Mail
import Papers

/// A sealed and signed scan of the form (盖章扫描件): a document, or a picture that is large enough to read a page on. A logo
/// below somebody's name is none.
struct Scan {
  /// ASCII, made by us: a sender's file name is never used.
  let suffix: String
  let type: String
  let bytes: [UInt8]

  static func all(in message: Message) -> [Scan] {
    message.attachments.compactMap { file in
      Scan(reading: message.content(of: file))
    }
  }

  /// The largest picture that would be a scan if it were not too small.
  static func largestTooSmall(in message: Message) -> PictureSize? {
    message.attachments.compactMap { file in PictureSize(inHeaderOf: message.content(of: file)) }
      .filter { !isPage($0) }.max { $0.width * $0.height < $1.width * $1.height }
  }

  /// Nil where it can be none.
  init?(reading bytes: [UInt8]) {
    guard let (suffix, type) = Self.kind(of: bytes) else { return nil }
    if type.hasPrefix("image/"), PictureSize(inHeaderOf: bytes).map(Self.isPage) != true { return nil }
    (self.suffix, self.type, self.bytes) = (suffix, type, bytes)
  }

  /// A page of A4 has 620 × 877 pixels at 75 dots an inch; with fewer neither seal nor name can be read.
  private static func isPage(_ size: PictureSize) -> Bool {
    min(size.width, size.height) >= 600 && max(size.width, size.height) >= 800
  }

  /// By its bytes, not by what the sender calls it. An OFD (GB/T 33190) is a ZIP that has an OFD.xml; any other
  /// archive has to be unpacked first, and shows no seal.
  private static func kind(of bytes: [UInt8]) -> (suffix: String, type: String)? {
    if bytes.starts(with: Array("%PDF-".utf8)) { return ("pdf", "application/pdf") }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("jpg", "image/jpeg") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) { return ("png", "image/png") }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), holdsOFD(bytes) { return ("ofd", "application/ofd") }
    return nil
  }

  private static func holdsOFD(_ archive: [UInt8]) -> Bool {
    let name = Array("OFD.xml".utf8)
    var rest = archive[...]
    while let start = rest.firstIndex(of: name[0]) {
      if rest[start...].starts(with: name) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }
}
