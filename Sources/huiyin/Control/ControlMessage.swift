import Office

/// What can be asked of a running daemon over its control socket; one JSON line each way.
struct ControlRequest: Codable, Sendable {
  enum Command: String, Codable, Sendable {
    case assign, decline, once, buildSite, reconcile
  }
  var command: Command
  var letter: String?
  var lead: String?
  var cooperating: [String]?
  var ground: Int?
  var full: Bool?
}

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
  /// What `reconcile` found, mailbox by mailbox.
  var reconciliations: [Reconciliation]?
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
