import Domain
import Mail
import Signatures
import Store

/// Looks again at signed mails that waited for the office to put its own house in order: for a fresh revocation list
/// above all. They are judged as of the time when they came, so that only other files can make a difference; it is
/// enough to look when there are some, and when the process begins.
struct Rejudging: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard office.renewTrust() else { return 0 }
    let codes = Set(Reason.allCases.filter(\.waits).map { Refusal.signature($0, detail: nil).code })
    var done = 0
    for held in try office.ledger.heldMail() where codes.contains(held.reason) && !stop() {
      guard try !waits(held) else { continue }
      let closing = HeldMail.Closing(at: now, by: "", .retry, why: "judged again")
      try office.ledger.write { try $0.release(held, for: nil, token: nil, deaths: 0, closing) }
      done += 1
    }
    return done
  }

  /// Whether it would only be held again. Whose key it is by is asked when it is dealt with.
  private func waits(_ held: HeldMail) throws -> Bool {
    guard let raw = try office.ledger.mail(held.mail),
      let receivedAt = try office.ledger.standing(of: held.mail)?.receivedAt
    else { return true }
    let leaders = office.register.units.flatMap(\.leaders)
    let policy = office.trust.policy(receivedAt: receivedAt, assignedAt: nil, leaders: leaders)
    return try policy.verdict(on: Message(parsing: raw.bytes)).reason?.waits ?? false
  }
}
