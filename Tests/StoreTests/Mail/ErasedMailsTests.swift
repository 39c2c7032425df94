import Domain
import Foundation
import Testing

@testable import Store

/// What an erased person wrote is in no mail that is kept either.
@Suite struct ErasedMailsTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func mail(_ words: String, _ number: UInt8, in test: TestLedger) throws -> MailReference {
    let bytes = Array("Subject: x\r\n\r\n\(words)".utf8)
    try test.ledger.receive(
      [
        ReceivedMail(
          place: MailPlace(validity: 1, uid: UInt32(number)), receivedAt: monday, bytes: bytes,
          content: [number])
      ], from: "liuyan", cursor: nil)
    return try #require(try test.ledger.mail(Int64(number))).reference
  }

  private func supplement(_ id: LetterID, _ mail: MailReference, in test: TestLedger) throws {
    try test.ledger.write {
      try $0.record(.supplemented(Words("补充"), mail: mail), on: id, at: monday, by: Party(.author))
    }
  }

  private func erase(_ id: LetterID, in test: TestLedger) throws {
    try test.ledger.write { book in
      try book.record(.retracted(reason: Words("撤回")), on: id, at: monday, by: clerk)
      try book.record(.erased(reason: Words("本人要求")), on: id, at: monday, by: clerk)
    }
    try test.ledger.eraseWords(of: id)
  }

  @Test func itsMailsAreEmptyAndTheChainIsWhole() throws {
    let test = try TestLedger()
    let id = try test.register()
    let words = (0..<400).map { "李梅家里不热\($0)" }.joined()
    let reference = try mail(words, 1, in: test)
    try supplement(id, reference, in: test)
    try erase(id, in: test)
    #expect(try test.ledger.mail(1) == nil)
    #expect(try test.ledger.verify() == 4)
    try test.ledger.eraseWords(of: id)
    // The same mail, shown by its mailbox once more, is no new one.
    let again = ReceivedMail(
      place: MailPlace(validity: 1, uid: 7), receivedAt: monday, bytes: [1], content: [1])
    #expect(try test.ledger.receive([again], from: "liuyan", cursor: nil) == 0)
    #expect(try test.ledger.mail(1) == nil && test.ledger.mail(2) == nil)
    try test.reopen()
    let names = try FileManager.default.contentsOfDirectory(atPath: test.directory)
    for name in names where name.hasPrefix("mail.sqlite") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: test.directory + "/" + name))
      #expect(bytes.range(of: Data("李梅家里不热".utf8)) == nil, "\(name)")
    }
  }

  @Test func aMailThatAnotherLetterRestsOnStaysUntilThatIsErasedToo() throws {
    let test = try TestLedger()
    let (one, other) = (try test.register("一"), try test.register("二"))
    let shared = try mail("两件", 1, in: test)
    try supplement(one, shared, in: test)
    try supplement(other, shared, in: test)
    try erase(one, in: test)
    #expect(try test.ledger.mail(1) != nil)
    #expect(try test.ledger.verify() == 6)
    try erase(other, in: test)
    #expect(try test.ledger.mail(1) == nil)
    _ = try test.ledger.verify()
  }

  @Test func whatWasSentAboutItIsGoneAndWhatStillWaitsIsTakenBack() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { book in
      try book.send(.example(letter: id, messageID: "1@nm"), at: monday)
    }
    let sent = try #require(try test.ledger.claimNextMail(at: monday))
    try test.ledger.write { try $0.finish(sent.id, .sent(reply: "250"), at: monday) }
    try test.ledger.write { try $0.send(.example(letter: id, messageID: "2@nm"), at: monday) }
    try erase(id, in: test)
    #expect(try test.ledger.outbox(of: id).map(\.mail.bytes.isEmpty) == [true, true])
    #expect(try test.ledger.outbox(of: id).map(\.state) == [.sent, .failed])
  }

  @Test func whatIsJustLeavingIsNotTriedAgain() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { try $0.send(.example(letter: id, messageID: "1@nm"), at: monday) }
    let leaving = try #require(try test.ledger.claimNextMail(at: monday))
    try erase(id, in: test)
    #expect(try test.ledger.outbox(of: id).map(\.state) == [.claimed])
    try test.ledger.write { try $0.finish(leaving.id, .retry(after: monday, reply: "451"), at: monday) }
    #expect(try test.ledger.outbox(of: id).map(\.state) == [.failed])
    #expect(try test.ledger.claimNextMail(at: monday) == nil)
  }

  @Test func aMailThatNobodyErasedIsMissed() throws {
    let test = try TestLedger()
    let id = try test.register()
    try supplement(id, mail("一", 1, in: test), in: test)
    try test.ledger.eraseWords(of: id)
    #expect(throws: LedgerError.self) { try test.ledger.verify() }
  }
}
