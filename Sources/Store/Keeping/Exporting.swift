import Domain
import Foundation
import GRDB

extension Ledger {
  /// Writes all that the office knows, line by line: a head, each row of each table, and an end. Beside a running daemon, as
  /// it was at one moment; the mails after it, so that none is missing that is named.
  package func export(program: String, at now: Timestamp, _ write: (Data) throws -> Void) throws {
    try database.read { ledger in
      let head = try ledger.row("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
      try write(
        ExportLine.data([
          "huiyin": "ledger", "format": Self.exportFormat, "program": program, "madeAt": now.seconds,
          "sequence": (head?["sequence"] as Int64?) ?? 0,
          "hash": (head?["hash"] as Data?)?.base64EncodedString() ?? "",
          "ledger": try Migrations.applied(in: ledger), "mail": try mailDatabase.read(Migrations.applied),
        ]))
      var lines = try mailDatabase.read { try Self.export($0, write) }
      lines += try Self.export(ledger, write)
      try write(ExportLine.data(["end": lines]))
    }
  }

  static let exportFormat = 1

  private static func export(_ database: Database, _ write: (Data) throws -> Void) throws -> Int {
    var lines = 0
    for table in try tables(of: database) {
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table.quoted)")
      while let row = try rows.next() {
        try write(ExportedRow(table, row).line)
        lines += 1
      }
    }
    return lines
  }

  /// In the order in which they were made. What only sums up others is summed up anew.
  static func tables(of database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT IN ('grdb_migrations', 'census', 'seal') ORDER BY rowid
        """)
  }
}

extension String {
  /// As a name in SQL.
  var quoted: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
