import Digest
import Domain
import Mail
import Papers
import Store

/// The files of a letter's mails, numbered and named by us. What decorates a mail — logos, tracking pixels — is not
/// among them, and the same file is there once.
///
/// Mails within the mail are not looked into: they are named, as whoever forwards something says in his own words what
/// it is about.
struct Enclosures {
  private(set) var files: [Enclosure] = []
  private var seen: Set<[UInt8]> = []

  /// More are named only.
  private static let mostTravelling = 50

  /// Adds the files of a mail.
  /// - Parameter stem: how their names begin.
  mutating func add(_ message: Message, of mail: Int64, stem: String) {
    var inMail = 0
    for (place, file) in message.attachments.enumerated() {
      let bytes = message.content(of: file)
      let looked = ForeignFile(bytes, called: file.name)
      if Self.isDecoration(file, looked, bytes.count) { continue }
      inMail += 1
      guard seen.insert(SHA256.digest(of: bytes)).inserted else { continue }
      // A mail is no text, whatever its bytes look like.
      let kind = file.enclosed == nil ? looked.kind : .mail
      let travelling = Self.travelling(looked, file)
      let isOver = files.count(where: \.travels) >= Self.mostTravelling
      files.append(
        Enclosure(
          mail: mail, place: place, number: files.count + 1, name: "\(stem)-\(inMail).\(kind.suffix)",
          shownName: Self.shortened(file.name ?? "未命名"), kind: kind, size: bytes.count,
          travellingSize: travelling.size,
          obstacle: travelling.obstacle ?? (isOver ? .tooMany : nil)))
    }
  }

  /// Those that `holds` is true of, with their numbers.
  func filter(_ holds: (Enclosure) -> Bool) -> Enclosures {
    var some = self
    some.files = files.filter(holds)
    return some
  }

  /// The same, of which some do not travel for this reason.
  func withheld(for obstacle: Enclosure.Obstacle, where holds: (Enclosure) -> Bool) -> Enclosures {
    var all = self
    for index in all.files.indices where all.files[index].travels && holds(all.files[index]) {
      all.files[index].obstacle = obstacle
    }
    return all
  }

  /// The same under other names than their senders gave them.
  func renamed(_ change: (String) -> String) -> Enclosures {
    var all = self
    for index in all.files.indices { all.files[index].shownName = change(all.files[index].shownName) }
    return all
  }

  private static func travelling(
    _ looked: ForeignFile, _ file: ReceivedFile
  ) -> (size: Int, obstacle: Enclosure.Obstacle?) {
    switch looked.passage {
    case .passed(let bytes): file.enclosed == nil ? (bytes.count, nil) : (0, .file(.kind))
    case .withheld(let reason): (0, .file(reason))
    }
  }

  /// A picture within the words that is too small to show anything: a pixel that tells who has read, a logo.
  private static func isDecoration(_ file: ReceivedFile, _ looked: ForeignFile, _ bytes: Int) -> Bool {
    guard let size = looked.pictureSize, file.part.disposition?.name != "attachment" else { return false }
    let side = min(size.width, size.height)
    return bytes < 4 << 10 || (1..<16).contains(side) || (1..<80).contains(side) && bytes < 32 << 10
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
  /// A mail with files; nil where it is not there any more, cannot be read, or is the row of an export.
  func messageWithFiles(_ mail: Int64, opened: OpenedMails? = nil) throws -> Message? {
    if let message = opened?.message(mail) { return message }
    guard let raw = try self.mail(mail) else { return nil }
    // A mail that happens to begin like a row is none.
    let mayBeRow = raw.bytes.first == UInt8(ascii: "{")
    if mayBeRow, (try? ImportedRow(reading: raw.bytes)) != nil { return nil }
    // A mail over today's limits was read when they were others: then nothing of it travels.
    return try? Message(parsing: raw.bytes)
  }

  /// The files of these mails of a letter, one mail after the other.
  func enclosures(
    of mails: [MailReference], about letter: Letter, opened: OpenedMails? = nil
  ) throws -> Enclosures {
    var enclosures = Enclosures()
    for mail in mails {
      guard let message = try messageWithFiles(mail.id, opened: opened) else { continue }
      let isFirst = mail.id == letter.registration.mail?.id
      enclosures.add(message, of: mail.id, stem: isFirst ? "\(letter.id)" : "\(letter.id)-m\(mail.id)")
    }
    return enclosures
  }
}

extension Letter {
  /// The mail it came with, and those in which its author has added to it: the last twenty, as with their words.
  var mails: [MailReference] {
    [registration.mail].compactMap(\.self) + supplements.suffix(20).compactMap(\.mail)
  }
}

extension Docket {
  /// The files of mails of this letter; of all of them, unless some are named.
  func enclosures(of mails: [MailReference]? = nil) throws -> Enclosures {
    try office.ledger.enclosures(of: mails ?? letter.mails, about: letter, opened: office.openedMails)
  }

  /// Makes attachments of files; no more than one mail at a time lies in memory for it.
  func attachments(of files: [Enclosure]) throws -> [Attachment] {
    var open: (mail: Int64, message: Message)?
    var attachments: [Attachment] = []
    for file in files {
      if open?.mail != file.mail {
        open = try office.ledger.messageWithFiles(file.mail, opened: office.openedMails).map {
          (file.mail, $0)
        }
      }
      if let attachment = open.flatMap({ file.attachment(from: $0.message) }) {
        attachments.append(attachment)
      }
    }
    return attachments
  }
}
