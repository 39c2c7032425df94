import Domain
import Store

/// Tells the alert command of every call (短信、企业微信 and the like), outside of all transactions: what was called is
/// durable before, each alert is marked as begun before the command is run, and its end is recorded on the letter.
///
/// So it is run at most once for each call. What the process died over may have been run, and is not run again; and
/// whatever becomes of it, the mail goes its way.
package struct Alerting: Sendable {
  private let office: Office
  /// How the command ended, in a few words, and whether it was well; what it is told is JSON.
  private let run: @Sendable ([UInt8]) -> (end: String, isWell: Bool)

  package init(office: Office, run: @escaping @Sendable ([UInt8]) -> (end: String, isWell: Bool)) {
    self.office = office
    self.run = run
  }

  /// Runs the command for everything that waits.
  /// - Returns: how many alerts were dealt with.
  package func run(at now: () -> Timestamp, until stop: () -> Bool = { false }) throws -> Int {
    var done = 0
    for alert in try office.ledger.interruptedAlerts() {
      try finish(alert, ("of unknown fate: the process died meanwhile", false), at: now())
      done += 1
    }
    while !stop(), let alert = try office.ledger.beginNextAlert(at: now()) {
      let message = try office.open(alert.letter, at: now()) { try AlertMessage(alert, on: $0) }
      try finish(alert, run(try message.json()), at: now())
      done += 1
    }
    return done
  }

  private func finish(_ alert: Alert, _ result: (end: String, isWell: Bool), at now: Timestamp) throws {
    try office.open(alert.letter, at: now) { docket in
      let call = try alert.call.flatMap { try docket.book.dutyCall(number: $0) }
      let about = "\(alert.kind.rawValue)\(call.map { " \($0.name)" } ?? "")"
      if result.isWell {
        try docket.record(.noted(Words("通知命令（\(about)）：\(result.end)")), by: .policy)
      } else {
        try docket.record(
          .held(mail: nil, reason: "alert", detail: "alert command (\(about)): \(result.end)"), by: .policy)
      }
      try docket.book.end(alert, at: now)
    }
  }
}
