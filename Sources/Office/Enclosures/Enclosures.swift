import Digest
import Domain
import Mail
import Papers
import Store

/// The files of one mail, numbered and named by us. What decorates a mail — logos, tracking pixels — is not among
/// them, and the same file is there once.
///
/// Mails within the mail are not looked into: they are named, as whoever forwards something says in his own words what
/// it is about.
struct Enclosures {
  /// Nil where there is no mail, or none that can be read.
  let message: Message?
  private(set) var files: [Enclosure] = []

  static let none = Enclosures()

  private init() { message = nil }

  /// - Parameter stem: how their names begin.
  init(in message: Message, stem: String) {
    self.message = message
    var seen: Set<[UInt8]> = []
    for file in message.attachments {
      let bytes = message.content(of: file)
      let looked = ForeignFile(bytes, called: file.name)
      if Self.isDecoration(file, looked, bytes.count) { continue }
      guard seen.insert(SHA256.digest(of: bytes)).inserted else { continue }
      files.append(Enclosure(file, looked, size: bytes.count, number: files.count + 1, stem: stem))
    }
  }

  /// Those that `holds` is true of, with their numbers.
  func filter(_ holds: (Enclosure) -> Bool) -> Enclosures {
    var some = self
    some.files = files.filter(holds)
    return some
  }

  /// The same, of which those do not travel that are too large.
  func withheld(_ areTooLarge: (Enclosure) -> Bool) -> Enclosures {
    var all = self
    for index in all.files.indices where all.files[index].travels && areTooLarge(all.files[index]) {
      all.files[index].obstacle = .tooLarge
    }
    return all
  }

  /// A picture within the words that is too small to show anything: a pixel that tells who has read, a logo.
  private static func isDecoration(_ file: ReceivedFile, _ looked: ForeignFile, _ bytes: Int) -> Bool {
    guard let size = looked.pictureSize, file.part.disposition?.name != "attachment" else { return false }
    let side = min(size.width, size.height)
    return bytes < 4 << 10 || (1..<16).contains(side) || (1..<80).contains(side) && bytes < 32 << 10
  }
}

extension Enclosure {
  fileprivate init(_ file: ReceivedFile, _ looked: ForeignFile, size: Int, number: Int, stem: String) {
    self.file = file
    self.number = number
    self.size = size
    // A mail is no text, whatever its bytes look like.
    kind = file.enclosed == nil ? looked.kind : .mail
    name = "\(stem)-\(number).\(kind.suffix)"
    shownName = Self.shortened(file.name ?? "未命名")
    switch looked.passage {
    case .passed(let bytes) where file.enclosed == nil:
      travellingSize = bytes.count
      obstacle = nil
    case .passed:
      travellingSize = 0
      obstacle = .file(.kind)
    case .withheld(let reason):
      travellingSize = 0
      obstacle = .file(reason)
    }
  }

  /// The middle of a long name is left out: its ending says what it is.
  private static func shortened(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard scalars.count > 60 else { return name }
    return String(String.UnicodeScalarView(scalars.prefix(40))) + "…"
      + String(String.UnicodeScalarView(scalars.suffix(15)))
  }
}

extension Ledger {
  /// The files of a mail; none where it is not there any more, cannot be read, or is the row of an export.
  func enclosures(of reference: MailReference, about id: LetterID, isFirst: Bool) throws -> Enclosures {
    guard let raw = try mail(reference.id), (try? ImportedRow(reading: raw.bytes)) == nil,
      // A mail over today's limits was held or read when they were others: then nothing of it travels.
      let message = try? Message(parsing: raw.bytes)
    else { return .none }
    return Enclosures(in: message, stem: isFirst ? "\(id)" : "\(id)-m\(reference.id)")
  }
}

extension Docket {
  /// The files of a mail of this letter: of that which it came with, or of what its author sent later.
  func enclosures(of mail: MailReference?) throws -> Enclosures {
    guard let mail else { return .none }
    let isFirst = mail.id == letter.registration.mail?.id
    return try office.ledger.enclosures(of: mail, about: id, isFirst: isFirst)
  }
}
