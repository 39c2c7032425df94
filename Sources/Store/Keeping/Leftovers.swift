import Domain
import Foundation

/// What an update or a restore has put aside beside the ledger (`ledger.sqlite.before-40`, `replaced-…`). It holds what was
/// erased since, and goes as backups do.
package struct Leftovers {
  /// Removes those that are older than ``Rotation/term``.
  /// - Returns: their names.
  @discardableResult
  package static func remove(from state: String, at now: Timestamp) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: state).filter {
      $0.contains(".sqlite.before-") || $0.hasPrefix("replaced-")
    }
    return try names.sorted().filter { name in
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
