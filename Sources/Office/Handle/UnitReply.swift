import Domain
import Mail
import Signatures
import Store

/// A mail that came with a unit's token, and everything that decides what it may do.
struct UnitReply {
  let mail: IncomingMail
  let raw: RawMail
  let message: Message
  let token: Token
  let holder: TokenHolder
  let unit: HandlingUnit
  let verdict: Verdict
  /// The registered person who writes; nil for anybody else.
  let sender: Party?
  /// What it says where a clerk records it for the unit (代录).
  let spoken: SpokenWord?
  let forms: ReplyForms

  init(
    mail: IncomingMail, raw: RawMail, token: Token, holder: TokenHolder, unit: HandlingUnit,
    assignedAt: Timestamp?, trust: OfficeTrust
  ) throws {
    self.mail = mail
    self.raw = raw
    self.token = token
    self.holder = holder
    self.unit = unit
    spoken = nil
    message = try Message(parsing: raw.bytes)
    verdict = trust.policy(receivedAt: mail.receivedAt, assignedAt: assignedAt, leaders: unit.leaders)
      .verdict(on: message)
    forms = ReplyForms(in: message, signedBy: verdict.signer)
    let address = message.from.count == 1 ? message.from[0].mailbox : ""
    let day = mail.receivedAt.day
    if let leader = unit.leader(writingFrom: address, on: day) {
      sender = Party(.leader, name: leader.name, unit: unit.name)
    } else if let officer = unit.officer(writingFrom: address, on: day) {
      sender = Party(.officer, name: officer.name, unit: unit.name)
    } else {
      sender = nil
    }
  }

  /// What it says, from the verified bytes where there are any: what is published is what was signed. Where the mail
  /// only covers a form that was filled in, its answer.
  var words: String {
    if let spoken { return spoken.words }
    guard let form = forms.answering, CoveringNote(of: unit).isAll(of: typedWords) else { return typedWords }
    return "答复：\(form.answer)"
  }

  /// The new words that were typed into the mail.
  var typedWords: String {
    let lines = ownWords.words.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.contains("办件标识") && Token.all(in: String($0)).isEmpty }.joined(separator: "\n")
  }

  var ownWords: ReplyText { verdict.signer.map { ReplyText(of: $0.text) } ?? message.reply }

  var isSpoken: Bool { spoken != nil }

  /// Whether it counts once the desk has the paper; a scan that came all the same is looked at.
  var awaitsPaper: Bool { spoken?.isOnPaper ?? (unit.signOff == .paper) && scans.isEmpty }

  /// Attachments that can be a sealed scan (`domain.md` §7): pdf, jpg, png, ofd.
  var scans: [Scan] { Scan.all(in: message) }

  /// Why there is no scan, as far as the mail tells.
  var lackOfScan: Refusal {
    if !message.encryption.isEmpty { return .encrypted }
    return message.hugeAttachments.isEmpty ? .noScan : .hugeAttachment
  }
}

/// A sealed and signed scan of the form (盖章扫描件).
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

  /// Nil where it can be none.
  init?(reading bytes: [UInt8]) {
    guard let (suffix, type) = Self.kind(of: bytes) else { return nil }
    (self.suffix, self.type, self.bytes) = (suffix, type, bytes)
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
