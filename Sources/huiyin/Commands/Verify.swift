import ArgumentParser
import Domain
import Mail
import Settings
import Signatures

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge the signature of a mail in a file.",
    discussion: "Exit status 0 only for a valid signature.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The mail, as an .eml file.") var file: String
  @Option(
    help: "Judge as received at this time: YYYY-MM-DD or \"YYYY-MM-DD HH:MM\" (Asia/Shanghai).",
    transform: Timestamp.argument)
  var at: Timestamp?
  @Flag(help: "As JSON.") var json = false

  private struct Judgement: Encodable {
    let verdict: String
    let reason: String?
    let detail: String?
    let signer: String?
    let unit: String?
    let fingerprint: String?
    let signedText: String?
  }

  func run() throws {
    let configuration = try options.load()
    let time = at ?? Environment.now()
    let message = try MailFile(path: file).message()
    let verdict = Assembly.trust(configuration.signatures).policy(receivedAt: time, assignedAt: nil)
      .verdict(on: message)
    let unit = verdict.signer.flatMap {
      configuration.register.unit(writingFrom: $0.address, on: time.day)?.name.text
    }
    let judgement = Self.judgement(verdict, unit: unit)
    if json {
      try Console.answer(JSON.text(judgement))
    } else {
      let words = [judgement.verdict, judgement.signer, unit].compactMap(\.self).joined(separator: "  ")
      try Console.answer(lines: [words] + (verdict.reason.map { ["\($0.rawValue): \(verdict)"] } ?? []))
    }
    guard case .valid = verdict else { throw ExitCode(1) }
  }

  private static func judgement(_ verdict: Verdict, unit: String?) -> Judgement {
    let (word, detail): (String, String?) =
      switch verdict {
      case .valid: ("valid", nil)
      case .invalid(_, let detail): ("invalid", detail)
      case .absent: ("absent", nil)
      }
    return Judgement(
      verdict: word, reason: verdict.reason?.rawValue, detail: detail, signer: verdict.signer?.address,
      unit: unit,
      fingerprint: verdict.signer?.fingerprint, signedText: verdict.signer?.text)
  }
}
