import Digest
import Domain
import Foundation
import GRDB

/// Puts a backup in the place of the ledger. What happened since is lost to it, but not undone: numbers were given out, mails
/// were sent, mails were taken, letters were erased. So it opens held.
package struct Restoring {
  let backup: Backup
  let directory: String
  /// How many numbers are passed over.
  let step: Int
  /// What letters are called; and where mails and exports are taken from.
  let prefix: String
  let mailboxes: [String]
  let accounts: [String]
  let erased: ErasureList
  let now: Timestamp
  let entropy: @Sendable (Int) -> [UInt8]

  package init(
    _ backup: Backup, to directory: String, step: Int, prefix: String, mailboxes: [String],
    accounts: [String], erased: ErasureList,
    at now: Timestamp, entropy: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.backup = backup
    self.directory = directory
    self.step = step
    self.prefix = prefix
    self.mailboxes = mailboxes
    self.accounts = accounts
    self.erased = erased
    self.now = now
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
      try prepare(ledger, by: party)
      try ledger.close()
      try erased.write(to: directory)
    } catch {
      replacement.discard()
      throw error
    }
    return try replacement.takePlace(at: now)
  }

  private func prepare(_ ledger: Ledger, by party: Party) throws {
    try ledger.forgetContents(of: erased)
    let known = try ledger.stored(erased)
    try ledger.write { book in
      try book.begin(Hold(since: now, madeAt: backup.manifest.madeAt))
      try book.passOverNumbers(step, prefix: prefix, years: backup.manifest.madeAt.day.year...now.day.year)
      try book.lookAgain(into: mailboxes)
      for account in accounts { try book.orderRereading(of: account) }
      try book.setAside(known, at: now)
      try book.record(
        .restored(
          RestoredMark(position: backup.manifest.head.sequence, madeAt: backup.manifest.madeAt, step: step)),
        at: now, by: party)
      for (letter, entries) in Dictionary(grouping: erased.entries, by: \.letter).sorted(by: {
        $0.key < $1.key
      }) {
        if let last = entries.last { try book.eraseAgain(letter, last, at: now) }
      }
    }
  }
}

extension Book {
  /// A number that may have been given out since is not given again.
  fileprivate func passOverNumbers(_ step: Int, prefix: String, years: ClosedRange<Int>) throws {
    let prefixes = try Set(database.values(String.self, "SELECT DISTINCT prefix FROM serial") + [prefix])
    for prefix in prefixes.sorted() {
      for year in years {
        try database.run(
          """
          INSERT INTO serial (prefix, year, last) VALUES (?, ?, ?)
          ON CONFLICT (prefix, year) DO UPDATE SET last = last + excluded.last
          """, [prefix, year, step])
      }
    }
  }

  /// Mailboxes are compared with the ledger, mail by mail, before anything else is said of them, and the site is made again.
  fileprivate func lookAgain(into mailboxes: [String]) throws {
    let known = try database.values(String.self, "SELECT DISTINCT mailbox FROM place")
    for mailbox in Set(mailboxes + known) { try setMark("reconciled \(mailbox)", to: 0) }
    for mark in ["listed", "searched", "searched beside", "looked up", "hourly pages"] {
      try setMark(mark, to: 0)
    }
  }

  /// Mails of erased letters, which may lie in a mailbox still, are known, and nothing becomes of them.
  fileprivate func setAside(_ mails: [Int64], at time: Timestamp) throws {
    for mail in mails {
      try database.run(
        """
        INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, note)
        VALUES (?, '', ?, 'set aside', 'erased')
        """, [mail, time.seconds])
    }
  }

  /// Orders what was done once, after the backup was made. A letter that was open then is closed by the same decision.
  fileprivate func eraseAgain(_ id: LetterID, _ entry: Erased, at now: Timestamp) throws {
    guard let letter = try letter(id), !letter.events.contains(where: { $0.fact.act == .erase }) else {
      return
    }
    let clerk = Party(.clerk, name: entry.clerk.isEmpty ? "保存期限" : entry.clerk)
    let reason = "本件已于\(entry.at.day)决定删除；从备份恢复后再次删除"
    if letter.hasPage {
      try record(.withdrawn(reason: Words(reason)), on: id, at: now, by: clerk)
      // What the site would be made of holds its words, too.
      try takeDown(id)
    }
    if try stage(of: id) == .cleared {
      try record(.blocked(findings: ["erased"]), on: id, at: now, by: .policy)
    }
    if try stage(of: id)?.isSettled == false {
      try record(.retracted(reason: Words(reason)), on: id, at: now, by: clerk)
    }
    try voidQuestions(about: id)
    try orderErasure(Erasure(letter: id, reason: reason, clerk: entry.clerk, at: entry.at, isListed: true))
  }
}

extension Ledger {
  /// What mails were told apart by that were erased; an empty row of each, so that none is taken in anew.
  fileprivate func forgetContents(of list: ErasureList) throws {
    try mailDatabase.write { database in
      for content in list.contents {
        try database.run(
          """
          INSERT OR IGNORE INTO mail (content, salt, commitment, receivedAt, bytes)
          VALUES (?, zeroblob(0), '', 0, zeroblob(0))
          """, [Data(content)])
      }
    }
  }

  /// Of these, those that no event names: the rows that are empty from the beginning.
  fileprivate func stored(_ list: ErasureList) throws -> [Int64] {
    try mailDatabase.read { database in
      try list.contents.compactMap {
        try database.value(
          Int64.self, "SELECT id FROM mail WHERE content = ? AND commitment = ''", [Data($0)])
      }
    }
  }
}

extension ErasureList {
  fileprivate var contents: [[UInt8]] { Set(entries.flatMap(\.mails)).sorted().compactMap { Hex.decode($0) } }
}
