import Testing

@testable import Mail

struct QuotedPrintableTests {
  @Test(arguments: [
    ("a=3Db", "a=b"), ("=e4=BD=A0", "你"), ("a=\r\nb", "ab"), ("a=\nb", "ab"), ("a= \t\r\nb", "ab"),
    ("a  \r\nb", "a\r\nb"),
    ("a \tb", "a \tb"), ("a  ", "a"), ("a=", "a"), ("a=4", "a=4"), ("a=XYb", "a=XYb"), ("=\r\n=\r\n", ""),
    ("==3D", "=="),
    ("a_b", "a_b"),
  ])
  func bodiesAreDecoded(text: String, plain: String) {
    #expect(String(decoding: QuotedPrintable.decoded(Array(text.utf8)[...]), as: UTF8.self) == plain)
  }

  @Test(arguments: [("a_b", "a b"), ("=5F", "_"), ("a=", "a="), ("a b", "a b"), ("=zz", "=zz")])
  func wordsAreDecoded(text: String, plain: String) {
    #expect(String(decoding: QuotedPrintable.decodedWord(Array(text.utf8)[...]), as: UTF8.self) == plain)
  }
}
