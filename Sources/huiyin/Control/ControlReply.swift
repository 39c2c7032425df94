import Domain
import Office

/// What the daemon answers: one JSON line.
struct ControlReply: Codable, Sendable {
  struct Trouble: Codable, Sendable {
    let message: String
    let hint: String?
  }
  /// What `site build` changed.
  struct SiteTally: Codable, Sendable {
    let written: Int
    let unchanged: Int
    let removed: Int
  }
  var lines: [String] = []
  var site: SiteTally?
  /// What `site upload` did, place by place.
  var uploads: [UploadReport]?
  var receipt: ImportReceipt?
  var earlier: EarlierReceipt?
  /// What `register` made.
  var entered: EntryReceipt?
  /// What `reconcile` found, mailbox by mailbox.
  var reconciliations: [Reconciliation]?
  /// How far the probes of a unit are.
  var probes: [ProbeState]?
  /// What went wrong; empty where all went well.
  var troubles: [Trouble] = []
}

extension ControlReply {
  init(_ failure: Failure) {
    troubles = failure.complaints.map { Trouble(message: $0.message, hint: $0.hint) }
  }

  /// Throws what went wrong.
  func check() throws {
    guard !troubles.isEmpty else { return }
    throw Failure(troubles.map { Complaint($0.message, hint: $0.hint) })
  }

  /// What was answered, to the terminal.
  func tell() throws {
    try Console.answer(lines: lines)
    try check()
  }
}

extension ControlReply {
  /// What was done, and who did it.
  init(_ done: String, by clerk: Party) {
    lines = ["\(done)（\(clerk.name ?? clerk.role.rawValue)）"]
  }
}
