import Testing

@testable import Reading

@Suite struct PhraseTests {
  private func finds(_ phrase: String, in text: String, unless negations: [String] = []) throws -> Bool {
    let index = PhraseIndex([try Phrase(reading: phrase)], unless: negations)
    return !index.hits(in: Prose(text)).isEmpty
  }

  @Test(arguments: [
    ("供热*不热", "小区供热一直不热", true),
    ("供热*不热", "供热公司的人来看过两三次还说不热是正常的", false),
    ("供热*不热", "不热的时候供热", false),
    ("供热*不热", "供热了。不热", false),
    ("供热*不热", "供热，还是不热", true),
    ("供热*不热", "供热\n不热", false),
    ("法院<4>判决", "法院已经作了判决", true),
    ("法院<4>判决", "法院在上个星期判决", false),
    ("法院<0>判决", "法院判决", true),
    ("(暖气|地暖)*(不热|冰凉)", "地暖冰凉", true),
    ("已(经|)起诉", "已起诉", true), ("已(经|)起诉", "已经起诉", true), ("已(经|)起诉", "起诉", false),
    ("（暖气｜地暖）＊不热", "暖气不热", true),
    ("甲*乙*丙", "甲一乙二丙", true), ("甲*乙*丙", "甲一丙二乙", false),
    ("ａ*B", "A b", true),
  ])
  func itStandsInASentence(phrase: String, text: String, stands: Bool) throws {
    #expect(try finds(phrase, in: text) == stands)
  }

  @Test func theNearestWordBeforeCountsAndNotTheFirst() throws {
    #expect(try finds("供热<2>不热", in: "供热站说了很久，供热不热"))
    #expect(try finds("停水<0>停水", in: "停停水停水"))
  }

  @Test(arguments: [
    ("没有起诉", false), ("我还没有去法院起诉", false), ("没有钱，起诉", true), ("没有钱请律师来帮我们起诉", true),
    ("起诉没有用", true), ("起诉了，没有结果", true),
  ])
  func aNegationUndoesWhatFollowsItClosely(text: String, stands: Bool) throws {
    #expect(try finds("起诉", in: text, unless: ["没有"]) == stands)
  }

  @Test func anotherMentionThatNobodyDeniesStands() throws {
    #expect(try finds("起诉", in: "以前没有起诉，上月起诉了", unless: ["没有"]))
  }

  @Test(arguments: [
    ("供热*", PhraseError.emptyWord), ("*不热", .emptyWord), ("", .emptyWord), ("(|暖气)", .emptyWord),
    ("(暖气", .openBracket), ("((暖气))", .openBracket), ("暖气)", .strayMark(")")), ("暖气|地暖", .strayMark("|")),
    ("供热<>不热", .badReach(40)), ("供热<99>不热", .badReach(40)), ("供热<3不热", .badReach(40)),
    ("一*二*三*四*五", .tooManySteps(4)),
    ("(一|二|三|四|五)(一|二|三|四|五)(一|二|三|四|五)", .tooManyWords(64)),
  ])
  func whatIsNoPhraseSaysWhy(text: String, reason: PhraseError) {
    #expect(throws: reason) { try Phrase(reading: text) }
  }

  @Test func theWordsThatStoodThereAreNamedAndNotTheWholePhrase() {
    let rules = KeywordRules<String>([
      (
        "旗住建局",
        [
          WeightedWord(text: "(暖气|地暖)*(不热|冰凉)", weight: 2, place: "units.yaml:31"),
          WeightedWord(text: "王八", weight: 1, place: "units.yaml:32", shown: "不文明用语"),
        ]
      )
    ])
    #expect(
      rules.evidence(in: "家里地暖还是冰凉，王八").first?.because == ["地暖…冰凉（units.yaml:31）", "不文明用语（units.yaml:32）"])
  }

  @Test func citedLawsAreNotRead() {
    #expect(Prose("依《信息公开条例》申请").withoutTitles.scalars == Prose("依《》申请").scalars)
    #expect(Prose("《一》《二").withoutTitles.scalars == Prose("《》《二").scalars)
    let long = "《" + String(repeating: "长", count: 100) + "》"
    #expect(Prose(long).withoutTitles.scalars == Prose(long).scalars)
  }

  /// Steps of a text twice as long are twice as many: what is counted is what the search remembers and compares.
  @Test func noTextIsTooLong() throws {
    let phrases = try ["法院*判决", "判决*法院*判决", "(法|院|判|决)*(法|院|判|决)*(法|院|判|决)*没"].map(Phrase.init(reading:))
    let index = PhraseIndex(phrases, unless: ["法"])
    for text in ["法院判决", "法", "判", "决决院", "😀", "ᠮᠣᠩᠭᠣᠯ", "\u{0301}", " \n"] {
      let long = String(repeating: text, count: 300_000 / text.utf8.count)
      #expect(index.hits(in: Prose(long)).count <= phrases.count)
    }
  }
}
