import Domain
import Foundation
import GRDB

/// A file of rows for whoever keeps an account: what is to be said there, each notice in one row.
package struct ReplyFile: Sendable {
  package let id: Int64
  package let account: String
  package let day: Day
  /// 1, 2, 3 … of its day.
  package let serial: Int
  package let at: Timestamp
  /// What it holds, until it lies where it belongs.
  package let bytes: [UInt8]?
}

extension Book {
  /// What is to be said under an account by a desk and stands in no file yet, oldest first.
  package func unfiledNotices(of account: String, by desk: String, limit: Int) throws -> [Notice] {
    let condition = "way = 'account' AND account = ? AND desk = ? AND file IS NULL AND doneAt IS NULL"
    return Array(try Notice.all(database, condition, [account, desk]).prefix(limit))
  }

  /// When the last file of an account was made.
  package func lastReplyFile(of account: String) throws -> Timestamp? {
    try database.value(Int64.self, "SELECT max(at) FROM replyFile WHERE account = ?", [account])
      .map(Timestamp.init(seconds:))
  }

  /// Puts notices into the day's next file of their account, for good.
  package func file(_ notices: [Notice], of account: String, as bytes: [UInt8], at time: Timestamp) throws {
    try database.run(
      """
      INSERT INTO replyFile (account, day, serial, at, bytes) SELECT ?, ?, coalesce(max(serial), 0) + 1, ?, ?
      FROM replyFile WHERE account = ? AND day = ?
      """, [account, time.day.number, time.seconds, Data(bytes), account, time.day.number])
    let file = database.lastInsertedRowID
    for notice in notices {
      try database.run("UPDATE notice SET file = ? WHERE id = ? AND file IS NULL", [file, notice.id])
      guard database.changesCount == 1 else {
        throw LedgerError.corrupt("notice \(notice.id) stands in two files")
      }
    }
  }

  /// The file lies where it belongs; the ledger keeps no copy.
  /// - Returns: false where that was known.
  package func settle(_ file: ReplyFile) throws -> Bool {
    try database.run("UPDATE replyFile SET bytes = NULL WHERE id = ? AND bytes IS NOT NULL", [file.id])
    return database.changesCount == 1
  }

  /// Files that lie in folders and hold words of a letter which are erased are to be written anew there.
  /// - Parameter accounts: those that have a folder.
  package func orderRewriting(ofFilesNaming letter: LetterID, of accounts: [String]) throws {
    for account in accounts {
      try database.run(
        """
        UPDATE replyFile SET stale = 1 WHERE account = ? AND bytes IS NULL
        AND id IN (SELECT file FROM notice WHERE letter = ?)
        """, [account, letter.description])
    }
  }

  /// It lies there without them, or lies there no more.
  package func markRewritten(_ file: ReplyFile) throws {
    try database.run("UPDATE replyFile SET stale = 0 WHERE id = ?", [file.id])
  }

  /// The notices of a file, in the order of its rows.
  package func notices(in file: ReplyFile) throws -> [Notice] {
    try Notice.all(database, "file = ?", [file.id])
  }
}

extension Ledger {
  /// Which accounts have something to say that stands in no file yet, and which desk says it.
  package func accountsWithUnfiledNotices() throws -> [(account: String, desk: String)] {
    try database.read {
      try $0.rows(
        """
        SELECT DISTINCT account, desk FROM notice
        WHERE way = 'account' AND file IS NULL AND doneAt IS NULL ORDER BY account, desk
        """)
    }.map { ($0["account"], $0["desk"]) }
  }

  /// Files that do not lie where they belong yet, oldest first: of one account, or of all.
  package func waitingReplyFiles(of account: String? = nil) throws -> [ReplyFile] {
    try database.read {
      // With the plus SQLite looks at those alone that wait.
      try $0.rows(
        """
        SELECT * FROM replyFile WHERE bytes IS NOT NULL AND (? IS NULL OR account = ?) ORDER BY +id
        """, [account, account])
    }.map(ReplyFile.init)
  }

  /// Files that lie in their folder with words that were erased since; of one account, or of all.
  package func staleReplyFiles(of account: String? = nil) throws -> [ReplyFile] {
    try database.read {
      try $0.rows(
        "SELECT * FROM replyFile WHERE stale = 1 AND (? IS NULL OR account = ?) ORDER BY +id",
        [account, account])
    }.map(ReplyFile.init)
  }
}

extension ReplyFile {
  init(_ row: Row) {
    id = row["id"]
    account = row["account"]
    day = Day(number: row["day"])
    serial = row["serial"]
    at = Timestamp(seconds: row["at"])
    bytes = (row["bytes"] as Data?).map { Array($0) }
  }
}
