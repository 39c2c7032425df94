import GRDB
import GRDBSQLite
import Synchronization

/// The sums of the tables that a connection writes, carried on in memory with every change of a row and written down at the
/// end of each transaction: one that changes a table a thousand times writes its sum once.
final class CarriedSums: Sendable {
  /// How they stand at one moment of a transaction, for whoever may have to go back to it.
  struct State: Sendable {
    fileprivate var tables: [Table] = []
    /// Whether a statement has failed, which SQLite undoes after the sums were told of some of its rows.
    fileprivate var isInDoubt = false
  }

  fileprivate struct Table: Sendable {
    let name: String
    var sum: RowSum
    var isWritten = true
  }

  private let state = Mutex(State())

  var current: State { state.withLock { $0 } }

  /// What was changed since has been undone.
  func goBack(to earlier: State) { state.withLock { $0 = earlier } }

  /// A statement has failed. The part of the transaction that it belongs to has to be undone: what was undone of it alone,
  /// the sums do not know.
  private func doubt() { state.withLock { $0.isInDoubt = true } }

  /// Carries on the sum of a table from now on.
  /// - Returns: its number, for the changes.
  func carry(_ table: String, from sum: RowSum) -> Int {
    state.withLock {
      $0.tables.append(Table(name: table, sum: sum))
      return $0.tables.count - 1
    }
  }

  /// A row has come to a table, or has left it.
  private func change(_ table: Int, by row: RowSum, isGone: Bool) {
    state.withLock { state in
      guard state.tables.indices.contains(table) else { return }
      if isGone { state.tables[table].sum.remove(row) } else { state.tables[table].sum.add(row) }
      state.tables[table].isWritten = false
    }
  }

  /// Writes down what has changed.
  /// - Throws: where a statement has failed and what it belongs to goes on all the same.
  func write(to database: Database) throws {
    let current = current
    guard !current.isInDoubt else {
      throw DatabaseError(
        resultCode: .SQLITE_ABORT, message: "a statement has failed, and its transaction went on")
    }
    for (number, table) in current.tables.enumerated() where !table.isWritten {
      try database.step(
        "UPDATE seal SET value = ? WHERE name = ?", [.octets(table.sum.octets), .text(table.name)])
      state.withLock { $0.tables[number].isWritten = true }
    }
  }

  /// Makes the functions that triggers tell of changes, `seal_add(table, …row)` and `seal_remove(table, …row)`, and
  /// `seal_doubt()`.
  func register(in database: Database) throws {
    for (name, change) in [
      ("seal_add", Self.added), ("seal_remove", Self.removed), ("seal_doubt", Self.doubted),
    ] {
      let code = sqlite3_create_function_v2(
        database.sqliteConnection, name, -1, SQLITE_UTF8, Unmanaged.passRetained(self).toOpaque(), change,
        nil, nil, { sums in sums.map { Unmanaged<CarriedSums>.fromOpaque($0).release() } })
      guard code == SQLITE_OK else {
        throw DatabaseError(resultCode: .SQLITE_ERROR, message: "\(name) cannot be made")
      }
    }
  }

  private typealias Function =
    @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

  private static let added: Function = { change($0, $1, $2, isGone: false) }
  private static let removed: Function = { change($0, $1, $2, isGone: true) }
  private static let doubted: Function = { context, _, _ in sums(of: context)?.doubt() }

  private static func sums(of context: OpaquePointer?) -> CarriedSums? {
    sqlite3_user_data(context).map { Unmanaged<CarriedSums>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func change(
    _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?, isGone: Bool
  ) {
    guard let values, count > 1 else { return }
    sums(of: context)?.change(
      Int(sqlite3_value_int64(values[0])), by: RowSum(rowOf: values + 1, count: Int(count) - 1),
      isGone: isGone)
  }
}
