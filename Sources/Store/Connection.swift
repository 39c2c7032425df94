import GRDB
import Synchronization

/// One connection to one SQLite file. Whoever uses it has it alone; within his turn he may use it again, so that a
/// stage can read and write in the middle of a transaction around many letters.
final class Connection: Sendable {
  private let queue: DatabaseQueue
  private let rehearsals = Mutex(0)
  /// Of what this connection watches.
  let sums = CarriedSums()
  private let observer: @Sendable (LedgerFault) -> Void

  /// - Parameter observer: hears of what nobody can work on with.
  init(
    path: String, configuration: Configuration, observer: @escaping @Sendable (LedgerFault) -> Void = { _ in }
  ) throws {
    queue = try DatabaseQueue(path: path, configuration: configuration)
    self.observer = observer
  }

  func migrate(_ migrations: Migrations) throws { try migrations.migrate(queue) }

  /// Carries the sums of its tables on from now on.
  func watch() throws { try write { try Seal.watch($0, carrying: sums) } }

  /// The first table that holds other rows than were written; nil where there is none.
  func brokenSeal() throws -> String? {
    try read { database in
      if database.isInsideTransaction { try sums.write(to: database) }
      return try Seal.broken(in: database)
    }
  }

  /// Of the file of raw mails: whether it has any.
  var holdsMails: Bool {
    get throws {
      try read { try $0.tableExists("mail") && $0.row("SELECT 1 FROM mail LIMIT 1") != nil }
    }
  }

  /// Of the file of raw mails: the number of its last one; 0 without any.
  var lastMailKept: Int64 {
    get throws { try read { try $0.value(Int64.self, "SELECT coalesce(max(id), 0) FROM mail") ?? 0 } }
  }

  /// Of the ledger: the highest number of a mail that it was told to deal with.
  var lastMailKnown: Int64 {
    get throws { try read { try $0.value(Int64.self, "SELECT coalesce(max(mail), 0) FROM incoming") ?? 0 } }
  }

  /// Throws where the file is of another program than this one.
  func check(_ migrations: Migrations) throws {
    try read { database in
      guard try migrations.pending(in: database).isEmpty else { throw LedgerError.older }
    }
  }

  /// Writes a whole copy, as the file stands now, into a new file: beside the daemon as well.
  func copy(to path: String) throws { try queue.copy(to: path) }

  func close() throws { try queue.close() }

  /// Empties the log of what was written: pages that were overwritten since lie in it as they were. Whoever reads just now
  /// keeps them there until the log begins anew.
  func emptyLog() throws {
    try queue.unsafeReentrantWrite { database in
      guard !database.isInsideTransaction else { return }
      try database.checkpoint(.truncate)
    }
  }

  /// Reads what is there now, uncommitted work of one's own turn included.
  ///
  /// Beside the daemon, everything is read as it was at the beginning. The daemon itself needs no transaction for
  /// that: nobody else writes (design law 3), and nobody has a turn within its turn.
  func read<Result>(_ look: (Database) throws -> Result) throws -> Result {
    try watched {
      try queue.unsafeReentrantRead { database in
        guard queue.configuration.readonly, !database.isInsideTransaction else { return try look(database) }
        var outcome: Swift.Result<Result, any Error> = .failure(DatabaseError(resultCode: .SQLITE_ABORT))
        try database.inTransaction(.deferred) {
          outcome = Swift.Result { try look(database) }
          return .commit
        }
        return try outcome.get()
      }
    }
  }

  /// One transaction, or a part of the one that is open: what it changes stands together or not at all.
  func write<Result>(_ change: (Database) throws -> Result) throws -> Result {
    try watched {
      try queue.unsafeReentrantWrite { database in
        if database.isInsideTransaction { return try database.part(sums) { try change(database) } }
        guard !isRehearsing else { throw Self.isOver }
        var outcome: Swift.Result<Result, any Error> = .failure(DatabaseError(resultCode: .SQLITE_ABORT))
        let before = sums.current
        do {
          try database.inTransaction {
            outcome = .success(try change(database))
            try sums.write(to: database)
            return .commit
          }
        } catch {
          sums.goBack(to: before)
          throw error
        }
        return try outcome.get()
      }
    }
  }

  /// Whether the open transaction will be taken back.
  var isRehearsing: Bool { rehearsals.withLock { $0 > 0 } }

  /// Does `work` in the open transaction, which whoever opened it takes back. Where SQLite has undone it by itself, as
  /// after some errors of the disk, no other begins: nothing may stand.
  func rehearse<Result>(_ work: () throws -> Result) throws -> Result {
    try queue.unsafeReentrantWrite { database in
      rehearsals.withLock { $0 += 1 }
      defer { rehearsals.withLock { $0 -= 1 } }
      let result = try work()
      guard database.isInsideTransaction else { throw Self.isOver }
      return result
    }
  }

  private static var isOver: DatabaseError {
    DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was undone")
  }

  /// A turn in which several transactions may follow each other.
  func turn<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try watched { try queue.unsafeReentrantWrite(work) }
  }

  private func watched<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch {
      if let fault = LedgerFault(error) { observer(fault) }
      throw error
    }
  }
}

/// Statements that are compiled once for as long as the connection lives. `sql` is a literal, or one of few: what differs
/// from one time to the next is an argument.
extension Database {
  /// A part of the open transaction (a savepoint): what it changes stands with the rest, or falls alone.
  /// - Parameter sums: of the tables that are changed.
  func part<Result>(_ sums: CarriedSums, _ change: () throws -> Result) throws -> Result {
    try step("SAVEPOINT part", [])
    let before = sums.current
    let result: Result
    do { result = try change() } catch {
      sums.goBack(to: before)
      // After some errors SQLite has undone the whole transaction by itself: there is no part any more.
      if isInsideTransaction {
        try step("ROLLBACK TO part", [])
        try step("RELEASE part", [])
      }
      throw error
    }
    try step("RELEASE part", [])
    return result
  }

  /// Runs one statement.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    do { try cachedStatement(sql: sql).execute(arguments: arguments) } catch {
      doubtSums()
      throw error
    }
  }

  /// Tells the sums of this connection, if it has any, that a statement has failed.
  func doubtSums() {
    // A connection that only reads changes none.
    try? cachedStatement(sql: "SELECT seal_doubt()").execute()
  }

  /// The first row.
  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first column of the first row; nil where there is none, or it is null.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []
  ) throws -> Value? {
    try type.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first column of each row.
  func values<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []
  ) throws -> [Value] {
    try type.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }
}

/// How rows are inserted into a table.
struct Insertion: Sendable {
  /// So many rows at most with one statement.
  static let together = 16
  let columns: Int
  /// For one row, for two …
  let statements: [String]

  /// - Parameters:
  ///   - verb: `INSERT` or `INSERT OR IGNORE`.
  ///   - table: with the names of its columns.
  init(_ verb: String = "INSERT", into table: String, columns: Int) {
    self.columns = columns
    let row = "(" + [String](repeating: "?", count: columns).joined(separator: ", ") + ")"
    statements = (1...Self.together).map { rows in
      "\(verb) INTO \(table) VALUES " + [String](repeating: row, count: rows).joined(separator: ", ")
    }
  }
}
