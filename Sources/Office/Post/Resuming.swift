import Domain
import Store

/// Why mail does not leave again.
package enum ResumeFault: Error, Equatable, CustomStringConvertible {
  case notHeld
  /// These mailboxes were not compared with the ledger since it was restored, or these accounts' exports not read again.
  case notCompared([String])

  package var description: String {
    switch self {
    case .notHeld: "nothing is held: no backup was restored, or mail leaves again"
    case .notCompared(let names):
      "not yet compared with the ledger since it was restored: \(names.joined(separator: ", "))"
    }
  }
}

extension Office {
  /// `huiyin resume`: mail leaves again after a restore, when what was taken meanwhile was fetched from every mailbox and read
  /// from every account's folder. What becomes of the mails that wait is done by whoever sends them.
  package func resume(
    _ ending: Hold.Ending, mailboxes: [String], accounts: [String], by clerk: Party, at now: Timestamp
  ) throws {
    guard let hold = try ledger.hold() else { throw ResumeFault.notHeld }
    let missing =
      try mailboxes.filter { try ledger.reconciliationDay(of: $0).map { $0 < hold.since.day } ?? true }
      + accounts.filter { try ledger.rereading(of: $0) != nil }
    guard missing.isEmpty else { throw ResumeFault.notCompared(missing) }
    try ledger.write { try $0.order(ending, by: clerk.name ?? "") }
  }

  /// What became of them, once it is over: `sent before 3, leaving now 2, not sent 0`.
  package func resumed() throws -> String? {
    guard try !ledger.isHeld else { return nil }
    for event in try ledger.officeEvents().reversed() {
      guard case .resumed(let mark) = event.fact else { continue }
      return "sent before \(mark.sent), leaving now \(mark.waiting), not sent \(mark.dropped)"
    }
    return nil
  }
}
