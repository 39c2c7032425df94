import Testing

@testable import Reading

/// How much of what people write of themselves is found, over sentences that are made up for it; and that a missed one
/// can be read here.
@Suite struct RecallTests {
  @Test(arguments: [
    (PersonalKind.identityNumber, 240, 0.995), (.telephone, 240, 0.995), (.bankCard, 240, 0.995),
    (.mailAddress, 180, 0.995), (.plate, 140, 0.95), (.houseNumber, 120, 0.90), (.name, 180, 0.90),
  ])
  func enoughIsFound(of kind: PersonalKind, among count: Int, least: Double) {
    var makeUp = MadeUpSentences(seed: 2026)
    let sentences = makeUp.sentences(of: kind, count)
    let missed = sentences.filter { isReadable($0.datum, in: PersonalData().masked($0.text)) }
    let recall = 1 - Double(missed.count) / Double(count)
    #expect(recall >= least, "\(recall): \(missed.prefix(5).map { "\($0.form): \($0.text)" })")
  }

  @Test func theSentencesAreManyAndAreReadableBeforeTheyAreMasked() {
    var makeUp = MadeUpSentences(seed: 2026)
    var texts: Set<String> = []
    for kind in PersonalKind.allCases where kind != .account {
      for sentence in makeUp.sentences(of: kind, 200) {
        #expect(isReadable(sentence.datum, in: sentence.text), "\(sentence)")
        texts.insert(sentence.text)
      }
    }
    #expect(texts.count >= 1000)
  }

  /// Whether a reader would still read a datum, however it is written.
  private func isReadable(_ datum: String, in text: String) -> Bool {
    let (text, datum) = (plain(text), plain(datum))
    guard text.count >= datum.count else { return false }
    return (0...(text.count - datum.count)).contains { text[$0..<($0 + datum.count)].elementsEqual(datum) }
  }

  private func plain(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { scalar in
      switch scalar.value {
      case 0x20, 0x0A, 0x2D, 0x2E, 0x5F, 0xB7, 0x2009, 0x200B, 0x3000: nil
      case 0xFF0E, 0xFF0D, 0xFF3F: nil
      case 0x61...0x7A: Unicode.Scalar(scalar.value - 32)
      case 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0 - 32)
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
      default:
        "零一二三四五六七八九".unicodeScalars.firstIndex(of: scalar).map { index in
          Unicode.Scalar(
            UInt8(48 + "零一二三四五六七八九".unicodeScalars.distance(from: "零".unicodeScalars.startIndex, to: index)))
        } ?? scalar
      }
    }
  }
}
