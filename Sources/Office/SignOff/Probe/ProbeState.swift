import Domain
import Store

/// How far the last probe of one person has come, for the command line; its JSON keys are stable.
package struct ProbeState: Codable, Sendable, Equatable {
  package enum Verdict: String, Codable, Sendable {
    /// It waits to be sent, or for its answer.
    case waiting
    /// It could not be delivered.
    case undelivered
    case valid, invalid
  }

  package let unit: String
  package let person: String
  package let address: String
  package let sentAt: Timestamp
  package let answeredAt: Timestamp?
  package let verdict: Verdict
  /// A code; only where it is invalid.
  package let reason: String?
  package let detail: String?

  private init(_ probe: SentProbe, in ledger: Ledger) throws {
    (unit, person, address, sentAt) = (probe.unit.text, probe.person, probe.recipient, probe.sentAt)
    let answer = try ledger.answers(to: probe).last
    answeredAt = answer?.receivedAt
    reason = answer?.reason
    if let answer {
      (verdict, detail) = answer.reason == nil ? (.valid, nil) : (.invalid, answer.detail)
    } else {
      let mail = try ledger.outbox(messageID: probe.messageID)
      let isLost = try mail.map { try ledger.isReturned($0.id) || [.failed, .held].contains($0.state) }
      (verdict, detail) = isLost == true ? (.undelivered, mail?.reply) : (.waiting, nil)
    }
  }

  /// The last of each person of a unit, in the order in which they were first asked.
  package static func all(of unit: UnitName, in ledger: Ledger) throws -> [ProbeState] {
    var last: [SentProbe] = []
    for probe in try ledger.probes(of: unit) {
      if let place = last.firstIndex(where: { $0.recipient == probe.recipient }) {
        last[place] = probe
      } else {
        last.append(probe)
      }
    }
    return try last.map { try ProbeState($0, in: ledger) }
  }

  /// `旗住建局  王强  leader@zhujian.example  sent 2026-11-23 09:00  invalid  signature:nestedSignature: only a part …`
  package var line: String {
    let answered = answeredAt.map { "answered \($0)" }
    let why = reason.map { "\($0): \(detail ?? "")" } ?? detail
    return [unit, person, address, "sent \(sentAt)", answered, verdict.rawValue, why].compactMap(\.self)
      .joined(separator: "  ")
  }
}
