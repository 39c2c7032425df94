import Domain
import Office
import Store

/// What can be asked of a running daemon over its control socket; one JSON line each way.
enum ControlRequest: Codable, Sendable {
  /// Everything once: collect, decide, send.
  case once
  /// Mailboxes and ledger, mail by mail.
  case reconcile
  case buildSite(full: Bool)
  /// The site to wherever else it is published, at once.
  case uploadSite(full: Bool)
  /// What would be decided about a letter; changes nothing.
  case route(LetterID)
  /// 已悉, for whoever is on duty as well.
  case acknowledge(LetterID)
  case release(Held.Release.Deed)
  /// 同意印发, for the supervisor alone.
  case releaseBulletin(Period)
  /// After a restore; these mailboxes must have been compared with the ledger.
  case resume(Hold.Ending, mailboxes: [String], accounts: [String])
  case deed(SentDeed)

  /// The file that follows the line.
  var file: SentFile? {
    get {
      guard case .deed(let sent) = self else { return nil }
      return sent.deed.file
    }
    set {
      guard case .deed(var sent) = self else { return }
      sent.deed.file = newValue
      self = .deed(sent)
    }
  }

  /// Whether there must be a ledger already.
  var needsLetters: Bool {
    switch self {
    case .once, .reconcile, .buildSite, .uploadSite: false
    case .route, .acknowledge, .release, .releaseBulletin, .resume: true
    case .deed(let sent): type(of: sent.deed).needsLetters
    }
  }
}
