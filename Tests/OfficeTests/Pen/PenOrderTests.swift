import Domain
import Testing

@testable import Office

/// The lines in which clerks answer a digest.
@Suite struct PenOrderTests {
  private static let letter = LetterID("NM2026000017")!

  @Test(arguments: [
    ("3 登记", [3], PenOrder.Word.letter), ("3登记。", [3], .letter), ("　３　登记", [3], .letter),
    ("第3号：登记", [3], .letter), ("【3】登记", [3], .letter), ("3、作为来信", [3], .letter), ("3. 登记", [3], .letter),
    ("3 作为 NM2026000017 的答复", [3], .reply(letter)), ("3 作为nm2026000017的答复", [3], .reply(letter)),
    ("3 答复 NM2026000017", [3], .reply(letter)), ("3：是【NM2026000017】的答复。", [3], .reply(letter)),
    ("3 答复", [3], .reply(nil)), ("3 作为 NM2026000017 的补充", [3], .supplement(letter)),
    ("3 补充：NM2026000017", [3], .supplement(letter)), ("4 重试", [4], .retry), ("4 同意", [4], .agree),
    ("3 丢弃：广告", [3], .discard(why: "广告")), ("3丢弃 广告。", [3], .discard(why: "广告")),
    ("3 丢弃", [3], .discard(why: "")), ("3 垃圾邮件", [3], .discard(why: "垃圾邮件")),
    ("3、4，5 和 7号 丢弃：广告", [3, 4, 5, 7], .discard(why: "广告")), ("3 3 登记", [3], .letter),
    ("六 丢弃：广告", [6], .discard(why: "广告")), ("第六号 登记", [6], .letter), ("第6号登记", [6], .letter),
    ("第 ６ 号 登记", [6], .letter), ("十、十二、二十三 登记", [10, 12, 23], .letter), ("九十九登记", [99], .letter),
    ("四十号：丢弃", [40], .discard(why: "")),
  ])
  func aLineIsUnderstoodAsPeopleWriteIt(line: String, entries: [Int64], word: PenOrder.Word) {
    let order = PenOrder(reading: line)
    #expect(order?.entries == entries)
    #expect(order?.word == word)
  }

  @Test(arguments: [
    "3 作为5的答复", "3 作为 NM20260001 的补充", "3 补充9", "登记", "王敏", "您好！", "3", "3 好的", "3 答复得太晚了",
    "3 作为 NM2026000017 和 NM2026000018 的答复", "-3 登记",
    "99999999999999999999 登记", "写：3 登记", "· 3 登记", "", "2026年11月25日", "0475-1234567", "百 登记", "一二 登记", "十分感谢",
    "一并登记",
  ])
  func whatIsNoOrderIsNotGuessedAt(line: String) {
    #expect(PenOrder(reading: line) == nil)
  }

  @Test func aCodeIsFoundAsMailSystemsFoldIt() throws {
    let code = DigestCode(.morning, entropy: Array(0..<10))
    for text in ["liuyan+\(code)@naiman.example", "核验码 \("\(code)".uppercased())（只对", "> \(code)"] {
      #expect(DigestCode.all(in: text) == [code], "\(text)")
    }
    for text in ["today\("\(code)".dropFirst(3))", "\(code)0", "day-", "day-0123456789abcde"] {
      #expect(DigestCode.all(in: text).isEmpty, "\(text)")
    }
    #expect(DigestCode.all(in: String(repeating: "day-", count: 100_000)).isEmpty)
  }

  @Test func nothingOfAStrangersBecomesALink() {
    #expect(
      PenText.plain(
        "点击\u{202E}领奖 http://evil.example/a?b \r\n <b>www.evil.example</b> x@evil.example", most: 200)
        == "点击领奖 http：／／evil．example／a?b <b>www．evil．example<／b> x＠evil．example")
    #expect(PenText.plain(String(repeating: "长", count: 100)) == String(repeating: "长", count: 60) + "…")
    #expect(PenText.plain(" \u{200B}\n ") == "")
  }

  @Test func numbersOfLettersAreFoundWhereverTheyStand() {
    #expect(
      LetterNumbers.all(in: "【转办】[NM2026000017]关于nm2026000018的答复 NM2026000017 XNM20260000199").map(\.serial)
        == [17, 18])
    #expect(LetterNumbers.all(in: String(repeating: "N", count: 1_000_000)).isEmpty)
  }

  @Test func theWordsToAgreeWithAreUnderstood() {
    for verdict: Guess.Verdict in [
      .release(.letter), .release(.reply(Self.letter)), .release(.supplement(Self.letter)), .release(.retry),
      .noise,
    ] {
      let words = Guess(verdict: verdict, clue: .person).answer ?? ""
      #expect(PenOrder(reading: "3 \(words)") != nil, "\(words)")
    }
    #expect(Guess(verdict: .unclear, clue: .clerk).answer == nil)
  }
}
