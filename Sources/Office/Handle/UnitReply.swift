import Domain
import Mail
import Signatures
import Store

/// A mail that came with a unit's token, and everything that decides what it may do.
struct UnitReply {
  let mail: IncomingMail
  let raw: RawMail
  let message: Message
  private(set) var token: Token
  private(set) var holder: TokenHolder
  let unit: HandlingUnit
  let verdict: Verdict
  /// The registered person who writes; nil for anybody else.
  private(set) var sender: Party?
  /// What it says where a clerk records it for the unit (代录).
  let spoken: SpokenWord?
  let forms: ReplyForms

  init(
    mail: IncomingMail, raw: RawMail, token: Token, holder: TokenHolder, unit: HandlingUnit,
    assignedAt: Timestamp?, office: Office
  ) throws {
    self.mail = mail
    self.raw = raw
    self.token = token
    self.holder = holder
    self.unit = unit
    spoken = nil
    message = try office.message(in: raw)
    verdict = office.trust.policy(receivedAt: mail.receivedAt, assignedAt: assignedAt, leaders: unit.leaders)
      .verdict(on: message)
    forms = ReplyForms(in: message, signedBy: verdict.signer)
    let day = mail.receivedAt.day
    sender = Self.sender(of: message, of: unit, holder, on: day)
    ownWords = verdict.signer.map { ReplyText(of: $0.text) } ?? message.reply
    typedWords = Self.words(ownWords.words, of: unit, in: office, on: day)
    words = Self.words(typedWords, above: forms, of: unit)
  }

  /// Whoever writes, as far as the register knows him; a sub-unit speaks with the token that it was given, and with no other.
  private static func sender(of message: Message, of unit: HandlingUnit, _ holder: TokenHolder, on day: Day)
    -> Party?
  {
    let address = message.from.count == 1 ? message.from[0].mailbox : ""
    if let leader = unit.leader(writingFrom: address, on: day) {
      return Party(.leader, name: leader.name, unit: unit.name)
    }
    if let officer = unit.officer(writingFrom: address, on: day) {
      return Party(.officer, name: officer.name, unit: unit.name)
    }
    guard let name = holder.subUnit, unit.subUnit(writingFrom: address, on: day)?.name == name else {
      return nil
    }
    return Party(.officer, name: name, unit: unit.name)
  }

  /// Who wrote it, for the unit to read: by name where it has registered him; an address that it has not is not told
  /// whole, as it may be the author's.
  var senderChinese: String {
    if let sender {
      let role = sender.role == .leader ? "负责人" : sender.name == holder.subUnit ? "" : "信息员"
      return role + (sender.name ?? "")
    }
    guard message.from.count == 1, let first = message.from.first?.mailbox,
      let sign = first.lastIndex(of: "@")
    else { return "未登记的邮箱" }
    return "未登记的邮箱（\(first.prefix(1))***\(first[sign...])）"
  }

  /// What is said by words that may only cover a form.
  private static func words(_ typed: String, above forms: ReplyForms, of unit: HandlingUnit) -> String {
    guard let filled = forms.answering.map({ FilledAnswer($0.answer) }) else { return typed }
    if CoveringNote(of: unit).isAll(of: typed) { return filled.words }
    return CoveringWord(reading: typed, of: unit)?.words(with: filled) ?? typed
  }

  /// What a clerk records for the unit; nobody has signed it.
  init(
    spoken: SpokenWord, _ raw: RawMail, holder: TokenHolder, unit: HandlingUnit, token: Token, by party: Party
  ) throws {
    mail = IncomingMail(entered: raw)
    self.raw = raw
    message = try Message(parsing: raw.bytes)
    self.token = token
    self.holder = holder
    self.unit = unit
    verdict = .absent
    sender = party
    self.spoken = spoken
    forms = ReplyForms(in: message, signedBy: nil)
    ownWords = message.reply
    typedWords = spoken.words
    words = spoken.words
  }

  /// The new words, from the verified bytes where there are any: what is published is what was signed.
  let ownWords: ReplyText
  /// Whether they go on behind what is read of a mail; what is quoted below them may.
  var isCut: Bool { message.isTextCut && ownWords.history.isEmpty }
  /// The same without the line with the token, and without whoever signs below: an officer's name and telephone are no
  /// part of an answer, and alone they are none.
  private(set) var typedWords: String
  /// What it says; where the mail only covers a form that was filled in, what stands there as answer.
  private(set) var words: String

