import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct BookTests {
  @Test func aRegisteredLetterIsReadBackWithItsWords() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(id.description == "NM2026000001")
    let letter = try #require(try test.ledger.letter(id))
    #expect(letter.stage == .registered)
    #expect(letter.registration.authorName?.text == "李梅")
    #expect(letter.registration.title.text == "暖气不热")
  }

  @Test func thePayloadOfAnEventHoldsNoWordOfThePerson() throws {
    let test = try TestLedger()
    try test.register()
    let payloads = try test.ledger.database.read { try Data.fetchAll($0, sql: "SELECT payload FROM event") }
    for payload in payloads {
      let text = String(decoding: payload, as: UTF8.self)
      for word in ["李梅", "li@citizen.example", "暖气", "k7m2"] { #expect(!text.contains(word)) }
    }
  }

  @Test func aSupplementIsWrittenAsItAlwaysWas() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { try $0.record(.supplemented(Words("是3号楼。")), on: id, at: monday, by: .author) }
    let payload = try #require(
      try test.ledger.database.read {
        try Data.fetchOne($0, sql: "SELECT payload FROM event ORDER BY sequence DESC LIMIT 1")
      })
    let text = String(decoding: payload, as: UTF8.self)
    #expect(text.contains(#""fact":{"supplemented":{"_0":{"commitment":"#))
    #expect(!text.contains("mayBePublished") && !text.contains("mail"))
    #expect(try test.ledger.letter(id)?.supplements.map(\.text.text) == ["是3号楼。"])
    #expect(try test.ledger.letter(id)?.mayBePublished == true)
  }

  @Test func numbersFollowTheYearOfShanghaiAndAreNeverReused() throws {
    let test = try TestLedger()
    let newYear = Timestamp(try #require(Day("2027-01-01")))
    #expect(try test.register(at: newYear + -1).description == "NM2026000001")
    #expect(try test.register(at: newYear).description == "NM2027000001")
    #expect(throws: (any Error).self) {
      try test.ledger.write { book in
        _ = try book.register(test.registration("取消"), prefix: "NM", at: newYear, by: .policy)
        throw LedgerError.corrupt("the caller changed its mind")
      }
    }
    #expect(try test.register(at: newYear).description == "NM2027000002")
    #expect(throws: DatabaseError.self) {
      try test.ledger.database.write { try $0.execute(sql: "UPDATE serial SET last = 1 WHERE year = 2027") }
    }
  }

  @Test func anEventAndItsMailStandTogetherOrNotAtAll() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(throws: InvalidTransition.self) {
      try test.ledger.write { book in
        try book.send(.example(letter: id), at: monday)
        try book.record(.claimed(unit: "旗住建局"), on: id, at: monday, by: Party(.officer))
      }
    }
    #expect(try test.ledger.outbox(of: id).isEmpty)
    #expect(try test.ledger.letter(id)?.events.count == 1)
  }

  @Test(arguments: [
    "UPDATE event SET at = 0", "DELETE FROM event", "UPDATE event SET payload = x'00' WHERE sequence = 1",
  ])
  func theLedgerIsAppendOnly(sql: String) throws {
    let test = try TestLedger()
    try test.register()
    let error = #expect(throws: DatabaseError.self) {
      try test.ledger.database.write { try $0.execute(sql: sql) }
    }
    #expect(error?.message == "the ledger is append-only")
  }

  @Test func stagesAreAskedForByNameOldestFirst() throws {
    let test = try TestLedger()
    let ids = try (0..<3).map { try test.register("第\($0)封") }
    try test.ledger.write {
      try $0.record(.accepted(clause: .dailyLife, because: []), on: ids[1], at: monday, by: .policy)
    }
    #expect(try test.ledger.letters(at: .registered) == [ids[0], ids[2]])
    #expect(try test.ledger.letters(at: .accepted) == [ids[1]])
    #expect(try test.ledger.census() == [.registered: 2, .accepted: 1])
  }
}

extension OutgoingMail {
  static func example(letter: LetterID?, messageID: String = "a@nm.example") -> OutgoingMail {
    OutgoingMail(
      letter: letter, kind: "receipt", sender: "desk@nm.example", recipient: "li@citizen.example",
      messageID: messageID, bytes: Array("Subject: x\r\n\r\n".utf8))
  }
}
