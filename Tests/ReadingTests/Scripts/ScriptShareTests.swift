import Reading
import Testing

@Suite struct ScriptShareTests {
  private let sentence = "ᠮᠠᠨ ᠤ ᠭᠠᠴᠠᠭᠠᠨ ᠤ ᠵᠠᠮ ᠡᠪᠳᠡᠷᠡᠪᠡ᠃"

  @Test(arguments: ["", " \n", "😀😀", "我家暖气不热。", "ABC 123", "Здравствуйте, отопление не работает.", "１３８"])
  func whatIsNotMongolianIsNone(text: String) {
    #expect(!ScriptShare(of: text).isMongolian)
    #expect(ScriptShare(of: text).mongolian == 0)
  }

  @Test func theTraditionalScriptIsKnown() {
    #expect(ScriptShare(of: sentence).mongolian == 1)
    #expect(ScriptShare(of: sentence).isMongolian)
    #expect(ScriptShare(of: "ᠵᠠᠮ").isMongolian == false, "three letters are no word that anybody would miss")
  }

  @Test func soIsMongolianInCyrillic() {
    #expect(ScriptShare(of: "Манай гацааны зам эвдэрсэн, засаж өгнө үү.").isMongolian)
  }

  @Test func aNameInAChineseLetterMakesItNotMongolian() {
    let letter = String(repeating: "我家住在嘎查东头，冬天暖气一直不热。", count: 4)
    #expect(!ScriptShare(of: "ᠪᠠᠲᠤᠭᠡᠷᠡᠯ\n" + letter).isMongolian)
    #expect(
      ScriptShare(of: String(repeating: sentence, count: 3) + String(repeating: letter, count: 50))
        .isMongolian)
  }

  @Test func halfAndHalfNeedsAReader() {
    let share = ScriptShare(of: "请问：" + sentence + "什么时候修？谢谢领导，盼复。")
    #expect(share.isMongolian && share.mongolian < 1)
  }

  @Test func marksAndDigitsAreNoLetters() {
    #expect(ScriptShare(of: "᠃᠂᠄\u{180B}\u{180E}\u{202F}᠐᠑᠒").letters == 0)
  }

  @Test func aMegabyteIsReadOnce() {
    let text = String(repeating: sentence, count: 20_000)
    #expect(ScriptShare(of: text).isMongolian)
  }
}
