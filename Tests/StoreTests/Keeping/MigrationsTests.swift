import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct MigrationsTests {
  /// A file as an older program left it.
  private final class OldFile {
    let path = FileManager.default.temporaryDirectory.path + "/huiyin-old-" + UUID().uuidString
    let queue: DatabaseQueue

    /// - Parameter step: the first that it did not know.
    init(before step: String) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      queue = try DatabaseQueue(
        path: path + "/ledger.sqlite", configuration: Ledger.configuration(readOnly: false))
      try Migrations(Array(Schema.ledger.steps.prefix { $0.name != step })).migrate(queue)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody

    var copies: [String] {
      MigrationCopies(of: path + "/ledger.sqlite").all.map { ($0 as NSString).lastPathComponent }
    }
  }

  @Test func anOlderFileIsBroughtUpToDateAndACopyOfItIsKept() throws {
    let old = try OldFile(before: "40 hold")
    try old.queue.write { try $0.execute(sql: "INSERT INTO serial VALUES ('NM', 2026, 7)") }
    #expect(old.copies.isEmpty, "a new file has nothing to be copied")
    try Schema.ledger.migrate(old.queue)
    #expect(old.copies == ["ledger.sqlite.before-40"])
    #expect(try old.queue.read { try $0.tableExists("hold") })
    let copy = try DatabaseQueue(path: old.path + "/ledger.sqlite.before-40")
    #expect(try copy.read { try Int.fetchOne($0, sql: "SELECT last FROM serial") } == 7)
    #expect(try copy.read { try !$0.tableExists("hold") })
    try Schema.ledger.migrate(old.queue)
    #expect(old.copies.count == 1)
  }

  @Test func whatFailsHalfwayLeavesTheFileAsItWas() throws {
    let old = try OldFile(before: "40 hold")
    let steps =
      Schema.ledger.steps + [
        Schema.Step("98 good", "CREATE TABLE good (x);"), Schema.Step("99 bad", "CREATE;"),
      ]
    #expect(throws: DatabaseError.self) { try Migrations(steps).migrate(old.queue) }
    #expect(try old.queue.read { try !$0.tableExists("good") && !$0.tableExists("hold") })
    #expect(
      try old.queue.read { try Migrations.applied(in: $0) }
        == Schema.ledger.steps.prefix { $0.name != "40 hold" }.map(\.name))
    try Schema.ledger.migrate(old.queue)
  }

  @Test func aReaderOfAnotherProgramsLedgerIsToldSo() throws {
    let test = try TestLedger()
    try test.tamper("DELETE FROM grdb_migrations WHERE identifier = '41 removals'")
    #expect(throws: LedgerError.older) { try Ledger.open(readingFrom: test.directory) }
    try test.tamper("INSERT INTO grdb_migrations VALUES ('41 removals'), ('999 tomorrow')")
    #expect(throws: LedgerError.newer(found: "999 tomorrow")) { try Ledger.open(readingFrom: test.directory) }
  }
}
