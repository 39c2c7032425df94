import Foundation
import GRDB
import Testing

@testable import Store

/// A file with two tables that are watched.
@Suite final class SealTests {
  private let path = FileManager.default.temporaryDirectory.path + "/huiyin-seal-" + UUID().uuidString
  private let connection: Connection

  init() throws {
    connection = try Connection(path: path, configuration: Ledger.configuration(readOnly: false))
    try connection.write { database in
      try database.execute(
        sql: """
          CREATE TABLE seal (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
          CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
          CREATE TABLE task (id INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
          INSERT INTO unit (id, name) VALUES (1, '旗住建局');
          """)
    }
    try connection.watch()
  }

  deinit {
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
  }

  private func write(_ sql: String) throws { try connection.write { try $0.run(sql) } }

  private func names() throws -> [String] {
    try connection.read { try $0.values(String.self, "SELECT name FROM unit ORDER BY id") }
  }

  @Test func whatIsInsertedChangedAndDeletedIsCarriedOn() throws {
    try write("INSERT INTO unit (name) VALUES ('旗水务局'), ('旗教育局')")
    try write("UPDATE unit SET name = name || '办公室' WHERE id > 1")
    try write("DELETE FROM unit WHERE id = 2")
    #expect(try connection.brokenSeal() == nil)
    try connection.write { try $0.execute(sql: "DROP TRIGGER temp.\"seal UPDATE unit\"") }
    try write("UPDATE unit SET name = '旗城管局' WHERE id = 1")
    #expect(try connection.brokenSeal() == "unit")
  }

  @Test func aTransactionWritesASumOnceHoweverManyRowsItChanges() throws {
    var written = 0
    try connection.write { database in
      database.trace { if "\($0)".hasPrefix("UPDATE seal") { written += 1 } }
      for number in 0..<100 { try database.run("INSERT INTO unit (name) VALUES (?)", ["单位\(number)"]) }
    }
    #expect(written == 1)
    #expect(try connection.brokenSeal() == nil)
  }

  @Test func whatAPartUndidIsInNoSum() throws {
    try connection.write { _ in
      try write("INSERT INTO unit (name) VALUES ('旗水务局')")
      #expect(throws: CancellationError.self) {
        try connection.write { database in
          try database.run("DELETE FROM unit")
          throw CancellationError()
        }
      }
      #expect(try connection.brokenSeal() == nil, "as it stands within the transaction")
    }
    #expect(try connection.brokenSeal() == nil)
    #expect(try names() == ["旗住建局", "旗水务局"])
  }

  /// Its first row was there already when the second failed, and SQLite has undone it.
  private static let failing = "INSERT INTO unit (name) VALUES ('旗水务局'), ('旗住建局')"

  @Test func aStatementThatFailsInAPartHarmsNothing() throws {
    try connection.write { _ in
      #expect(throws: DatabaseError.self) { try write(Self.failing) }
      try write("INSERT INTO unit (name) VALUES ('旗教育局')")
    }
    #expect(try names() == ["旗住建局", "旗教育局"])
    #expect(try connection.brokenSeal() == nil)
  }

  @Test(arguments: [true, false]) func aStatementThatFailsIsNotPassedOver(bySteps: Bool) throws {
    #expect(throws: DatabaseError.self) {
      try connection.write { database in
        do { try bySteps ? database.step(Self.failing, []) : database.run(Self.failing) } catch {}
      }
    }
    #expect(try names() == ["旗住建局"])
    #expect(try connection.brokenSeal() == nil)
    try write("INSERT INTO unit (name) VALUES ('旗教育局')")
    #expect(try connection.brokenSeal() == nil)
  }

  @Test func aTransactionThatFailsAtItsEndIsInNoSum() throws {
    #expect(throws: DatabaseError.self) { try write("INSERT INTO task (unit) VALUES (7)") }
    try write("INSERT INTO task (unit) VALUES (1)")
    #expect(try connection.brokenSeal() == nil)
  }
}
