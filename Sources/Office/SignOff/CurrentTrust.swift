import Synchronization

/// Whom the office trusts now: an administrator, or a machine every night, renews revocation lists while it runs.
final class CurrentTrust: Sendable {
  private let state: Mutex<(trust: OfficeTrust, isJudgedBy: Bool)>
  private let look: @Sendable () -> OfficeTrust?

  /// - Parameter look: what is trusted from now on; nil where nothing has changed.
  init(_ trust: OfficeTrust, renewing look: @escaping @Sendable () -> OfficeTrust?) {
    state = Mutex((trust, false))
    self.look = look
  }

  var value: OfficeTrust { state.withLock { $0.trust } }

  /// - Returns: whether something has changed since this was asked last; the first time it has.
  func renew() -> Bool {
    let renewed = look()
    return state.withLock { state in
      defer { state.isJudgedBy = true }
      if let renewed { state.trust = renewed }
      return renewed != nil || !state.isJudgedBy
    }
  }
}
