import Digest
import Domain
import Foundation
import GRDB

/// Puts a backup in the place of the ledger. What happened since is lost to it, but not undone: numbers were given out, mails
/// were sent, mails were taken, letters were erased. So it opens held.
package struct Restoring {
  private let backup: Backup
  private let directory: String
  private let start: HeldStart
  private let entropy: @Sendable (Int) -> [UInt8]

  package init(
    _ backup: Backup, to directory: String, step: Int, prefix: String, mailboxes: [String],
    accounts: [String], erased: ErasureList,
    at now: Timestamp, entropy: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.backup = backup
    self.directory = directory
    start = HeldStart(
      step: step, prefix: prefix, mailboxes: mailboxes, accounts: accounts, erased: erased, now: now)
    self.entropy = entropy
  }

  /// - Parameter keys: SHA-256 of each of the office's keys that is there, by its name.
  /// - Returns: where the ledger lies that was there before, if there was one.
  package func run(by party: Party, keys: [String: String]) throws -> String? {
    // A key may have been put aside since; the one that was aside then, removed.
    for (name, digest) in backup.manifest.keys.sorted(by: { $0.key < $1.key })
    where !name.hasSuffix(".previous") && !keys.values.contains(digest) {
      throw BackupError.otherKey("\(directory)/\(name)")
    }
    try backup.verifyFiles()
    let replacement = try Replacement(in: directory)
    let former = try FormerLedgers(in: directory)
    let (serials, withdrawn) = (former.lastSerials, former.withdrawn(since: backup.manifest.madeAt))
    try former.close()
    do {
      for file in backup.manifest.files {
        try FileManager.default.copyItem(
          atPath: "\(backup.path)/\(file.name)", toPath: "\(replacement.path)/\(file.name)")
        guard try BackupManifest.File(file.name, in: replacement.path) == file else {
          throw BackupError.changed("\(replacement.path)/\(file.name)")
        }
      }
      let ledger = try Ledger.open(writingTo: replacement.path, under: replacement.lock, entropy: entropy)
      // It was brought up to date, where an older program made it.
      try backup.check(ledger)
      try start.prepare(
        ledger, madeAt: backup.manifest.madeAt, after: serials, without: withdrawn, by: party)
      try ledger.close()
      try start.erased.write(to: directory)
    } catch {
      replacement.discard()
      throw error
    }
    return try replacement.takePlace(at: start.now)
  }
}
