import Domain
import Mail
import Store

/// The holding pen (无法识别的来信) as a clerk sees it: who wrote, what about, why it waits, what it looks like.
package final class HoldingPen {
  private let ledger: Ledger
  private let register: Register
  /// Read once, and only where a mail from somebody known asks for it.
  private lazy var waiting = Result { try OpenLetters(of: ledger) }

  package init(_ ledger: Ledger, _ register: Register) {
    self.ledger = ledger
    self.register = register
  }

  /// What waits, oldest first.
  /// - Parameter all: also what was closed.
  package func entries(all: Bool = false) throws -> [PenEntry] {
    try ledger.heldMail(all: all).map(entry)
  }

  package func entry(_ held: HeldMail) throws -> PenEntry {
    guard let standing = try ledger.standing(of: held.mail) else {
      throw LedgerError.corrupt("mail \(held.mail) of the holding pen was never taken in")
    }
    let content = PenContent(held, try ledger.mail(held.mail)?.bytes ?? [])
    return PenEntry(
      held: held, standing: standing, from: content.from ?? Self.account(of: held, standing),
      subject: content.subject, guess: Guess(from: try findings(content, held, standing)))
  }

  /// The sender's own words, or a row's, without codes of ours; nil where there are none that may be read.
  func words(of held: HeldMail) throws -> String? {
    switch PenContent(held, try ledger.mail(held.mail)?.bytes ?? []) {
    case .mail(let message): OwnCodes.removed(from: message.reply.words)
    case .row(let row): (row.comment ?? row.legible)?.text
    case .head, .file, .unread: nil
    }
  }

  /// Everything its sender said: what about, his words, and what he called his files.
  func text(of held: HeldMail) throws -> String {
    let content = PenContent(held, try ledger.mail(held.mail)?.bytes ?? [])
    return ([content.subject, try words(of: held)].compactMap(\.self) + content.fileNames)
      .joined(separator: "\n")
  }

  private static func account(of held: HeldMail, _ standing: MailStanding) -> String? {
    HeldReason(held).kind == .file ? standing.mailbox : nil
  }

  private func findings(_ content: PenContent, _ held: HeldMail, _ standing: MailStanding) throws
    -> PenFindings
  {
    var findings = PenFindings(kind: HeldReason(held).kind, heldFor: held.letter)
    if case .row(let row) = content { findings.hasWords = row.comment ?? row.legible != nil }
    findings.isPortals = held.reason == "portal" && !PortalForm.doubts.contains(held.detail)
    if findings.kind == .machine, case .mail(let message) = content {
      findings.isOnlyMarked = message.isOnlyMarked
    }
    if findings.kind == .refused { findings.isOvertaken = try isOvertaken(held) }
    guard findings.kind == .loose, case .mail(let message) = content else { return findings }
    let day = standing.receivedAt.day
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    findings.unit = register.unit(writingFrom: sender, on: day)?.name
    findings.isClerk =
      register.clerk(writingFrom: sender, on: day) != nil || register.desk(writingFrom: sender) != nil
    findings.isDesksAnswer = try ledger.isDesksAnswer(MailTokens(of: message))
    findings.hasWords = !OfficeText.trimmed(message.text).isEmpty
    findings.subject = OfficeText.trimmed(message.subjectStem)
    findings.answers = try (message.inReplyTo + message.references.reversed()).prefix(10).lazy
      .compactMap { [ledger] in try ledger.outbox(messageID: $0)?.mail.letter }.first
    findings.names = try names(in: message, held)
    if let unit = findings.unit {
      findings.atUnit = try waiting.get().atUnit[unit] ?? []
    } else if !sender.isEmpty {
      findings.written = try waiting.get().writtenFrom[sender.lowercased()] ?? []
    }
    return findings
  }

  private func isOvertaken(_ held: HeldMail) throws -> Bool {
    guard let letter = try held.letter.flatMap(ledger.letter) else { return false }
    let words: Set<Act> = [.claim, .return, .reply, .cooperate]
    if letter.events.contains(where: { $0.at > held.at && words.contains($0.fact.act) }) { return true }
    // That it is public is no reason against a correction, which is about what is public.
    return letter.stage.isClosed && !Self.corrections.contains(held.reason)
  }

  private static let corrections = Set(CorrectionRefusal.each.map { Refusal.correcting($0).code })

  /// Numbers that stand in it and are letters of ours.
  private func names(in message: Message, _ held: HeldMail) throws -> [LetterID] {
    let named = LetterNumbers.all(in: message.subject) + LetterNumbers.all(in: message.text)
    var found: [LetterID] = []
    for id in ([held.letter].compactMap(\.self) + named).prefix(20) where !found.contains(id) {
      if try ledger.letter(id) != nil { found.append(id) }
    }
    return found
  }
}

