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

  /// Opens the ledger in `directory` for writing; makes or migrates it.
  /// - Parameters:
  ///   - entropy: gives that many random bytes, for salts.
  ///   - observer: hears of the events of each transaction once it is durable.
  ///   - faults: hears of what nobody can work on with.
  package static func open(
    writingTo directory: String, entropy: @escaping @Sendable (Int) -> [UInt8],
    observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void = { _, _ in },
    faults: @escaping @Sendable (LedgerFault) -> Void = { _ in }
  ) throws -> Ledger {
    try makeDirectory(directory)
    let lock = try ProcessLock(path: directory + "/lock")
    guard access(Replacement.path(in: directory), F_OK) != 0 else {
      throw LedgerError.unfinished(directory: directory)
    }
    return try open(writingTo: directory, under: lock, entropy: entropy, observer: observer, faults: faults)
  }

  /// Opens it for whoever has the lock already, or has the directory for himself.
  static func open(
    writingTo directory: String, under lock: ProcessLock?, entropy: @escaping @Sendable (Int) -> [UInt8],
    observer: @escaping @Sendable ([Event], [OfficeEvent]) -> Void = { _, _ in },
    faults: @escaping @Sendable (LedgerFault) -> Void = { _ in }
  ) throws -> Ledger {
    func connection(to file: String, _ migrations: Migrations) throws -> Connection {
      do {
        // Nobody else's to read, whatever the umask, nor what SQLite writes beside it.
        let path = "\(directory)/\(file)"
        Glibc.close(Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600))
        let connection = try Connection(
          path: path, configuration: configuration(readOnly: false), observer: faults)
        try connection.migrate(migrations)
        try connection.watch()
        return connection
      } catch {
        guard let fault = LedgerFault(error) else { throw error }
        faults(fault)
        guard case .damaged(let reason) = fault else { throw error }
        throw LedgerError.corrupt("\(directory)/\(file): \(reason)")
      }
    }
    let isThere = isThere(in: directory)
    let mail = try connection(to: "mail.sqlite", Schema.mail)
    // Numbers that were given out would be given again.
    if !isThere, try mail.holdsMails { throw lost(in: directory) }
    if !isThere, let trace = traces.first(where: { access("\(directory)/\($0)", F_OK) == 0 }) {
      throw LedgerError.corrupt(
        "\(directory)/ledger.sqlite and its mails are gone, and \(trace) of that office is there")
    }
    let database = try connection(to: "ledger.sqlite", Schema.ledger)
    // Mails would get the numbers of others, and pass for dealt with. What is damaged is met by whoever reads it.
    if let known = try? database.lastMailKnown, case let kept = try mail.lastMailKept, known > kept {
      throw LedgerError.corrupt(
        "\(directory)/mail.sqlite is gone, empty or older: it ends with mail \(kept), and ledger.sqlite knows of \(known)"
      )
    }
    return Ledger(
      directory: directory, database: database, mailDatabase: mail, entropy: entropy, observer: observer,
      lock: lock)
  }

  /// Whether there is anything in its place.
  private static func isThere(in directory: String) -> Bool {
    var status = stat()
    return stat(directory + "/ledger.sqlite", &status) == 0 && status.st_size > 0
  }

  /// What only an office leaves that has run.
  private static let traces = [LastBackup.name, ErasureList.name, "site.manifest"]

  private static func lost(in directory: String) -> LedgerError {
    .corrupt("\(directory)/ledger.sqlite is gone or empty, and mail.sqlite holds mails")
  }

  /// Opens the ledger in `directory` for reading, also beside a running daemon.
  package static func open(readingFrom directory: String) throws -> Ledger {
    func connection(to file: String) throws -> Connection {
      try Connection(path: "\(directory)/\(file)", configuration: configuration(readOnly: true))
    }
    func whole<Value>(_ file: String, _ look: () throws -> Value) throws -> Value {
      do { return try look() } catch {
        guard case .damaged(let reason) = LedgerFault(error) else { throw error }
        throw LedgerError.corrupt("\(directory)/\(file): \(reason)")
      }
    }
    if !isThere(in: directory), access(directory + "/mail.sqlite", R_OK) == 0,
      try whole("mail.sqlite", { try connection(to: "mail.sqlite").holdsMails })
    {
      throw lost(in: directory)
    }
    guard access(directory + "/ledger.sqlite", R_OK) == 0 else {
      guard errno == ENOENT else {
        throw LedgerError.unreadable(directory: directory, reason: String(cString: strerror(errno)))
      }
      let isUnfinished = access(Replacement.path(in: directory), F_OK) == 0
      throw isUnfinished ? LedgerError.unfinished(directory: directory) : .missing(directory: directory)
    }
    func checked(_ file: String, _ migrations: Migrations) throws -> Connection {
      try whole(file) {
        let connection = try connection(to: file)
        try connection.check(migrations)
        return connection
      }
    }
    let database = try checked("ledger.sqlite", Schema.ledger)
    let mail = try checked("mail.sqlite", Schema.mail)
    return Ledger(
      directory: directory, database: database, mailDatabase: mail, entropy: { _ in [] },
      observer: { _, _ in }, lock: nil)
  }

  private init(
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
