import ArgumentParser
import Domain
import Mail
import Office
import Settings
import Signatures
import Store

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge the signature of a mail in a file.",
    discussion:
      """
      Exit status 0 only for a valid signature of a leader with that certificate or key registered for him in the \
      units; with --letter, only for one that signs that letter off, or has signed off the answer that stands. A note \
      says what was not looked at.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The mail, as an .eml file.") var file: String
  @Option(help: "The units, in place of the configuration's own file.", completion: .file()) var units:
    String?
  @Option(
    help: "Judge whether it signs this letter off: NM2026000001.", completion: .letters,
    transform: LetterID.argument)
  var letter: LetterID?
  @Option(
    help: "Judge as received at this time: YYYY-MM-DD or \"YYYY-MM-DD HH:MM\" (Asia/Shanghai).",
    transform: Timestamp.argument)
  var at: Timestamp?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load(units: units)
    try configuration.checkTrustFiles()
    let time = at ?? Environment.now()
    let message = try MailFile(path: file).message()
    let bound = try letter.map { try Bound(to: $0, configuration) }
    let leaders = configuration.register.units.flatMap(\.leaders)
    let verdict = Assembly.trust(configuration.signatures)
      .policy(receivedAt: time, assignedAt: bound?.letter.assignedAt, leaders: leaders).verdict(on: message)
    let fault = try verdict.signer.flatMap { signer in
      try configuration.register.fault(of: signer, on: time.day)
        ?? bound?.fault(of: signer, configuration.register, on: time.day)
    }
    var judgement = Judgement(verdict, fault: fault, register: configuration.register, on: time.day)
    if judgement.verdict == "valid" { judgement.note = bound == nil ? Self.unbound : Self.unread }
    if json { try Console.answer(JSON.text(judgement)) } else { try Console.answer(lines: judgement.lines) }
    guard judgement.verdict == "valid" else { throw ExitCode(1) }
  }

  private static let unbound =
    "no --letter: whether it signs a letter off, and was used before, was not checked"
  private static let unread =
    "what it says was not read: whether it answers, or agrees to the answer that waits, the office finds"

  /// The letter that a signature is to sign off.
  private struct Bound {
    let ledger: Ledger
    let letter: Letter
    let mint: TokenMint

    init(to id: LetterID, _ configuration: Configuration) throws {
      ledger = try Ledger.open(readingFrom: configuration.state)
      guard let letter = try ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
      self.letter = letter
      mint = try TokenKeys.read(in: configuration.state, beside: ledger).mint
    }

    func fault(of signer: Signer, _ register: Register, on day: Day) throws -> (code: String, detail: String)?
    {
      SignOffBinding.fault(
        of: signer, in: letter, register: register, mint: mint,
        wasUsed: try ledger.wasUsed(signature: signer.signatureDigest, content: signer.contentDigest), on: day
      )
    }
  }

  /// The answer; its JSON keys are stable.
  private struct Judgement: Encodable {
    let verdict: String
    /// A code.
    var reason: String?
    var detail: String?
    var signer: String?
    var unit: String?
    var fingerprint: String?
    var signedText: String?
    /// What was not looked at.
    var note: String?
    /// Of the reason, for people.
    private var sentence = ""

    private enum CodingKeys: CodingKey {
      case verdict, reason, detail, signer, unit, fingerprint, signedText, note
    }

    init(_ verdict: Verdict, fault: (code: String, detail: String)?, register: Register, on day: Day) {
      switch verdict {
      case .absent: self.verdict = "absent"
      case .invalid(let reason, let detail):
        self.verdict = "invalid"
        self.reason = reason.rawValue
        self.detail = detail
        sentence = verdict.description
      case .valid(let signer):
        self.verdict = fault == nil ? "valid" : "invalid"
        reason = fault?.code
        detail = fault?.detail
        sentence = fault?.detail ?? ""
        self.signer = signer.address
        unit = register.unit(writingFrom: signer.address, on: day)?.name.text
        fingerprint = signer.fingerprint
        signedText = signer.text
      }
    }

    /// For a terminal.
    var lines: [String] {
      let words = [verdict, signer, unit].compactMap(\.self).joined(separator: "  ")
      return [words] + (reason.map { ["\($0): \(sentence)"] } ?? [])
        + (note.map { ["note: \($0)"] } ?? [])
    }
  }
}
