import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct LedgerTests {
  @Test(arguments: [true, false]) func aLedgerThatIsGoneIsNotBegunAnewBesideItsMails(isThere: Bool) throws {
    let test = try TestLedger()
    try test.take("暖气不热")
    try test.letGo()
    for ending in ["", "-wal", "-shm"] { unlink("\(test.directory)/ledger.sqlite\(ending)") }
    if isThere { close(open("\(test.directory)/ledger.sqlite", O_CREAT | O_WRONLY, 0o600)) }
    let lost = LedgerError.corrupt(
      "\(test.directory)/ledger.sqlite is gone or empty, and mail.sqlite holds mails")
    #expect(throws: lost) { try Ledger.open(writingTo: test.directory, entropy: TestLedger.entropy()) }
    #expect(throws: lost, "nor is it called an office that has not run yet") {
      try Ledger.open(readingFrom: test.directory)
    }
  }

  /// New mails would have the numbers of those that are dealt with, and become no letters.
  @Test(arguments: ["gone", "empty", "older"]) func aLedgerIsNotCarriedOnWithoutItsMails(what: String) throws
  {
    let test = try TestLedger()
    try test.take("暖气不热")
    let (mails, copy) = (test.directory + "/mail.sqlite", test.directory + "/older.sqlite")
    try test.letGo()
    try FileManager.default.copyItem(atPath: mails, toPath: copy)
    try test.open()
    try test.take("路灯不亮")
    try test.letGo()
    for ending in ["", "-wal", "-shm"] { unlink(mails + ending) }
    switch what {
    case "empty": close(open(mails, O_CREAT | O_WRONLY, 0o600))
    case "older": try FileManager.default.moveItem(atPath: copy, toPath: mails)
    default: break
    }
    let kept = what == "older" ? 1 : 0
    let lost = LedgerError.corrupt(
      "\(mails) is gone, empty or older: it ends with mail \(kept), and ledger.sqlite knows of 2")
    #expect(throws: lost) { try Ledger.open(writingTo: test.directory, entropy: TestLedger.entropy()) }
  }

  /// Its numbers would begin anew.
  @Test(arguments: ["last-backup", "erased.jsonl", "site.manifest"])
  func anOfficeThatHasRunIsNotBegunAnewWhereAllOfItIsGone(trace: String) throws {
    let test = try TestLedger()
    try test.letGo()
    for name in ["ledger.sqlite", "mail.sqlite"] {
      for ending in ["", "-wal", "-shm"] { unlink("\(test.directory)/\(name)\(ending)") }
    }
    try Data().write(to: URL(filePath: "\(test.directory)/\(trace)"))
    let lost = LedgerError.corrupt(
      "\(test.directory)/ledger.sqlite and its mails are gone, and \(trace) of that office is there")
    #expect(throws: lost) { try Ledger.open(writingTo: test.directory, entropy: TestLedger.entropy()) }
  }

  @Test func itsFilesAreNobodyElsesToRead() throws {
    let test = try TestLedger()
    for name in ["ledger.sqlite", "mail.sqlite"] {
      let known = try FileManager.default.attributesOfItem(atPath: "\(test.directory)/\(name)")
      #expect(known[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func aSecondWriterIsRefusedAndAReaderIsNot() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(throws: LedgerError.inUse(directory: test.directory)) {
      try Ledger.open(writingTo: test.directory, entropy: { _ in [] })
    }
    #expect(try Ledger.open(readingFrom: test.directory).letter(id)?.id == id)
  }

  @Test func aReaderCannotWrite() throws {
    let test = try TestLedger()
    let reader = try Ledger.open(readingFrom: test.directory)
    #expect(throws: DatabaseError.self) {
      try reader.write { try $0.send(.example(letter: nil), at: monday) }
    }
  }

  @Test func aFolderWithoutALedgerIsNamed() {
    #expect(throws: LedgerError.missing(directory: "/nonexistent/state")) {
      try Ledger.open(readingFrom: "/nonexistent/state")
    }
  }

  @Test func aLedgerOfANewerProgramIsRefused() throws {
    let test = try TestLedger()
    try test.tamper("INSERT INTO grdb_migrations VALUES ('9 tomorrow')")
    #expect(throws: LedgerError.newer(found: "9 tomorrow")) { try test.reopen() }
  }

  @Test func everyCommitIsOnDiskBeforeItIsAcknowledged() throws {
    let test = try TestLedger()
    for database in [test.ledger.database, test.ledger.mailDatabase] {
      #expect(try database.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
      #expect(try database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }
  }
}
