import Domain
import Foundation
import GRDB

/// The office's memory (台账): events in a chain, personal values beside them, mail waiting to go out, mail held
/// for a person, and how far each mailbox was read. Raw mail lies in a file of its own, `mail.sqlite`.
///
/// One process writes (design law 3): `open(writingTo:)` takes a lock. Everybody may read beside it.
package final class Ledger: Sendable {
  /// Where it lies.
  let directory: String
  let database: Connection
  let mailDatabase: Connection
  let entropy: @Sendable (Int) -> [UInt8]
  private let observer: @Sendable ([Event], [OfficeEvent]) -> Void
  /// Held by whoever writes.
  let lock: ProcessLock?
  let page = Page()

  init(
    directory: String, database: Connection, mailDatabase: Connection,
    entropy: @escaping @Sendable (Int) -> [UInt8],
    observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void, lock: ProcessLock?
  ) {
    self.directory = directory
    self.database = database
    self.mailDatabase = mailDatabase
    self.entropy = entropy
    self.observer = observer
    self.lock = lock
  }

  /// One transaction: what `change` records, sends and settles stands together or not at all.
  @discardableResult
  package func write<Result>(_ change: (Book) throws -> Result) throws -> Result {
    try record(aroundMany: false, change)
  }

  /// What stands now, read as it was at the beginning. Of a ledger that was opened for reading nothing can be changed
  /// meanwhile; whoever writes the ledger looks in his turn.
  package func look<Result>(_ look: (Book) throws -> Result) throws -> Result {
    guard lock == nil else { return try write(look) }
    return try database.read { database in
      page.begin()
      defer { page.close() }
      return try look(Book(database: database, entropy: entropy, page: page, sums: self.database.sums))
    }
  }

  private func record<Result>(aroundMany: Bool, _ change: (Book) throws -> Result) throws -> Result {
    let (result, events, officeEvents) = try database.turn { database in
      let isWhole = !database.isInsideTransaction
      if isWhole { page.begin() }
      defer { if isWhole { page.close() } }
      let start = page.position
      // A rehearsal writes its mails one by one, as they would be written if each of its parts stood alone.
      let isAlone = !aroundMany && (isWhole || self.database.isRehearsing)
      do {
        let result = try self.database.write {
          let book = Book(database: $0, entropy: entropy, page: page, sums: self.database.sums)
          let result = try change(book)
          if isWhole || isAlone { try book.deliver() }
          return result
        }
        return (result, isWhole ? page.events : [], isWhole ? page.officeEvents : [])
      } catch {
        page.goBack(to: start)
        if isAlone, let unwritten = error as? UnwrittenMail { throw unwritten.reason }
        throw error
      }
    }
    if !events.isEmpty || !officeEvents.isEmpty { observer(events, officeEvents) }
    return result
  }

  /// One transaction around many: each `write` within `work` still stands or falls alone, and all of them are durable
  /// at the end with one wait for the disk. Nothing that is to be done only once they are durable may be done within.
  /// - Throws: ``UnwrittenMail`` where all has gone well but for a mail, and none of it has been done.
  @discardableResult
  package func together<Result>(_ work: () throws -> Result) throws -> Result {
    try record(aroundMany: true) { _ in try work() }
  }

  /// Whether the open transaction sends so many bytes of mail that it should end.
  package var hasFullPage: Bool { page.bytes > 16 << 20 }

  /// What was overwritten is in no file any more, as far as nobody reads it just now.
  package func forgetOverwritten() throws {
    for connection in [database, mailDatabase] {
      // A reader that is in the way is gone when the log is emptied next.
      do { try connection.emptyLog() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY
      {}
    }
  }

  /// Puts away the letters that lie open since they were registered.
  package func forgetLetters() { page.forgetLetters() }

  /// Gives back the memory in which pages of the files are kept for the next who asks for them.
  package func giveBackMemory() throws {
    for connection in [database, mailDatabase] { try connection.read { $0.releaseMemory() } }
  }

  package func close() throws {
    try database.close()
    try mailDatabase.close()
  }

  /// Full durability (WAL with `synchronous=FULL`), one connection a file: `safety.md` §10.
  static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;")
      guard !readOnly else { return }
      try database.execute(
        sql: "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA mmap_size=0;")
      // Room for a batch of letters in 32 MB of memory: what has no room is written to the log before its time, and
      // read back; and pages that every letter changes go from the log to the file once in 32 MB, not in 4. What a
      // savepoint may have to undo stays in memory as well: each letter has one, and it is over soon.
      try database.execute(
        sql: "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8192; PRAGMA temp_store=MEMORY;")
    }
    return configuration
  }

  static func makeDirectory(_ directory: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw LedgerError.unwritable(directory: directory, reason: error.localizedDescription)
    }
  }
}

/// What an administrator can do something about.
package enum LedgerError: Error, Equatable, CustomStringConvertible {
  case missing(directory: String)
  case unreadable(directory: String, reason: String)
  case unwritable(directory: String, reason: String)
  case inUse(directory: String)
  case newer(found: String)
  case older
  case unfinished(directory: String)
  case present(directory: String)
  case chainBroken(sequence: Int64, reason: String)
  case noSuchLetter(LetterID)
  case corrupt(String)

  package var description: String {
    switch self {
    case .missing(let directory): "\(directory): there is no ledger yet"
    case .unreadable(let directory, let reason): "\(directory): the ledger cannot be read: \(reason)"
    case .unwritable(let directory, let reason): "\(directory): cannot be written: \(reason)"
    case .inUse(let directory): "\(directory): another huiyin has the ledger open"
    case .newer(let found): "the ledger was written by a newer huiyin (it knows \"\(found)\")"
    case .older: "the ledger was written by an older huiyin, and this one has not run since"
    case .unfinished(let directory):
      "\(directory): somebody began to put another ledger there, and it is not whole"
    case .present(let directory): "\(directory): there is a ledger already"
    case .chainBroken(let sequence, let reason): "event \(sequence): \(reason)"
    case .noSuchLetter(let id): "there is no letter \(id)"
    case .corrupt(let what): "the ledger is damaged: \(what)"
    }
  }
}
