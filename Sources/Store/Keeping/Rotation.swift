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
  ///   - made: the one that was made just now: it stays, also where one is dated in the future, by a clock that was ahead.
  package init(
    of directory: String, keeping count: Int, _ list: ErasureList, made: Backup? = nil, at now: Timestamp
  ) throws {
    let all = try Backup.all(in: directory).filter { $0.name != made?.name } + [made].compactMap(\.self)
    var (removed, holding): ([Backup], [(Backup, [LetterID])]) = ([], [])
    for (position, backup) in all.enumerated() {
      let newer = all.count - 1 - position
      // One that is dated in the future may hold anything.
      let isOfFuture = backup.manifest.madeAt > now
      let since = list.entries.filter { isOfFuture || $0.at >= backup.manifest.madeAt }
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
