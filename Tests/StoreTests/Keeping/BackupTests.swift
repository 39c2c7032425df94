import Domain
import Foundation
import Testing

@testable import Store

@Suite struct BackupTests {
  @Test func aBackupIsWhatTheLedgerWasAndIsCheckedBeforeItCounts() throws {
    let test = try TestLedger()
    for _ in 0..<3 { try test.register() }
    let backup = try test.backUp()
    #expect(backup.name == "2026-11-23T0900")
    #expect(backup.manifest.head.sequence == 3)
    #expect(try backup.manifest.head.hash == test.ledger.head().hash)
    try backup.verify()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: backup.path).sorted()
        == ["ledger.sqlite", "mail.sqlite", "manifest.json"], "a copy leaves no log behind")
    let mode = try FileManager.default.attributesOfItem(atPath: backup.path + "/ledger.sqlite")[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func mailsAreCopiedAfterTheLedgerThatNamesThem() throws {
    let test = try TestLedger()
    let mail = try test.take("一封来信")
    let backup = try test.backUp()
    let copy = try Ledger.open(readingFrom: backup.path)
    #expect(try copy.mail(mail)?.bytes == test.ledger.mail(mail)?.bytes)
    #expect(try copy.newMail(limit: 10).map(\.id) == [mail])
  }

  @Test(arguments: ["ledger.sqlite", "mail.sqlite"])
  func aByteThatChangedInItIsFound(file: String) throws {
    let test = try TestLedger()
    try test.register()
    let backup = try test.backUp()
    let path = "\(backup.path)/\(file)"
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: path))
    #expect(throws: BackupError.changed(path)) { try backup.verify() }
  }

  @Test func twoOfOneMinuteHaveTwoNamesAndAnInterruptedOneIsNone() throws {
    let test = try TestLedger()
    let first = try test.backUp()
    try FileManager.default.createDirectory(
      atPath: test.backups + "/.2026-11-24T0900.part", withIntermediateDirectories: true)
    let second = try test.backUp()
    #expect([first.name, second.name] == ["2026-11-23T0900", "2026-11-23T0900-2"])
    #expect(try Backup.all(in: test.backups).map(\.name) == [first.name, second.name])
  }

  @Test func theNewestStay() throws {
    let test = try TestLedger()
    for day in 0..<5 { _ = try test.backUp(at: monday + Int64(day) * 86_400) }
    let rotation = try Rotation(
      of: test.backups, keeping: 2, ErasureList(in: []), at: monday + 5 * 86_400)
    #expect(rotation.removed.map(\.name) == ["2026-11-23T0900", "2026-11-24T0900", "2026-11-25T0900"])
    #expect(try Backup.all(in: test.backups).map(\.name) == ["2026-11-26T0900", "2026-11-27T0900"])
  }

  /// A timer and an administrator: the second hears so, and of no broken disk.
  @Test func twoAreNotMadeInOnePlaceAtOnce() throws {
    let test = try TestLedger()
    _ = try test.backUp()
    let lock = try ProcessLock(path: test.backups + "/.lock")
    #expect(throws: BackupError.busy(test.backups)) { try test.backUp() }
    withExtendedLifetime(lock) {}
  }

  /// A clock that was ahead dates one in the future, which looks newest from then on.
  @Test func theOneThatWasMadeJustNowStaysWhateverTheOthersAreDated() throws {
    let test = try TestLedger()
    _ = try test.backUp(at: monday + 400 * 86_400)
    let made = try test.backUp(at: monday)
    let rotation = try Rotation(of: test.backups, keeping: 1, ErasureList(in: []), made: made, at: monday)
    #expect(!rotation.removed.map(\.name).contains(made.name))
    #expect(try Backup.all(in: test.backups).map(\.name) == [made.name])
  }

  @Test func aBackupThatHoldsWhatWasErasedIsNamedAndGoesWithinTheTerm() throws {
    let test = try TestLedger()
    let letter = try test.register()
    let old = try test.backUp()
    try test.erase(letter, at: monday + 3600)
    let list = try ErasureList(in: [test.directory])
    let new = try test.backUp(at: monday + 86_400)

    let soon = try Rotation(of: test.backups, keeping: 30, list, at: monday + 86_400)
    #expect(soon.removed.isEmpty)
    #expect(soon.holding.map(\.backup.name) == [old.name] && soon.holding.first?.letters == [letter])

    let late = try Rotation(of: test.backups, keeping: 30, list, at: monday + 3600 + Rotation.term)
    #expect(late.removed.map(\.name) == [old.name] && late.holding.isEmpty)
    #expect(try Backup.all(in: test.backups).map(\.name) == [new.name])
  }
}

extension BackupTests {
  @Test func whatWasPutAsideGoesAsBackupsDo() throws {
    let test = try TestLedger()
    let state = test.directory
    for name in ["ledger.sqlite.before-40", "replaced-2026-10-01T0900", "learned.yaml"] {
      try Data().write(to: URL(filePath: "\(state)/\(name)"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(monday.seconds))],
        ofItemAtPath: "\(state)/\(name)")
    }
    #expect(try Leftovers.remove(from: state, at: monday + Rotation.term + -1).isEmpty)
    #expect(
      try Leftovers.remove(from: state, at: monday + Rotation.term)
        == ["ledger.sqlite.before-40", "replaced-2026-10-01T0900"])
    #expect(FileManager.default.fileExists(atPath: state + "/learned.yaml"))
    #expect(FileManager.default.fileExists(atPath: state + "/ledger.sqlite"))
  }
}

extension TestLedger {
  var backups: String { directory + "/backups" }

  func backUp(at time: Timestamp = monday) throws -> Backup {
    try Ledger.backUp(directory, to: backups, at: time, program: "test", keys: [:])
  }

  /// A mail comes from a mailbox.
  /// - Returns: its number.
  @discardableResult
  func take(_ words: String, uid: UInt32 = 1, in mailbox: String = "收件箱") throws -> Int64 {
    let bytes = Array("Subject: x\r\n\r\n\(words)\r\n".utf8)
    try ledger.receive(
      [
        ReceivedMail(
          place: MailPlace(validity: 1, uid: uid), receivedAt: monday, bytes: bytes,
          content: Array(words.utf8))
      ], from: mailbox, cursor: nil)
    return try ledger.stored(Array(words.utf8))?.mail ?? 0
  }

  /// As two persons decided.
  func erase(_ letter: LetterID, at time: Timestamp = monday) throws {
    let clerk = Party(.clerk, name: "王敏")
    try ledger.write { book in
      try book.record(.retracted(reason: Words("本人撤回")), on: letter, at: time, by: clerk)
    }
    let erasure = Erasure(letter: letter, reason: "本人要求", clerk: "王敏", at: time)
    try ledger.eraseWords(of: letter)
    try ledger.list(erasure, at: time)
    try ledger.write { try $0.record(.erased(reason: Words("本人要求")), on: letter, at: time, by: clerk) }
  }
}
