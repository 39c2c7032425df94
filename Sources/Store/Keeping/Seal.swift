import Foundation
import GRDB
import GRDBSQLite

/// A sum over the rows of each table, carried on with every change: a value that was changed otherwise, as by a damaged page
/// or by another program, is found, also where it follows from no event, as of mails under way and of questions. The chain
/// needs none.
///
/// The triggers that carry it on belong to the connection that writes. It proves nothing against somebody who knows the program
/// and carries the sum on himself; the chain's head outside does.
enum Seal {
  /// Begins to watch the tables of a file that is written to; what was not watched yet is summed up.
  static func watch(_ database: Database, carrying sums: CarriedSums) throws {
    try makeFunction(in: database)
    try sums.register(in: database)
    // What is replaced is removed, and has to be told.
    try database.execute(sql: "PRAGMA recursive_triggers = ON")
    for (table, columns) in try tables(of: database) {
      let number = sums.carry(table, from: try kept(for: table, columns, in: database))
      func change(_ event: String, _ changes: [(function: String, row: String)]) throws {
        let calls = changes.map { function, row in
          "\(function)(\(number), \(columns.map { "\(row).\($0.quoted)" }.joined(separator: ", ")))"
        }
        try database.execute(
          sql: """
            CREATE TEMP TRIGGER \("seal \(event) \(table)".quoted) AFTER \(event) ON main.\(table.quoted)
            BEGIN SELECT \(calls.joined(separator: ", ")); END
            """)
      }
      try change("INSERT", [("seal_add", "NEW")])
      try change("DELETE", [("seal_remove", "OLD")])
      try change("UPDATE", [("seal_remove", "OLD"), ("seal_add", "NEW")])
    }
  }

  /// Sums all up anew when the file is watched next: after its tables were changed.
  static func forget(in database: Database) throws {
    guard try database.tableExists("seal") else { return }
    try database.execute(sql: "DELETE FROM seal")
  }

  /// - Returns: the first table that holds other rows than were written; nil where there is none.
  static func broken(in database: Database) throws -> String? {
    try makeFunction(in: database)
    for (table, columns) in try tables(of: database) {
      let kept = try database.value(Data.self, "SELECT value FROM seal WHERE name = ?", [table])
      guard try kept == Data(sum(of: table, columns, in: database).octets) else { return table }
    }
    return nil
  }

  /// The sum as it was written down last.
  private static func kept(for table: String, _ columns: [String], in database: Database) throws -> RowSum {
    if let value = try database.value(Data.self, "SELECT value FROM seal WHERE name = ?", [table]) {
      // What is no sum is that of no rows.
      return RowSum(octets: Array(value)) ?? RowSum()
    }
    let sum = try sum(of: table, columns, in: database)
    try database.run("INSERT INTO seal (name, value) VALUES (?, ?)", [table, Data(sum.octets)])
    return sum
  }

  private static func sum(of table: String, _ columns: [String], in database: Database) throws -> RowSum {
    let values = columns.map(\.quoted).joined(separator: ", ")
    let octets = try Data.fetchOne(database, sql: "SELECT seal_of(\(values)) FROM main.\(table.quoted)")
    return RowSum(octets: Array(octets ?? Data())) ?? RowSum()
  }

  private static func tables(of database: Database) throws -> [(name: String, columns: [String])] {
    // The chain seals itself; shingles are what the likeness of each letter says, and many.
    try Ledger.tables(of: database).filter { !["event", "shingle"].contains($0) }
      .map { table in (table, try database.columns(in: table).map(\.name)) }
  }

  /// Makes `seal_of`, which sums up the rows of a table.
  private static func makeFunction(in database: Database) throws {
    let code = sqlite3_create_function_v2(
      database.sqliteConnection, "seal_of", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, nil,
      { context, count, values in
        guard let context, let values,
          let memory = sqlite3_aggregate_context(context, Int32(MemoryLayout<RowSum>.size))
        else { return }
        // SQLite gives it as zeros, which is the empty sum.
        memory.assumingMemoryBound(to: RowSum.self).pointee.add(RowSum(rowOf: values, count: Int(count)))
      },
      { context in
        guard let context else { return }
        let memory = sqlite3_aggregate_context(context, 0)?.assumingMemoryBound(to: RowSum.self)
        (memory?.pointee ?? RowSum()).octets.withUnsafeBytes {
          // -1: SQLite makes a copy (SQLITE_TRANSIENT).
          sqlite3_result_blob(
            context, $0.baseAddress, Int32($0.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      }, nil)
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: .SQLITE_ERROR, message: "the seal's function cannot be made")
    }
  }
}
