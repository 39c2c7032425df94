import Testing

@testable import Mail

struct Base64Tests {
  private func decoded(_ text: String) -> String {
    String(decoding: Base64.decoded(Array(text.utf8)[...]), as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
    ("Zm9vYmFy", "foobar"),
  ])
  func theVectorsOfRFC4648Hold(text: String, plain: String) {
    #expect(decoded(text) == plain)
    #expect(base64(Array(plain.utf8)) == text)
  }

  @Test(arguments: [
    ("Zm9v\r\nYmFy\r\n", "foobar"), ("Zm9vYg", "foob"), ("Zm9vYmE", "fooba"), ("Zm!9 v*", "foo"),
    ("Zg==Zg==", "ff"),
    ("Zm9v=Zm9v", "foofoo"), ("====", ""), ("Z", ""), ("Zm9vY", "foo"),
  ])
  func whatIsWrongIsSkipped(text: String, plain: String) {
    #expect(decoded(text) == plain)
  }

  /// RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("foobarfoobar~?>", "Zm9vYmFyZm9vYmFyfj8+"),
  ])
  func whatIsWrittenIsPadded(plain: String, text: String) {
    #expect(String(decoding: Base64.encoded(Array(plain.utf8)[...]), as: UTF8.self) == text)
  }

  @Test func everyLengthSurvivesTheRoundTrip() {
    for count in 0...200 {
      let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      var text = Array("before\r\n".utf8)
      Base64.writeLines(octets, to: &text)
      #expect(text.starts(with: "before\r\n".utf8))
      let lines = text.dropFirst(8)
      #expect(lines.count == Base64.sizeOfLines(count))
      #expect(Base64.decoded(lines) == octets)
      #expect(lines.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 77 && $0.last == 13 })
    }
  }

  @Test func decodingStopsWhereItIsTold() {
    #expect(Base64.decoded(Array("Zm9vYmFy".utf8)[...], most: 3) == Array("foo".utf8))
  }
}
