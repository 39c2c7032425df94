import Testing

@testable import Wire

struct IMAPResponseTests {
  @Test(arguments: [
    ("* 1 FETCH (UID 7 BODY[] {12}", "* 1 FETCH (UID 7 BODY[] ", 12),
    ("* LIST () \"/\" {3+}", "* LIST () \"/\" ", 3),
    ("* 1 FETCH (BINARY[1] ~{4}", "* 1 FETCH (BINARY[1] ", 4), ("* SEARCH {0}", "* SEARCH ", 0),
  ])
  func aLiteralIsAnnouncedAtTheEndOfTheLine(line: String, text: String, length: Int) {
    let literal = IMAPResponse.literal(endOf: Array(line.utf8), first: true)
    #expect(literal.map { String(decoding: $0.text, as: UTF8.self) } == text)
    #expect(literal?.length == length)
  }

  @Test(arguments: [
    "* OK see you {5}", "* NO {5}", "* BYE {5}", "h1 OK done {5}", "+ go {5}", "* 1 FETCH {}",
    "* 1 FETCH {-1}",
    "* 1 FETCH {99999999999}", "* 1 FETCH 5}", "* 1 FETCH {4294967296}",
  ])
  func freeTextAnnouncesNothing(line: String) {
    #expect(IMAPResponse.literal(endOf: Array(line.utf8), first: true) == nil)
  }

  @Test func aFetchIsReadAcrossItsLiteral() throws {
    let response = IMAPResponse(fragments: [
      .text(Array("* 3 FETCH (FLAGS (\\Seen \"a\\\"b\") UID 7 BODY[] ".utf8)), .literal(letter(7)),
      .text(Array(" INTERNALDATE \"17-Jul-2026 02:44:25 +0800\" RFC822.SIZE 200)".utf8)),
    ])
    let item = try #require(FetchedItem(response))
    #expect(item.uid == 7)
    #expect(item.size == 200)
    let mail = try item.mail(validity: 5, announced: 200, limit: 1000)
    #expect(mail.key == MailKey(validity: 5, uid: 7, name: ""))
    #expect(mail.bytes == letter(7))
    #expect(mail.receivedAt == 1_784_227_465)
  }

  @Test(arguments: [
    ("BODY[] \"abc\" INTERNALDATE \"17-Jul-2026 02:44:25 +0800\"", "200 bytes announced, 3 given"),
    ("BODY[] NIL", "the server gives no content"),
    ("BODY[] \"\(String(repeating: "x", count: 100))\"", "no date of receipt"),
    ("BODY[] \"\(String(repeating: "x", count: 100))\" INTERNALDATE \"yesterday\"", "no date of receipt"),
  ])
  func aMailThatIsNotWholeIsNamedAsUnfetched(items: String, reason: String) throws {
    let response = IMAPResponse(fragments: [.text(Array("* 3 FETCH (UID 7 \(items))".utf8))])
    let item = try #require(FetchedItem(response))
    #expect(throws: UnfetchedMail(key: MailKey(validity: 5, uid: 7, name: ""), size: 200, reason: reason)) {
      try item.mail(validity: 5, announced: 200, limit: 1000)
    }
  }

  @Test(arguments: [
    "* 1 FETCH", "* 1 FETCH (FLAGS (\\Seen))", "* 1 FETCH (UID 7", "* 1 FETCH UID 7)", "* 1 FETCH (UID \"7)",
    "* FETCH", "*", "", "* 1 FETCH (UID 99999999999)", "* 1 FETCH (UID)", "h1 OK",
    "* 1 FETCH " + String(repeating: "(", count: 100_000),
  ])
  func whatIsNoFetchWithAUIDIsPassedOver(line: String) {
    #expect(FetchedItem(IMAPResponse(fragments: [.text(Array(line.utf8))])) == nil)
  }
}
