import Testing

@testable import Signatures

/// Which words count of what a leader has signed.
struct SignedTextTests {
  private let people: People

  init() throws { people = try People.met() }

  /// Foxmail and others send no plain text beside the page (S32: where there is one, it alone counts).
  @Test func aPageAloneIsReadAsItsText() throws {
    let page = "<html><body><p>王先生：</p><p>已于3月1日修复。</p><p style=\"display:none\">未修复。</p></body></html>"
    let mail = try people.sign(
      Mails.header + "Content-Type: text/html; charset=utf-8\n\n\(page)\n", at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == "王先生：\n已于3月1日修复。")
  }

  @Test func aPageThatIsAFileIsNoText() throws {
    let entity = """
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: text/html; charset=utf-8
      Content-Disposition: attachment; filename=a.html

      <p>附件</p>
      --m
      Content-Type: text/html; charset=utf-8

      <p>正文</p>
      --m--

      """
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == "正文")
  }

  /// A telephone puts a picture between two texts; a text alone is what is published.
  @Test(arguments: [
    ("", nil), ("\n \u{A0}\n", nil), ("发自我的iPhone", nil), ("第二段改后再发", Reason.severalTexts),
    ("发自我的iPhone\n第二段改后再发", .severalTexts), ("> 第二段改后再发", .severalTexts),
  ])
  func wordsBehindAFileAreNotLeftOut(words: String, expected: Reason?) throws {
    let entity = """
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: text/plain; charset=utf-8

      同意
      --m
      Content-Type: application/pdf; name=a.pdf
      Content-Transfer-Encoding: base64

      JVBERi0xLjQK
      --m
      Content-Type: text/plain; charset=utf-8

      \(words)
      --m--

      """
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    let verdict = try policy().verdict(on: mail)
    #expect(verdict.reason == expected)
    #expect(verdict.signer?.text == (expected == nil ? "同意" : nil))
  }

  /// In what some programs write the HTML alone goes on behind a picture, and the plain text is whole.
  @Test func otherVersionsOfTheWordsAreNoSecondText() throws {
    let entity = """
      Content-Type: multipart/alternative; boundary=a

      --a
      Content-Type: text/plain; charset=utf-8

      已修复，请放心。
      --a
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: text/html; charset=utf-8

      <p>已修复，</p>
      --m
      Content-Type: image/png; name=a.png

      x
      --m
      Content-Type: text/html; charset=utf-8

      <p>请放心。</p>
      --m--
      --a--

      """
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == "已修复，请放心。")
  }

  /// The form, which whoever reads it has to look for.
  @Test func aDocumentAloneIsAMailWithoutWords() throws {
    let entity =
      "Content-Type: application/octet-stream; name=a.docx\nContent-Transfer-Encoding: base64\n\nUEsDBBQAAAA=\n"
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == "")
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
