import Domain
import Foundation

/// What an update or a restore has put aside beside the ledger (`ledger.sqlite.before-40`, `replaced-…`). It holds what was
/// erased since, and goes as backups do.
package struct Leftovers {
  /// Their names, sorted.
  package static func all(in state: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: state).filter {
      $0.contains(".sqlite.before-") || $0.hasPrefix("replaced-")
    }.sorted()
  }

  /// Removes those that are older than ``Rotation/term``.
  /// - Returns: their names.
  @discardableResult
  package static func remove(from state: String, at now: Timestamp) throws -> [String] {
    try all(in: state).filter { name in
      let path = "\(state)/\(name)"
      let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      guard let changed, Int64(changed.timeIntervalSince1970) + Rotation.term <= now.seconds else {
        return false
      }
      try FileManager.default.removeItem(atPath: path)
      return true
    }
  }
}
