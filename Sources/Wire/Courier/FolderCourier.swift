import Glibc

/// The courier that needs no server: each mail becomes an `.eml` file in a folder, named after its Message-ID
/// and recipient, so that sending it again replaces it by itself. The file is its own audit copy.
package final class FolderCourier: Courier {
  private let path: String

  /// Opens the folder at `path`, and creates it if it is missing.
  package init(at path: String) throws(FileError) {
    self.path = path
    try makeFolder(path)
  }

  package func deliver(_ parcel: Parcel) -> DeliveryOutcome {
    if let fault = parcel.fault { return .permanent(fault) }
    let name = Self.fileName(messageID: parcel.messageID, recipient: parcel.recipient)
    do {
      try DurableFile.write(parcel.bytes, to: "\(path)/\(name)", by: "\(path)/.\(name).part")
      return .sent(reply: "written", auditRefused: nil)
    } catch {
      return .temporary(error.description)
    }
  }

  /// Whether a mail with this Message-ID has been written, to whomever.
  package func holds(messageID: String) throws(FileError) -> Bool {
    let start = Self.component(Self.bare(messageID)) + ","
    return try names(inFolder: path).contains { $0.hasPrefix(start) }
  }

  /// Removes its files, to whomever they go.
  package func forget(messageID: String) throws {
    let start = Self.component(Self.bare(messageID)) + ","
    for name in try names(inFolder: path) where name.hasPrefix(start) { unlink("\(path)/\(name)") }
  }

  package var sizeLimit: Int? { .max }

  package func close() {}

  /// `message-id,recipient.eml`: the comma stands in neither part, so that no two pairs share a name.
  static func fileName(messageID: String, recipient: String) -> String {
    "\(component(bare(messageID))),\(component(recipient)).eml"
  }

  /// The text itself where it is short and plain, else as much of it as is plain, and a digest.
  private static func component(_ text: String) -> String {
    let plain = text.utf8.map { isHostByte($0) || "@+=".utf8.contains($0) ? $0 : UInt8(ascii: "_") }
    let kept = String(decoding: plain.prefix(80), as: UTF8.self)
    let same = kept.utf8.elementsEqual(text.utf8) && !kept.hasPrefix(".") && !kept.isEmpty
    return same ? kept : "_\(kept)~\(String(digest(of: text), radix: 16))"
  }

  private static func bare(_ messageID: String) -> String {
    messageID.hasPrefix("<") && messageID.hasSuffix(">")
      ? String(messageID.dropFirst().dropLast()) : messageID
  }

  /// FNV-1a: it tells names apart, and protects nothing.
  private static func digest(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
