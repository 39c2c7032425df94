import Digest
import Domain
import Testing

@testable import Store

@Suite struct MailStoreTests {
  private func mail(_ text: String, uid: UInt32, validity: UInt32 = 7) -> ReceivedMail {
    ReceivedMail(
      place: MailPlace(validity: validity, uid: uid), receivedAt: monday, bytes: Array(text.utf8),
      content: SHA256.digest(of: Array(text.utf8)))
  }

  @Test func theSameMailIsTakenOnceHoweverOftenItIsFound() throws {
    let test = try TestLedger()
    let letter = mail("Subject: 供水\r\n\r\n停水三天。", uid: 1)
    #expect(try test.ledger.receive([letter], from: "liuyan", cursor: MailPlace(validity: 7, uid: 1)) == 1)
    #expect(try test.ledger.receive([letter], from: "liuyan", cursor: nil) == 0)
    let renumbered = mail("Subject: 供水\r\n\r\n停水三天。", uid: 40, validity: 8)
    #expect(try test.ledger.receive([renumbered], from: "liuyan", cursor: nil) == 0)
    #expect(try test.ledger.newMail(limit: 10).count == 1)
    #expect(try test.ledger.unsettledPlaces(in: "liuyan").count == 2)
  }

  @Test func rawBytesComeBackAsTheyWere() throws {
    let test = try TestLedger()
    let bytes: [UInt8] = Array(0...255) + [0, 13, 10, 0]
    let received = ReceivedMail(
      place: MailPlace(validity: 1, uid: 1), receivedAt: monday, bytes: bytes, content: [1])
    try test.ledger.receive([received], from: "liuyan", cursor: nil)
    let id = try #require(try test.ledger.newMail(limit: 1).first?.id)
    let raw = try #require(try test.ledger.mail(id))
    #expect(raw.bytes == bytes)
    #expect(raw.receivedAt == monday)
    #expect(raw.reference.commitment != Hex.encode(SHA256.digest(of: bytes)), "the hash is salted")
  }

  @Test func aPlaceIsSettledOnce() throws {
    let test = try TestLedger()
    try test.ledger.receive([mail("a", uid: 1), mail("b", uid: 2)], from: "liuyan", cursor: nil)
    try test.ledger.markSettled([MailPlace(validity: 7, uid: 1)], in: "liuyan")
    #expect(try test.ledger.unsettledPlaces(in: "liuyan") == [MailPlace(validity: 7, uid: 2)])
    #expect(try test.ledger.unsettledPlaces(in: "another").isEmpty)
  }

  @Test func theCursorSurvivesARestart() throws {
    let test = try TestLedger()
    try test.ledger.receive([], from: "liuyan", cursor: MailPlace(validity: 4_294_967_295, uid: 12))
    try test.reopen()
    #expect(try test.ledger.cursor(of: "liuyan") == MailPlace(validity: 4_294_967_295, uid: 12))
    #expect(try test.ledger.cursor(of: "another") == nil)
  }

  @Test func aMailHasOneFate() throws {
    let test = try TestLedger()
    try test.ledger.receive([mail("a", uid: 1)], from: "liuyan", cursor: nil)
    let id = try #require(try test.ledger.newMail(limit: 1).first?.id)
    try test.ledger.write { try $0.hold(id, reason: "stranger", detail: "nobody knows him", at: monday) }
    #expect(try test.ledger.newMail(limit: 1).isEmpty)
    #expect(try test.ledger.heldMail().map(\.reason) == ["stranger"])
    #expect(throws: LedgerError.self) { try test.ledger.write { try $0.settle(id, as: .letter) } }
  }
}
