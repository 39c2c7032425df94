import Digest
import Domain
import Foundation
import GRDB

/// How a ledger begins that does not know what happened last, as it comes from a backup or an export: held.
package struct HeldStart: Sendable {
  /// How many numbers are passed over.
  let step: Int
  /// What letters are called; and where mails and exports are taken from.
  let prefix: String
  let mailboxes: [String]
  let accounts: [String]
  let erased: ErasureList
  let now: Timestamp

  package init(
    step: Int, prefix: String, mailboxes: [String], accounts: [String], erased: ErasureList, now: Timestamp
  ) {
    self.step = step
    self.prefix = prefix
    self.mailboxes = mailboxes
    self.accounts = accounts
    self.erased = erased
    self.now = now
  }

  /// What whoever made it begin reads.
  package static let told =
    "held: nothing is published and no mail leaves; start the daemon, then \"huiyin resume\""

  /// - Parameters:
  ///   - madeAt: until when it knows all; nil for its last event.
  ///   - serials: the last numbers that others have given out.
  ///   - withdrawn: the letters whose pages were taken down since.
  package func prepare(
    _ ledger: Ledger, madeAt: Timestamp? = nil, after serials: [(prefix: String, year: Int, last: Int)] = [],
    without withdrawn: [LetterID] = [], by party: Party
  ) throws {
    let madeAt = try madeAt ?? ledger.latestOfLastEvents() ?? now
    let position = try ledger.head().sequence
    try ledger.forgetContents(of: erased)
    let known = try ledger.stored(erased)
    try ledger.write { book in
      try book.begin(Hold(since: now, madeAt: madeAt))
      try book.passOverNumbers(step, prefix: prefix, years: min(madeAt, now).day.year...now.day.year)
      for serial in serials { try book.passOver(serial) }
      try book.lookAgain(into: mailboxes)
      for account in accounts { try book.orderRereading(of: account) }
      try book.setAside(known, at: now)
      try book.record(
        .restored(
          RestoredMark(position: position, madeAt: madeAt, step: step)),
        at: now, by: party)
      for letter in withdrawn { try book.withdrawAgain(letter, at: now, by: party) }
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

  /// Nor one that a ledger gave out which lies beside it.
  fileprivate func passOver(_ serial: (prefix: String, year: Int, last: Int)) throws {
    try database.run(
      """
      INSERT INTO serial (prefix, year, last) VALUES (?, ?, ?)
      ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last WHERE excluded.last > serial.last
      """, [serial.prefix, serial.year, serial.last])
  }

  /// A page that was taken down since does not come back.
  fileprivate func withdrawAgain(_ id: LetterID, at now: Timestamp, by party: Party) throws {
    guard let letter = try letter(id), letter.hasPage else { return }
    try record(.withdrawn(reason: Words("从备份恢复后再次撤下：备份以后已撤下")), on: id, at: now, by: party)
    try takeDown(id)
    try voidQuestions(about: id)
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
