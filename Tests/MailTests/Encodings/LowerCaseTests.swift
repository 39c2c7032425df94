import Testing

@testable import Mail

@Suite struct LowerCaseTests {
  @Test(arguments: [
    "", "RE: 暖气不热", "自动回复：Ａｂ，ＡＢ", "“Undelivered” Mail — 退信", "Ünzustellbar ÉCHEC", "НЕ ДОСТАВЛЕНО",
    "İSTANBUL ΣΑΣ ß",
    "ᠮᠣᠩᠭᠣᠯ", "e\u{301}E\u{301}", "👨‍👩‍👧ABC",
  ]) func aTextIsLoweredAsTheStandardLibraryDoesIt(text: String) {
    #expect(text.inLowerCase == text.lowercased())
  }

  @Test func soIsEveryCharacter() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      if text.inLowerCase != text.lowercased() { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
