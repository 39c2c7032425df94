import Domain
import Foundation

/// When the last good backup was made, as it is known beside the ledger: backups lie elsewhere, and may be away.
package enum LastBackup {
  static let name = "last-backup"
  private static func path(in state: String) -> String { "\(state)/\(name)" }

  /// Where the directory cannot be written, as by whoever may only read, nobody is told; the backup is as good.
  package static func note(_ time: Timestamp, in state: String) {
    try? Disk.write("\(time.seconds)\n".utf8, to: path(in: state))  // an alert on an old one says so
  }

  /// Nil where none was made yet.
  package static func time(in state: String) -> Timestamp? {
    guard let text = try? String(contentsOfFile: path(in: state), encoding: .utf8) else { return nil }
    return Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)).map(Timestamp.init(seconds:))
  }
}

extension Ledger {
  /// When it was last backed up.
  package var lastBackup: Timestamp? { LastBackup.time(in: directory) }
}
