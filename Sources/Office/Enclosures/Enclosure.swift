import Mail
import Papers

/// A file that came with a citizen's mail (附件), and whether it travels to the units.
struct Enclosure {
  /// Why it is named only.
  enum Obstacle: Equatable {
    case file(FileObstacle)
    /// Larger than any mail we may send.
    case tooLarge
    /// More files than anybody is sent.
    case tooMany
    /// It might tell who accuses somebody.
    case identity
  }

  /// The mail it lies in, and its place among what was sent along there. Its octets are not kept: they are large.
  let mail: Int64
  let place: Int
  /// In the lists of our mails, from 1.
  var number: Int
  /// What it is called outside: `NM2026000123-1.jpg`.
  let name: String
  /// What its sender calls it: to be read, and for nothing else.
  var shownName: String
  let kind: FileKind
  /// Octets as they came, and as they travel.
  let size: Int
  let travellingSize: Int
  var obstacle: Obstacle?

  var travels: Bool { obstacle == nil }

  /// What travels of it, made anew from the mail it lies in.
  func attachment(from message: Message) -> Attachment? {
    guard message.attachments.indices.contains(place) else { return nil }
    let file = message.attachments[place]
    guard case .passed(let bytes) = ForeignFile(message.content(of: file), called: file.name).passage else {
      return nil
    }
    return Attachment(name: name, asciiName: name, type: kind.mediaType, bytes: bytes)
  }
}
