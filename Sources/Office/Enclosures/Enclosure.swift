import Mail
import Papers

/// A file that came with a citizen's mail (附件), and whether it travels to the units.
struct Enclosure {
  /// Why it is named only.
  enum Obstacle: Equatable {
    case file(FileObstacle)
    /// Larger than any mail we may send.
    case tooLarge
  }

  /// From 1, in the order of the mail.
  let number: Int
  /// What its sender calls it: to be read, and for nothing else.
  let shownName: String
  let kind: FileKind
  /// Octets as they came, and as they travel.
  let size: Int
  let travellingSize: Int
  var obstacle: Obstacle?
  let file: ReceivedFile
  /// What it is called outside: `NM2026000123-1.jpg`.
  let name: String

  var travels: Bool { obstacle == nil }

  /// What travels of it; made anew each time, so that no two large files lie in memory.
  func attachment(from message: Message) -> Attachment? {
    guard case .passed(let bytes) = ForeignFile(message.content(of: file), called: file.name).passage else {
      return nil
    }
    return Attachment(name: name, asciiName: name, type: kind.mediaType, bytes: bytes)
  }
}
