import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A ledger that was restored opens held, and knows what it does not know.
@Suite struct RestoringTests {
  private let tuesday = monday + 86_400

  private func restore(_ test: TestLedger, _ backup: Backup, keys: [String: String] = [:]) throws -> String? {
    try test.letGo()
    let aside = try Restoring(
      backup, to: test.directory, step: 1000, prefix: "NM", mailboxes: ["收件箱"], accounts: ["奈曼政务"],
      erased: try ErasureList(in: [test.directory, test.backups]), at: tuesday, entropy: TestLedger.entropy()
    ).run(by: Party(.administrator, name: "root"), keys: keys)
    try test.open()
    return aside
  }

  @Test func whatWasThereIsPutAsideAndTheBackupsEventsAreThere() throws {
    let test = try TestLedger()
    let letter = try test.register()
    let backup = try test.backUp()
    let lost = try test.register("备份之后的来信")
    let aside = try #require(try restore(test, backup))
    #expect(try test.ledger.letter(letter) != nil)
    #expect(try test.ledger.letter(lost) == nil)
    #expect(try Ledger.open(readingFrom: aside).letter(lost) != nil)
    try test.ledger.verify()
    #expect(
      try test.ledger.officeEvents().last?.fact
        == .restored(RestoredMark(position: 1, madeAt: monday, step: 1000)))
  }

  @Test func exportsThatWereTakenAreToBeReadOnceMore() throws {
    let test = try TestLedger()
    let backup = try test.backUp()
    _ = try restore(test, backup)
    #expect(try test.ledger.rereading(of: "收件箱") == nil)
    let rereading = try #require(try test.ledger.rereading(of: "奈曼政务"))
    // What is ordered while they are read is not met by it.
    _ = try test.ledger.orderRereading(of: "奈曼政务")
    try test.ledger.markReread(rereading)
    try test.ledger.markReread(try #require(try test.ledger.rereading(of: "奈曼政务")))
    #expect(try test.ledger.rereading(of: "奈曼政务") == nil)
  }

  @Test func noNumberIsGivenTwice() throws {
    let test = try TestLedger()
    try test.register()
    let backup = try test.backUp()
    let lost = try test.register()
    _ = try restore(test, backup)
    let next = try test.register()
    #expect(lost.serial == 2 && next.serial == 1002)
  }

  /// Also where the wrong one was taken first, a minute ago.
  @Test func theSameBackupTwiceGivesNoNumberTwiceAndLosesNothingThatWasPutAside() throws {
    let test = try TestLedger()
    try test.register()
    let backup = try test.backUp()
    let lost = try test.register("备份之后的来信")
    let first = try #require(try restore(test, backup))
    let between = try test.register()
    let second = try #require(try restore(test, backup))
    #expect(first != second)
    #expect(try Ledger.open(readingFrom: first).letter(lost) != nil, "nothing is written over")
    let next = try test.register()
    #expect(between.serial == 1002 && next.serial == 1003)
  }

  @Test func ofAYearThatHadNoNumberYetNoneIsGivenTwiceEither() throws {
    let test = try TestLedger()
    let backup = try test.backUp()
    let lost = try test.register()
    _ = try restore(test, backup)
    #expect(lost.serial == 1)
    #expect(try test.register().serial == 1001)
  }

  @Test func itIsHeldUntilSomebodyEndsIt() throws {
    let test = try TestLedger()
    try test.ledger.write { try $0.send(.example(letter: nil), at: monday) }
    let backup = try test.backUp()
    _ = try restore(test, backup)
    #expect(try test.ledger.hold() == Hold(since: tuesday, madeAt: monday))
    #expect(try test.ledger.unsentMails().count == 1)
    let clerk = Party(.clerk, name: "王敏")
    try test.ledger.write { try $0.order(.compare, by: "王敏") }
    #expect(try test.ledger.hold()?.ending == .compare)
    try test.ledger.write { try $0.endHold(ResumedMark(), at: tuesday, by: clerk) }
    #expect(try test.ledger.hold() == nil)
    try test.ledger.verify()
  }

  @Test func everyMailboxIsToBeComparedBeforeAnythingElse() throws {
    let test = try TestLedger()
    try test.take("一", in: "另一信箱")
    try test.ledger.recordReconciliation(of: "收件箱", on: monday.day)
    let backup = try test.backUp()
    _ = try restore(test, backup)
    for mailbox in ["收件箱", "另一信箱"] {
      #expect(try test.ledger.reconciliationDay(of: mailbox) == Day(number: 0))
    }
  }

  @Test func aLetterThatWasErasedSinceIsToBeErasedAgainAlsoWhereItWasOpen() throws {
    let test = try TestLedger()
    let letter = try test.register()
    let backup = try test.backUp()
    try test.erase(letter)
    _ = try restore(test, backup)
    let order = try #require(try test.ledger.erasures().first)
    #expect(order.letter == letter && order.isListed)
    #expect(try test.ledger.letter(letter)?.stage == .retracted)
  }

  @Test func theMailOfALetterThatTheBackupDoesNotKnowIsNotTakenInAgain() throws {
    let test = try TestLedger()
    let backup = try test.backUp()
    let mail = try test.take("备份之后的来信")
    let letter = try test.register()
    try test.ledger.write { try $0.settle(mail, as: .letter, letter: letter) }
    try test.erase(letter)
    _ = try restore(test, backup)
    try test.take("备份之后的来信")
    try test.take("另一封", uid: 2)
    #expect(try test.ledger.newMail(limit: 10).count == 1, "the other one alone")
  }

  @Test func aBackupThatAnOlderProgramMadeIsBroughtUpToDate() throws {
    let test = try TestLedger()
    let letter = try test.register()
    let backup = try test.backUp()
    let older = try backup.asAnOlderProgramMadeIt()
    #expect(try older.holding([letter]) == [letter])
    _ = try restore(test, older)
    #expect(try test.ledger.letter(letter) != nil)
    try test.ledger.verify()
  }

  @Test func withoutTheOfficesKeyNothingIsDone() throws {
    let test = try TestLedger()
    let backup = try Ledger.backUp(
      test.directory, to: test.backups, at: monday, program: "test", keys: ["token.key": "ab"])
    try test.letGo()
    let restoring = Restoring(
      backup, to: test.directory, step: 1, prefix: "NM", mailboxes: [], accounts: [],
      erased: try ErasureList(in: []),
      at: tuesday, entropy: TestLedger.entropy())
    #expect(throws: BackupError.otherKey("\(test.directory)/token.key")) {
      try restoring.run(by: .policy, keys: ["token.key": "cd"])
    }
    try test.open()
    #expect(try !test.ledger.isHeld)
  }

  @Test func whereItWasInterruptedNobodyWrites() throws {
    let test = try TestLedger()
    let backup = try test.backUp()
    try test.letGo()
    try FileManager.default.createDirectory(
      atPath: Replacement.path(in: test.directory), withIntermediateDirectories: true)
    #expect(throws: LedgerError.unfinished(directory: test.directory)) { try test.open() }
    try Ledger.open(readingFrom: test.directory).close()
    let again = Restoring(
      backup, to: test.directory, step: 1, prefix: "NM", mailboxes: [], accounts: [],
      erased: try ErasureList(in: []),
      at: tuesday, entropy: TestLedger.entropy())
    _ = try again.run(by: .policy, keys: [:])
    try test.open()
    #expect(try test.ledger.isHeld)
  }

  @Test func besideARunningOfficeNothingIsRestored() throws {
    let test = try TestLedger()
    let backup = try test.backUp()
    let restoring = Restoring(
      backup, to: test.directory, step: 1, prefix: "NM", mailboxes: [], accounts: [],
      erased: try ErasureList(in: []),
      at: tuesday, entropy: TestLedger.entropy())
    #expect(throws: LedgerError.inUse(directory: test.directory)) {
      try restoring.run(by: .policy, keys: [:])
    }
  }
}

extension Backup {
  /// The same without the last step of its tables.
  fileprivate func asAnOlderProgramMadeIt() throws -> Backup {
    let queue = try DatabaseQueue(path: path + "/ledger.sqlite")
    try queue.write {
      try $0.execute(sql: "DROP TABLE seal; DELETE FROM grdb_migrations WHERE identifier = '42 seal'")
    }
    try queue.close()
    let manifest = BackupManifest(
      format: manifest.format, huiyin: "0.0.1", madeAt: manifest.madeAt, head: manifest.head,
      files: try manifest.files.map { try .init($0.name, in: path) }, keys: manifest.keys)
    try JSONEncoder().encode(manifest).write(to: URL(filePath: path + "/" + BackupManifest.name))
    return try Backup(at: path)
  }
}
