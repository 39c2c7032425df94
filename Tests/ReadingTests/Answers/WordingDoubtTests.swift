import Reading
import Testing

/// What a reviewer should look at in an answer.
struct WordingDoubtTests {
  private let question = "我们小区三号楼的暖气不热，室内只有十四度，请供热公司上门测温。"

  @Test(arguments: [
    ("暖气不归我局管，请您谅解。", WordingDoubt.shifting("不归我")),
    ("供热公司将尽快上门测温。", .vague("尽快")),
    ("供热公司已上门测温，一定会让您满意。", .promising("一定会")),
  ])
  func wordsThatSayTooLittleOrTooMuchAreFound(answer: String, doubt: WordingDoubt) {
    #expect(WordingDoubt.all(in: answer, to: question) == [doubt])
  }

  @Test(arguments: [
    "供热公司将于12月3日前尽快上门测温。", "供热公司三天内上门测温，尽快恢复。", "供热公司已上门测温，三号楼暖气阀门已更换。",
    "测温装修保证金已退还。",
  ])
  func whatNamesADayOrPromisesNothingIsLeftAlone(answer: String) {
    #expect(WordingDoubt.all(in: answer, to: question) == [])
  }

  @Test func anAnswerToAnotherQuestionIsNoticed() {
    let answer = "您好，养老保险关系转移请携带身份证到社保大厅办理。"
    #expect(WordingDoubt.all(in: answer, to: question) == [.unrelated])
    #expect(WordingDoubt.all(in: answer, to: "请回复") == [])
  }

  @Test func theAdministratorsWordsAreFoundWhereverTheyStand() {
    let doubts = WordingDoubt.all(in: "供热公司测温属实，刁民。", to: question, listed: ["刁民", "上访户"])
    #expect(doubts == [.listed("刁民")])
  }
}
