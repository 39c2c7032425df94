import GRDB
import GRDBSQLite

/// A value as SQLite keeps it. What is done several times with every letter goes by these alone: what GRDB puts around
/// each value and row takes longer than SQLite.
enum Cell {
  case null
  case integer(Int64)
  case text(String)
  case octets([UInt8])

  static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .null }
  static func optional(_ number: Int64?) -> Cell { number.map(Cell.integer) ?? .null }
}

/// A row under SQLite's hand: it is good until the next.
struct PassingRow {
  fileprivate let statement: OpaquePointer

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func text(_ column: Int32) -> String {
    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
  }

  func octets<Result>(_ column: Int32, _ read: (UnsafeRawBufferPointer) -> Result) -> Result {
    let octets = sqlite3_column_blob(statement, column)
    return read(UnsafeRawBufferPointer(start: octets, count: Int(sqlite3_column_bytes(statement, column))))
  }
}

extension Database {
  /// Runs one statement, which is compiled once for as long as the connection lives.
  /// - Parameters:
  ///   - sql: a literal: what differs from one time to the next is a cell.
  ///   - read: gets each row.
  func step(_ sql: String, _ cells: [Cell], _ read: (PassingRow) throws -> Void = { _ in }) throws {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(statement)
    defer {
      sqlite3_reset(statement)
      // What is bound lies in memory that is gone by then.
      sqlite3_clear_bindings(statement)
    }
    try bind(cells, from: 0, to: statement, of: sql) {
      while true {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: try read(PassingRow(statement: statement))
        case SQLITE_DONE: return
        case let code:
          throw failure(code, in: sql)
        }
      }
    }
  }

  /// Runs one statement for each of some numbers, which is its first cell.
  /// - Parameters:
  ///   - others: its further cells.
  ///   - read: gets each row, and the place of the number for which it is one.
  func step(
    _ sql: String, forEach numbers: [Int64], _ others: Int64..., read: (Int, PassingRow) throws -> Void
  ) throws {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_reset(statement) }
    for (place, number) in numbers.enumerated() {
      sqlite3_reset(statement)
      sqlite3_bind_int64(statement, 1, number)
      for (column, other) in others.enumerated() { sqlite3_bind_int64(statement, Int32(column + 2), other) }
      while true {
        let code = sqlite3_step(statement)
        guard code == SQLITE_ROW else {
          guard code == SQLITE_DONE else { throw failure(code, in: sql) }
          break
        }
        try read(place, PassingRow(statement: statement))
      }
    }
  }

  /// Inserts rows, many with one statement.
  /// - Parameter cells: those of the first row, those of the second …
  func step(_ insertion: Insertion, _ cells: [Cell]) throws {
    let most = Insertion.together * insertion.columns
    for start in stride(from: 0, to: cells.count, by: most) {
      let part = Array(cells[start..<min(start + most, cells.count)])
      try step(insertion.statements[part.count / insertion.columns - 1], part)
    }
  }

  /// Texts and octets are lent to SQLite until `run` has ended.
  private func bind(
    _ cells: [Cell], from start: Int, to statement: OpaquePointer, of sql: String, _ run: () throws -> Void
  ) throws {
    for place in start..<cells.count {
      let column = Int32(place + 1)
      func goOn(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw failure(code, in: sql) }
        try bind(cells, from: place + 1, to: statement, of: sql, run)
      }
      switch cells[place] {
      case .null: sqlite3_bind_null(statement, column)
      case .integer(let number): sqlite3_bind_int64(statement, column, number)
      case .octets(let octets) where octets.isEmpty: sqlite3_bind_zeroblob(statement, column, 0)
      case .text(let text):
        return try text.withCString { try goOn(sqlite3_bind_text(statement, column, $0, -1, nil)) }
      case .octets(let octets):
        return try octets.withUnsafeBytes { octets in
          try goOn(
            sqlite3_bind_blob64(statement, column, octets.baseAddress, sqlite3_uint64(octets.count), nil))
        }
      }
    }
    try run()
  }

  private func failure(_ code: Int32, in sql: String) -> DatabaseError {
    let error = DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) },
      sql: sql)
    doubtSums()
    return error
  }
}
