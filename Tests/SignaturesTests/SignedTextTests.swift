import Testing

@testable import Signatures

/// What a leader may have signed (safety note, S19, S32, S34).
struct SignedTextTests {
  private let people: People

  init() throws { people = try People.met() }

  @Test(
    arguments: [
      ("Content-Type: message/rfc822\n\nFrom: a@b.example\n\nx\n", .messageInside),
      (
        "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n--m\n"
          + "Content-Type: message/rfc822\n\nFrom: a@b\n\nx\n--m--\n", .messageInside
      ),
      ("Content-Type: multipart/signed; boundary=m\n\n--m\n\nx\n--m--\n", .signatureInside),
      ("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n", .signatureInside),
      ("Content-Type: multipart/encrypted; boundary=m\n\n--m\n\nx\n--m--\n", .signatureInside),
      ("Content-Type: text/html\n\n<p>x</p>\n", .noPlainText),
      ("Content-Type: text/plain; name=a.txt\n\nx\n", .noPlainText),
      ("Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n", .notClosed),
      ("Content-Type: multipart/mixed; boundary=m; boundary=n\n\n--m\n\nx\n--m--\n", .ambiguousParameters),
      ("Content-Type: text/plain\nContent-Type: text/html\n\nx\n", .headerRepeated),
      (
        "Content-Type: text/plain\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nx\n",
        .headerRepeated
      ),
      ("Content-Transfer-Encoding: 7bit\n\nx\n", .unreadableContent),
    ] as [(String, Reason)])
  func aSignedTextThatCannotBePublishedIsNamed(entity: String, expected: Reason) throws {
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).reason == expected)
  }

  /// A part of an answer must not be published as the whole.
  @Test func aTextTooLongToPublishIsNotCut() throws {
    let longest = String(repeating: "水务局\n", count: 6553) + "水务"
    for (text, expected) in [(longest, nil), (longest + "x", Reason.tooLarge)] {
      let mail = try people.sign(
        Mails.header + "Content-Type: text/plain; charset=utf-8\n\n" + text, at: Mails.signedAt)
      let verdict = try policy().verdict(on: mail)
      #expect(verdict.reason == expected)
      #expect(verdict.signer?.text.utf8.count == (expected == nil ? 65536 : nil))
    }
  }
}
