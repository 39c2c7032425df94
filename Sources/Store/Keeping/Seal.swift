import Digest
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
  static func watch(_ database: Database) throws {
    try register(in: database)
    // What is replaced is removed, and has to be told.
    try database.execute(sql: "PRAGMA recursive_triggers = ON")
    for (table, columns) in try tables(of: database) {
      func values(_ row: String) -> String { columns.map { "\(row).\($0.quoted)" }.joined(separator: ", ") }
      func change(_ event: String, _ steps: [(row: String, sign: Int)]) throws {
        let updates = steps.map {
          "UPDATE seal SET value = seal_with(value, \($0.sign), \(values($0.row))) WHERE name = \(table.literal);"
        }
        try database.execute(
          sql: """
            CREATE TEMP TRIGGER \("seal \(event) \(table)".quoted) AFTER \(event) ON main.\(table.quoted)
            BEGIN \(updates.joined(separator: " ")) END
            """)
      }
      if try database.row("SELECT 1 FROM seal WHERE name = ?", [table]) == nil {
        try database.run(
          "INSERT INTO seal (name, value) VALUES (?, ?)", [table, try sum(of: table, columns, in: database)])
      }
      try change("INSERT", [("NEW", 1)])
      try change("DELETE", [("OLD", -1)])
      try change("UPDATE", [("OLD", -1), ("NEW", 1)])
    }
  }

  /// Sums all up anew when the file is watched next: after its tables were changed.
  static func forget(in database: Database) throws {
    guard try database.tableExists("seal") else { return }
    try database.execute(sql: "DELETE FROM seal")
  }

  /// - Returns: the first table that holds other rows than were written; nil where there is none.
  static func broken(in database: Database) throws -> String? {
    try register(in: database)
    for (table, columns) in try tables(of: database) {
      let kept = try database.value(Data.self, "SELECT value FROM seal WHERE name = ?", [table])
      guard try kept == sum(of: table, columns, in: database) else { return table }
    }
    return nil
  }

  private static func sum(of table: String, _ columns: [String], in database: Database) throws -> Data {
    let values = columns.map(\.quoted).joined(separator: ", ")
    return try Data.fetchOne(database, sql: "SELECT seal_of(\(values)) FROM main.\(table.quoted)") ?? Data()
  }

  private static func tables(of database: Database) throws -> [(name: String, columns: [String])] {
    // The chain seals itself; shingles are what the likeness of each letter says, and many.
    try Ledger.tables(of: database).filter { !["event", "shingle"].contains($0) }
      .map { table in (table, try database.columns(in: table).map(\.name)) }
  }

  private static func register(in database: Database) throws {
    let connection = database.sqliteConnection
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC
    let codes = [
      sqlite3_create_function_v2(
        connection, "seal_with", -1, flags, nil,
        { context, count, values in
          guard let context, let values, count > 2 else { return }
          var sum = Sum(values[0])
          sum.add(Sum(rowOf: values + 2, count: Int(count) - 2), times: sqlite3_value_int64(values[1]))
          sum.give(to: context)
        }, nil, nil, nil),
      sqlite3_create_function_v2(
        connection, "seal_of", -1, flags, nil, nil,
        { context, count, values in
          guard let context, let values,
            let memory = sqlite3_aggregate_context(context, Int32(MemoryLayout<Sum>.size))
          else { return }
          // SQLite gives it as zeros, which is the empty sum.
          memory.assumingMemoryBound(to: Sum.self).pointee.add(
            Sum(rowOf: values, count: Int(count)), times: 1)
        },
        { context in
          guard let context else { return }
          let memory = sqlite3_aggregate_context(context, 0)
          (memory?.assumingMemoryBound(to: Sum.self).pointee ?? Sum()).give(to: context)
        }, nil),
    ]
    guard codes.allSatisfy({ $0 == SQLITE_OK }) else {
      throw DatabaseError(resultCode: .SQLITE_ERROR, message: "the seal's functions cannot be made")
    }
  }
}

/// The SHA-256 of rows, added up: in whatever order they come, and each as often as it is there.
private struct Sum {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init() {}

  /// As it is kept; all zeros where it is none.
  init(_ value: OpaquePointer?) {
    guard sqlite3_value_bytes(value) == 32, let bytes = sqlite3_value_blob(value) else { return }
    lanes = Self.lanes(of: UnsafeRawBufferPointer(start: bytes, count: 32))
  }

  private static func lanes(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
    func lane(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
    }
    return (lane(0), lane(1), lane(2), lane(3))
  }

  /// Of a row: each value with its kind and its length.
  init(rowOf values: UnsafeMutablePointer<OpaquePointer?>, count: Int) {
    var digest = SHA256()
    for place in 0..<count {
      let value = values[place]
      let kind = sqlite3_value_type(value)
      switch kind {
      case SQLITE_NULL: digest.update(CollectionOfOne(UInt8(kind)))
      case SQLITE_INTEGER:
        withUnsafeBytes(of: sqlite3_value_int64(value).littleEndian) { digest.update([UInt8(kind)] + $0) }
      default:
        // Octets as they are, and texts in UTF-8, which they are kept in.
        let start =
          kind == SQLITE_TEXT ? UnsafeRawPointer(sqlite3_value_text(value)) : sqlite3_value_blob(value)
        let size = Int(sqlite3_value_bytes(value))
        withUnsafeBytes(of: UInt64(size).littleEndian) { digest.update([UInt8(kind)] + $0) }
        digest.update(UnsafeRawBufferPointer(start: start, count: size))
      }
    }
    let hash = digest.finish()
    lanes = hash.withUnsafeBytes(Self.lanes)
  }

  mutating func add(_ other: Sum, times sign: Int64) {
    let factor = UInt64(bitPattern: sign)
    lanes.0 &+= other.lanes.0 &* factor
    lanes.1 &+= other.lanes.1 &* factor
    lanes.2 &+= other.lanes.2 &* factor
    lanes.3 &+= other.lanes.3 &* factor
  }

  func give(to context: OpaquePointer) {
    let octets = [lanes.0, lanes.1, lanes.2, lanes.3].map(\.littleEndian)
    octets.withUnsafeBytes {
      // -1: SQLite makes a copy (SQLITE_TRANSIENT).
      sqlite3_result_blob(context, $0.baseAddress, 32, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }
}

extension String {
  /// As a text in SQL.
  fileprivate var literal: String { "'" + replacing("'", with: "''") + "'" }
}