  /// One part of it, which is about one letter, and read as a mail of its own.
  func about(_ token: Token, _ holder: TokenHolder, saying words: String, in office: Office) -> UnitReply {
    var part = self
    (part.token, part.holder) = (token, holder)
    part.sender = Self.sender(of: message, of: unit, holder, on: mail.receivedAt.day)
    part.typedWords = Self.words(words, of: unit, in: office, on: mail.receivedAt.day)
    part.words = Self.words(part.typedWords, above: forms, of: unit)
    return part
  }

  /// What somebody of the unit says in some lines, without whoever signs below.
  func written(_ text: String, in office: Office) -> String {
    Self.words(ReplyText(of: text).words, of: unit, in: office, on: mail.receivedAt.day)
  }

  private static func words(_ written: String, of unit: HandlingUnit, in office: Office, on day: Day)
    -> String
  {
    let written = ProgramMarks.removed(from: Disclaimer.removed(from: written), of: unit)
    let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
    let own = lines.filter { !$0.contains("办件标识") && Token.all(in: String($0)).isEmpty }.joined(
      separator: "\n")
    let people = unit.officers.map(\.name) + unit.leaders.map(\.name)
    let surroundings = TriageLine(of: unit, in: office, on: day)
    let text = ClerkText(
      withoutTitle(own, of: people, surroundings), by: people, surroundings: surroundings
    ).words
    return OfficeText.lines(text).allSatisfy(surroundings.isSignature) ? "" : text
  }

  /// Without a last line that only says what somebody is, `旗住建局局长`, and without his name and the day behind a yes.
  private static func withoutTitle(_ text: String, of people: [String], _ surroundings: TriageLine) -> String
  {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      OfficeText.trimmed(String($0))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let isBelow = lines.dropLast().contains { !$0.isEmpty }
    if isBelow, let last = lines.last, let title = titles.first(where: last.hasSuffix) {
      let name = OfficeText.trimmed(String(last.dropLast(title.count)))
      if name.isEmpty || surroundings.isSignature(name) || surroundings.isOffice(name) {
        return lines.dropLast().joined(separator: "\n")
      }
    }
    guard let last = lines.last, let yes = LeadersYes.unsigned(last, by: people + titles) else { return text }
    return (lines.dropLast() + [yes]).joined(separator: "\n")
  }

  private static let titles = [
    "副局长", "局长", "副主任", "主任", "副科长", "科长", "股长", "党组书记", "书记", "副镇长", "镇长", "总经理", "经理", "所长", "站长", "队长",
    "院长", "校长",
    "信息员", "联络员",
  ]

  var isSpoken: Bool { spoken != nil }

  /// Whether it counts once the desk has the paper; a scan that came all the same is looked at.
  var awaitsPaper: Bool { spoken?.isOnPaper ?? (unit.signOff == .paper) && scans.isEmpty }

  /// Attachments that can be a sealed scan (`domain.md` §7): pdf, jpg, png, ofd.
  var scans: [Scan] { Scan.all(in: message) }

  /// Why nothing is said, as far as the mail tells. Nobody reads what stands inside a signature that does not hold: then
  /// that is the reason.
  var lackOfWords: Refusal {
    if case .invalid(let reason, let detail) = verdict, reason != .encrypted {
      return .signature(reason, detail: detail)
    }
    return message.encryption.isEmpty ? .empty : .encrypted
  }

  /// Whether all it says is that something comes along, and that is no form of the letter, so that nobody reads it.
  var answersInFile: Bool {
    guard !isSpoken, forms.answering == nil, forms.fault == nil, forms.areBesideOthers,
      message.encryption.isEmpty
    else { return false }
    if case .invalid = verdict { return false }
    if let word = CoveringWord(reading: typedWords, of: unit) { return word != .claim }
    guard case .answer = UnitWord(reading: typedWords) else { return false }
    return CoveringNote(of: unit).isAll(of: typedWords)
  }

  /// Why there is no scan, as far as the mail tells.
  var lackOfScan: Refusal {
    if !message.encryption.isEmpty { return .encrypted }
    if !message.hugeAttachments.isEmpty { return .hugeAttachment }
    return Scan.largestTooSmall(in: message).map { .smallPicture($0) } ?? .noScan
  }
}

extension TriageLine {
  /// What may stand below a unit's words.
  init(of unit: HandlingUnit, in office: Office, on day: Day) {
    self.init(
      signedAs: unit.officers.map(\.name) + unit.leaders.map(\.name) + [unit.name.text, unit.fullName]
        + unit.subUnits.map(\.name),
      UnitNames(office.register, on: day))
  }
}
