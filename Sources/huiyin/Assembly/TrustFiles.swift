import Office
import Settings
import Synchronization

/// The files of `signatures:` as they lie there: a list that is fetched every night counts without a restart.
///
/// With every pass it is asked of each what it is; read are only those of which one is another than before. What cannot
/// be read, as a list that is being written, changes nothing: what was read before still counts.
final class TrustFiles: Sendable {
  private struct State {
    var settings: SignatureSettings
    /// Nil before they were first looked at.
    var stamps: [FileStamp?]?
    var reads = 0
  }

  private let state: Mutex<State>
  private let warn: @Sendable (String) -> Void

  init(_ settings: SignatureSettings, warn: @escaping @Sendable (String) -> Void) {
    state = Mutex(State(settings: settings))
    self.warn = warn
  }

  /// How often all of them were read.
  var reads: Int { state.withLock { $0.reads } }

  /// What is trusted from now on; nil where that is the same as before.
  func renewed() -> OfficeTrust? {
    state.withLock { state in
      let stamps = state.settings.renewable.map { FileStamp(of: $0.path) }
      guard !stamps.isEmpty, stamps != state.stamps else { return nil }
      // They are looked at before they are read: what is written meanwhile is found the next time.
      state.stamps = stamps
      state.reads += 1
      do {
        let new = try state.settings.reread()
        guard new.renewable.map(\.bytes) != state.settings.renewable.map(\.bytes) else { return nil }
        let trust = Assembly.trust(new)
        try trust.policy(receivedAt: Environment.now(), assignedAt: nil).check()
        state.settings = new
        return trust
      } catch {
        warn("\(error); what was read before still counts")
        return nil
      }
    }
  }
}
