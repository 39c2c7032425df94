import Domain
import GRDB

extension Ledger {
  /// Records that another configuration is in effect; what the ledger knows already is not said again.
  package func noteConfiguration(_ digest: String, at now: Timestamp) throws {
    guard try configuration() != digest else { return }
    try write { _ = try $0.record(.configured(digest: digest), at: now, by: .policy) }
  }

  /// The digest of the configuration that was in effect at a position of the chain, or is; nil where none was recorded.
  package func configuration(asOf position: Int64? = nil) throws -> String? {
    for event in try officeEvents().reversed() where event.sequence <= position ?? .max {
      if case .configured(let digest) = event.fact { return digest }
    }
    return nil
  }
}
