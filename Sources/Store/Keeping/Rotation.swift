import Domain

/// Which backups of a directory go: all but the newest of them, and those that hold letters which were erased long enough
/// ago. The newest stays in any case.
package struct Rotation {
  package let removed: [Backup]
  /// What still holds letters that were erased since it was made.
  package let holding: [(backup: Backup, letters: [LetterID])]

  /// In seconds: so long after an erasure at most a backup holds what was erased, where newer ones are made meanwhile.
  package static let term: Int64 = 30 * 86_400

  /// - Parameters:
  ///   - count: how many stay.
  ///   - list: the letters that were erased.
  package init(of directory: String, keeping count: Int, _ list: ErasureList, at now: Timestamp) throws {
    let all = try Backup.all(in: directory)
    var (removed, holding): ([Backup], [(Backup, [LetterID])]) = ([], [])
    for (position, backup) in all.enumerated() {
      let newer = all.count - 1 - position
      let since = list.entries.filter { $0.at >= backup.manifest.madeAt }
      let overdue = since.filter { $0.at + Self.term <= now }
      if newer > 0, try newer >= count || !backup.holding(overdue.map(\.letter)).isEmpty {
        removed.append(backup)
      } else if case let held = try backup.holding(since.map(\.letter)), !held.isEmpty {
        holding.append((backup, held))
      }
    }
    for backup in removed { try backup.remove() }
    (self.removed, self.holding) = (removed, holding)
  }
}
