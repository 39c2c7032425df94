import Domain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

@Suite struct TogetherTests {
  @Test func whatFailsIsUndoneAloneAndTheRestStands() throws {
    let test = try TestLedger()
    let (first, last) = try test.ledger.together {
      let first = try test.register("第一件")
      #expect(throws: LedgerError.self) {
        try test.ledger.write { book in
          _ = try book.register(test.registration("失败"), prefix: "NM", at: monday, by: .policy)
          throw LedgerError.corrupt("this one cannot be dealt with")
        }
      }
      return (first, try test.register("第二件"))
    }
    #expect([first, last].map(\.serial) == [1, 2])
    #expect(try test.ledger.letters() == [first, last])
    #expect(try test.ledger.verify() == 2)
  }

  @Test func whatFailsAsAWholeLeavesNothing() throws {
    let test = try TestLedger()
    #expect(throws: LedgerError.self) {
      try test.ledger.together {
        try test.register()
        throw LedgerError.corrupt("the disk is full")
      }
    }
    #expect(try test.ledger.letters().isEmpty)
    #expect(try test.register().serial == 1)
    #expect(try test.ledger.verify() == 1)
  }

  @Test func aLetterThatLiesOpenFollowsWhatIsRecordedAndWhatIsUndone() throws {
    let test = try TestLedger()
    let id = try test.register()
    test.ledger.forgetLetters()
    try test.ledger.write { book in
      #expect(try book.letter(id)?.events.count == 1)
      try book.record(.noted(Words("一")), on: id, at: monday, by: .policy)
      #expect(try book.letter(id)?.events.count == 2)
      let before = book.undone
      #expect(throws: LedgerError.self) {
        try book.attempt {
          try book.record(.noted(Words("二")), on: id, at: monday, by: .policy)
          throw LedgerError.corrupt("no")
        }
      }
      #expect(book.undone > before)
      #expect(try book.letter(id)?.events.count == 2)
    }
  }

  @Test func theWorldHearsOfItOnceAllOfItIsDurable() throws {
    let heard = Mutex<[Int]>([])
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-together-" + UUID().uuidString
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let ledger = try Ledger.open(writingTo: directory, entropy: TestLedger.entropy()) { events, _ in
      heard.withLock { $0.append(events.count) }
    }
    let registration = try TestLedger().registration("暖气不热")
    try ledger.together {
      for _ in 0..<3 {
        try ledger.write { try $0.register(registration, prefix: "NM", at: monday, by: .policy) }
        #expect(heard.withLock { $0.isEmpty })
      }
      // What failed never was.
      _ = try? ledger.write { book in
        _ = try book.register(registration, prefix: "NM", at: monday, by: .policy)
        throw LedgerError.corrupt("no")
      }
    }
    #expect(heard.withLock { $0 } == [3])
  }

  @Test func aLetterThatLiesOpenIsTheOneItsEventsTell() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { try $0.record(.noted(Words("一")), on: id, at: monday, by: .policy) }
    _ = try? test.ledger.write { book in
      try book.record(.accepted(clause: .dailyLife, because: []), on: id, at: monday, by: .policy)
      throw LedgerError.corrupt("undone")
    }
    try test.ledger.write { try $0.record(.noted(Words("二")), on: id, at: monday, by: .policy) }
    for _ in 0..<2 {
      let letter = try #require(try test.ledger.write { try $0.letter(id) })
      #expect(letter.stage == .registered && letter.events.count == 3)
      #expect(letter.registration.authorName?.text == "李梅")
      test.ledger.forgetLetters()
    }
  }

  @Test func anErasedWordIsInNoLetterThatLiesOpen() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(try test.ledger.write { try $0.letter(id)?.registration.text.text } != nil)
    try test.ledger.eraseWords(of: id)
    #expect(try test.ledger.write { try $0.letter(id)?.registration.text.text } == nil)
  }

  private struct Illegible: Error, Equatable {}

  private func kinds(in test: TestLedger) throws -> [String] {
    try test.ledger.mail(in: .waiting).map(\.mail.messageID)
  }

  @Test func whatIsStillBeingWrittenIsSentAtTheEnd() throws {
    let test = try TestLedger()
    try test.ledger.together {
      try test.ledger.write { $0.send(bytes: 100, at: monday) { .example(letter: nil, messageID: "1@nm") } }
      #expect(try kinds(in: test).isEmpty)
      _ = try? test.ledger.write { book in
        book.send(bytes: 100, at: monday) { .example(letter: nil, messageID: "2@nm") }
        throw LedgerError.corrupt("what caused it never was")
      }
      try test.ledger.write { $0.send(bytes: 100, at: monday) { .example(letter: nil, messageID: "3@nm") } }
    }
    #expect(try kinds(in: test) == ["1@nm", "3@nm"])
  }

  @Test func whatLayInTheOutboxWhenItsCauseWasUndoneIsSentIfItsOwnCauseStands() throws {
    let test = try TestLedger()
    let letter = try test.register()
    try test.ledger.together {
      try test.ledger.write { $0.send(bytes: 100, at: monday) { .example(letter: nil, messageID: "1@nm") } }
      _ = try? test.ledger.write { book in
        // It looks what lies there, so that the first must lie there.
        #expect(try !book.withdrawDeferred("receipt", about: letter, reply: "no", at: monday))
        #expect(try kinds(in: test) == ["1@nm"])
        throw LedgerError.corrupt("undone, with what was put there meanwhile")
      }
      #expect(try kinds(in: test).isEmpty)
    }
    #expect(try kinds(in: test) == ["1@nm"])
  }

  @Test func aMailThatCannotBeWrittenIsNoEventEither() throws {
    let test = try TestLedger()
    #expect(throws: Illegible.self) {
      try test.ledger.write { book in
        _ = try book.register(test.registration("供热"), prefix: "NM", at: monday, by: .policy)
        book.send(bytes: 100, at: monday) { throw Illegible() }
      }
    }
    #expect(throws: UnwrittenMail.self) {
      try test.ledger.together {
        try test.register()
        try test.ledger.write { $0.send(bytes: 100, at: monday) { throw Illegible() } }
      }
    }
    #expect(try test.ledger.letters().isEmpty)
    #expect(try test.register().serial == 1)
  }

  @Test func whatIsUsedIsCountedOnceAndFollowed() throws {
    let test = try TestLedger()
    try test.ledger.write { book in
      func count() throws -> Int { try book.count(.automaticMail, within: 86_400, of: monday) }
      try book.use(.automaticMail, by: "a", at: monday)
      #expect(try count() == 1)
      try book.use(.automaticMail, by: "b", at: monday)
      try book.use(.automaticMail, by: "b", at: monday + -90_000)
      try book.use(.letter, by: "b", at: monday)
      #expect(try count() == 2)
      _ = try? book.attempt {
        try book.use(.automaticMail, by: "c", at: monday)
        throw LedgerError.corrupt("undone")
      }
      #expect(try count() == 2)
    }
    let later = try test.ledger.write { try $0.count(.automaticMail, within: 86_400, of: monday) }
    #expect(later == 2)
  }

  @Test func aHundredLettersAreOneWaitForTheDisk() throws {
    let test = try TestLedger()
    let commits = Mutex(0)
    try test.ledger.database.read { database in
      database.trace { event in
        if "\(event)".hasPrefix("COMMIT") { commits.withLock { $0 += 1 } }
      }
    }
    try test.ledger.together { for _ in 0..<100 { try test.register() } }
    #expect(commits.withLock { $0 } == 1)
    #expect(try test.ledger.letters().count == 100)
  }
}
