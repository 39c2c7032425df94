import Foundation
import GRDB

/// Brings a file up to date: all that is missing in one transaction, and with a copy of it made before. It refuses a file
/// that a newer program has written.
struct Migrations {
  let steps: [Schema.Step]

  init(_ steps: [Schema.Step]) { self.steps = steps }

  /// Only those of some names, for a file as an older program wrote it.
  func limited(to names: [String]) throws -> Migrations {
    let known = Set(steps.map(\.name))
    if let newer = names.first(where: { !known.contains($0) }) { throw LedgerError.newer(found: newer) }
    return Migrations(steps.filter { names.contains($0.name) })
  }

  /// What a file lacks.
  func pending(in database: Database) throws -> [Schema.Step] {
    let applied = try Self.applied(in: database)
    let known = Set(steps.map(\.name))
    if let newer = applied.first(where: { !known.contains($0) }) { throw LedgerError.newer(found: newer) }
    return steps.filter { !applied.contains($0.name) }
  }

  /// The first table, index or trigger of a file that was made otherwise than by these steps.
  func strangeName(in database: Database) throws -> String? {
    let fresh = try DatabaseQueue()
    try migrate(fresh)
    let expected = try fresh.read(Self.made)
    let found = try Self.made(in: database)
    return Set(expected).symmetricDifference(found).map(\.name).sorted().first
  }

  private struct Made: Hashable {
    let name: String
    let sql: String
  }

  private static func made(in database: Database) throws -> [Made] {
    try Row.fetchAll(
      database, sql: "SELECT name, tbl_name, coalesce(sql, '') AS sql, type FROM sqlite_master"
    ).map {
      Made(
        name: $0["name"], sql: "\($0["type"] as String) \($0["tbl_name"] as String) \($0["sql"] as String)")
    }
  }

  /// The names of the steps that were taken, in that order.
  static func applied(in database: Database) throws -> [String] {
    guard try database.tableExists(table) else { return [] }
    return try String.fetchAll(database, sql: "SELECT identifier FROM \(table) ORDER BY rowid")
  }

  func migrate(_ queue: DatabaseQueue) throws {
    let (pending, isNew) = try queue.read { database in
      (try self.pending(in: database), try Self.applied(in: database).isEmpty)
    }
    guard let first = pending.first else { return }
    if !isNew { try keep(queue, before: first) }
    try queue.inDatabase { database in
      // What refers to a table that is made anew is looked at once, at the end.
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.inTransaction(.immediate) {
        try database.execute(
          sql: "CREATE TABLE IF NOT EXISTS \(Self.table) (identifier TEXT NOT NULL PRIMARY KEY)")
        for step in pending {
          try database.execute(sql: step.sql)
          try database.execute(
            sql: "INSERT INTO \(Self.table) (identifier) VALUES (?)", arguments: [step.name])
        }
        try Seal.forget(in: database)
        guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
          throw LedgerError.corrupt("rows are missing that others refer to")
        }
        return .commit
      }
      try database.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  /// The copy that the older program can still use; the one of the migration before goes.
  private func keep(_ queue: DatabaseQueue, before step: Schema.Step) throws {
    let number = step.name.prefix { $0.isNumber }
    let path = "\(queue.path).before-\(number)"
    for old in MigrationCopies(of: queue.path).all where old != path { unlink(old) }
    try queue.copy(to: path)
  }

  /// As GRDB's own migrator calls it, which the first releases used.
  private static let table = "grdb_migrations"
}

/// The copies that were made of a file before it was migrated.
struct MigrationCopies {
  let all: [String]

  init(of path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    // Where the folder cannot be read there is nothing to go.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    all = files.filter { $0.hasPrefix("\(name).before-") }.map { "\(folder)/\($0)" }
  }
}
