import ArgumentParser
import Domain
import Foundation
import Mail
import Settings
import Signatures

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge the signature of a mail in a file.",
    discussion: "Exit status 0 only for a valid signature.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The mail, as an .eml file.") var file: String
  @Option(help: "Judge as received at this time: YYYY-MM-DD or YYYY-MM-DD HH:MM (Asia/Shanghai).") var at:
    String?
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
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Failure("\(file): cannot be read", status: 2)
    }
    let time = try receivedAt()
    let message = try Message(parsing: Array(bytes))
    let verdict = Assembly.trust(configuration.signatures).policy(receivedAt: time, assignedAt: nil)
      .verdict(on: message)
    let unit = verdict.signer.flatMap {
      configuration.register.unit(writingFrom: $0.address, on: time.day)?.name.text
    }
    let judgement = Self.judgement(verdict, unit: unit)
    if json {
      print(try JSON.text(judgement))
    } else {
      print([judgement.verdict, judgement.signer, unit].compactMap(\.self).joined(separator: "  "))
      if let reason = verdict.reason { print("\(reason.rawValue): \(verdict)") }
    }
    guard case .valid = verdict else { throw ExitCode(1) }
  }

  private func receivedAt() throws -> Timestamp {
    guard let at else { return Environment.now() }
    let parts = at.split(separator: " ")
    let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : [23, 59]
    guard (1...2).contains(parts.count), let day = Day(String(parts[0])), clock.count == 2,
      (0...23).contains(clock[0]), (0...59).contains(clock[1])
    else { throw Failure("\"\(at)\" is no time", hint: "write YYYY-MM-DD HH:MM", status: 2) }
    return Timestamp(day, hour: clock[0], minute: clock[1])
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