/// One entry of the pen. Who wrote and what about is a stranger's word.
package struct PenEntry: Sendable {
  package let held: HeldMail
  package let standing: MailStanding
  package let from: String?
  package let subject: String?
  package let guess: Guess
  /// What a desk's mail shows of its words; nil elsewhere.
  var words: String?

  package var reason: HeldReason { HeldReason(held) }
}

/// What lies in the store for an entry, as far as it may be read.
package enum PenContent {
  case mail(Message)
  /// The header of a mail that stayed on its server; nil where not even that could be had.
  case head(Message?)
  case row(ImportedRow)
  case file
  /// Not read: it killed a process before, or breaks a limit.
  case unread

  package init(_ held: HeldMail, _ bytes: [UInt8]) {
    switch held.reason {
    case "deadly": self = .unread
    case "bad file": self = .file
    // What cannot be read says nothing; the entry is shown without it.
    case "left on the server": self = .head(try? Message(parsing: bytes))
    default:
      if let row = Self.row(bytes) { self = .row(row) } else { self = Self.mail(bytes) }
    }
  }

  /// The mail store keeps rows as JSON, which is no mail.
  private static func row(_ bytes: [UInt8]) -> ImportedRow? {
    // What is no row is looked at as a mail.
    bytes.first == UInt8(ascii: "{") ? try? ImportedRow(reading: bytes) : nil
  }

  private static func mail(_ bytes: [UInt8]) -> PenContent {
    // What broke a limit is held for that, and shown as what could not be read.
    (try? Message(parsing: bytes)).map(PenContent.mail) ?? .unread
  }

  var from: String? {
    switch self {
    case .mail(let message), .head(let message?):
      message.from.isEmpty ? nil : message.from.prefix(3).map(\.shown).joined(separator: ", ")
    case .row(let row):
      [row.account, (row.comment ?? row.legible)?.author].compactMap(\.self).joined(separator: " ")
    case .head(nil), .file, .unread: nil
    }
  }

  var fileNames: [String] {
    if case .mail(let message) = self { message.attachments.compactMap(\.name) } else { [] }
  }

  /// The subject, else the first words.
  var subject: String? {
    switch self {
    case .mail(let message), .head(let message?):
      OfficeText.trimmed(message.subject).isEmpty ? message.text.firstWords : message.subject.firstWords
    case .row(let row):
      ((row.comment ?? row.legible)?.text ?? row.cells.map(\.value).joined(separator: " ")).firstWords
    case .head(nil), .file, .unread: nil
    }
  }
}

/// The letters that wait for somebody, by whom their next word is likely to come from.
private struct OpenLetters {
  private(set) var atUnit: [UnitName: [PenFindings.OpenLetter]] = [:]
  private(set) var writtenFrom: [String: [LetterID]] = [:]

  /// The newest only: in an office that has more open, a guess is the least of its troubles.
  private static let most = 2000

  init(of ledger: Ledger) throws {
    let open = try ledger.letters(at: Stage.allCases.filter { !$0.isClosed }).suffix(Self.most)
    for id in open {
      guard let letter = try ledger.letter(id) else { continue }
      for unit in letter.assignment?.units ?? [] {
        atUnit[unit, default: []].append(.init(id: id, title: letter.title.shown))
      }
      if let address = letter.registration.authorAddress?.text {
        writtenFrom[address.lowercased(), default: []].append(id)
      }
    }
  }
}

extension Message {
  /// Of an automatic mail: whether only a header such as `Precedence` says so, and none that lists and notices have;
  /// of a bounce, a recall or a receipt, whether only its words do, which a person may write as well.
  fileprivate var isOnlyMarked: Bool {
    let marks = ["List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID"]
    let replies = ["自动回复", "自动答复", "系统自动", "automatic reply", "out of office", "auto:"]
    guard marks.allSatisfy({ headers(named: $0).isEmpty }), !OfficeText.trimmed(text).isEmpty else {
      return false
    }
    switch kind {
    case .autoReply:
      let start = subject.lowercased().drop { " [【(（".contains($0) }
      return !replies.contains { start.hasPrefix($0) }
    case .bounce, .recall, .receipt:
      let path = headers(named: "Return-Path").first.map { OfficeText.trimmed($0.text) }
      return path != "<>" && headers(named: "Auto-Submitted").isEmpty
        && !root.contentType.matches("multipart", "report")
    case .letter, .reply, .own: return false
    }
  }
}

extension Address {
  fileprivate var shown: String { name.map { "\($0) <\(mailbox)>" } ?? mailbox }
}

extension String {
  fileprivate var firstWords: String? {
    let beginning = String(String.UnicodeScalarView(unicodeScalars.prefix(400)))
    let words = beginning.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
    return words.isEmpty ? nil : String(String.UnicodeScalarView(words.prefix(100)))
  }
}
