import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct RehearsalTests {
  private let bytes = Array("Subject: 暖气\r\n\r\n".utf8)

  private func mails(in test: TestLedger) throws -> Int {
    try test.ledger.mailDatabase.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM mail") ?? 0 }
  }

  private func note(_ text: String, on id: LetterID, in test: TestLedger) throws {
    try test.ledger.write { _ = try $0.record(.noted(Words(text)), on: id, at: monday, by: .policy) }
  }

  /// Ends the transaction as SQLite itself does after an error that it cannot undo in part.
  private func end(_ database: Connection) throws {
    try database.turn { try $0.execute(sql: "ROLLBACK") }
    #expect(throws: DatabaseError.self) { try database.write { _ in } }
  }

  @Test func itTellsAllAndLeavesNeitherEventNorMail() throws {
    let test = try TestLedger()
    let id = try test.register()
    let rehearsal = try test.ledger.rehearse {
      try note("以前", on: id, in: test)
    } _: {
      _ = try test.ledger.keep(bytes, at: monday)
      _ = try test.ledger.keep(proof: bytes)
      #expect(try mails(in: test) == 1)
      try test.ledger.write { book in
        try book.record(.noted(Words("一")), on: id, at: monday, by: .policy)
        book.send(bytes: 100, at: monday) { .example(letter: id, messageID: "1@nm") }
      }
    }
    #expect(rehearsal.events.map(\.sequence) == [3] && rehearsal.mails.map(\.messageID) == ["1@nm"])
    #expect(try mails(in: test) == 0)
    #expect(
      try test.ledger.mailDatabase.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM proof") } == 0)
    #expect(try test.ledger.mail(in: .waiting).isEmpty)
    #expect(try test.ledger.verify() == 1)
  }

  @Test func oneWithinAnotherIsTakenBackAlone() throws {
    let test = try TestLedger()
    let id = try test.register()
    let rehearsal = try test.ledger.rehearse {
      try test.ledger.rehearse {
        _ = try test.ledger.keep(bytes, at: monday)
        try note("一", on: id, in: test)
      }
      #expect(try mails(in: test) == 0)
      try note("二", on: id, in: test)
    }
    #expect(rehearsal.events.map(\.sequence) == [2])
    #expect(try test.ledger.verify() == 1)
  }

  @Test func aMailThatCannotBeWrittenFailsWhatCausesItAlone() throws {
    let test = try TestLedger()
    let id = try test.register()
    struct Illegible: Error {}
    let rehearsal = try test.ledger.rehearse {
      #expect(throws: Illegible.self) {
        try test.ledger.write { book in
          try book.record(.noted(Words("一")), on: id, at: monday, by: .policy)
          book.send(bytes: 100, at: monday) { throw Illegible() }
        }
      }
    } _: {
      try note("二", on: id, in: test)
    }
    #expect(rehearsal.events.map(\.sequence) == [2])
  }

  @Test func whereTheDiskEndsItNothingIsWrittenAfterIt() throws {
    let test = try TestLedger()
    let id = try test.register()
    for database in [test.ledger.database, test.ledger.mailDatabase] {
      #expect(throws: DatabaseError.self) {
        try test.ledger.rehearse { try end(database) }
      }
      try note("真", on: id, in: test)
    }
    #expect(try test.ledger.verify() == 3)
  }
}
