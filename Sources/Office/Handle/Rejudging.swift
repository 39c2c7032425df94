import Domain
import Mail
import Signatures
import Store

/// Looks again at signed mails that waited for the office to put its own house in order: for a fresh revocation list
/// above all. They are judged as of the time when they came, so that only other files can make a difference; it is
/// enough to look when there are some, and when the process begins. Only a program that could not be started is tried
/// with every pass: nothing tells that it is back.
struct Rejudging: PipelineStage {
  let office: Office
  let now: Timestamp

  /// For what such a mail is held.
  static let reasons = Reason.allCases.filter(\.waits).map { Refusal.signature($0, detail: nil).code }

  func run(until stop: () -> Bool) throws -> Int {
    let codes =
      office.renewTrust() ? Self.reasons : [Refusal.signature(.verifierUnavailable, detail: nil).code]
    var isVerifierAway = false
    var done = 0
    for held in try office.ledger.heldMail(for: codes) where !stop() {
      // Where it cannot be started for one it cannot for the next.
      if isVerifierAway, held.reason == Refusal.signature(.verifierUnavailable, detail: nil).code { continue }
      guard let verdict = try verdict(on: held) else { continue }
      if let reason = verdict.reason, reason.waits {
        isVerifierAway = isVerifierAway || reason == .verifierUnavailable
        continue
      }
      let closing = HeldMail.Closing(at: now, by: "", .retry, why: "judged again")
      try office.ledger.write { try $0.release(held, for: nil, token: nil, deaths: 0, closing) }
      done += 1
    }
    return done
  }

  /// What its signature is worth now. Whose key it is by is asked when it is dealt with.
  private func verdict(on held: HeldMail) throws -> Verdict? {
    guard let raw = try office.ledger.mail(held.mail),
      let receivedAt = try office.ledger.standing(of: held.mail)?.receivedAt
    else { return nil }
    let leaders = office.register.units.flatMap(\.leaders)
    let policy = office.trust.policy(receivedAt: receivedAt, assignedAt: nil, leaders: leaders)
    return try policy.verdict(on: Message(parsing: raw.bytes))
  }
}
