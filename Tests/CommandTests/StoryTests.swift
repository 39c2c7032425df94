import Domain
import Testing

@testable import huiyin

/// What `huiyin show` tells of a letter that is with its units.
@Suite struct StoryTests {
  private let monday = Timestamp(Day("2026-11-23")!, hour: 9)
  private let id = LetterID(prefix: "NM", year: 2026, serial: 1)
  private let mail = MailReference(id: 1, commitment: "00")
  private let wang = Party(.clerk, name: "王敏")
  private let bai = Party(.officer, name: "白雪", unit: "旗水务局")

  private func story(of facts: [(Fact, Party)], hoursLater: Int64 = 0, cutOff: Int = 86_400) throws
    -> [String]
  {
    let registration = Registration(
      desk: "网站管理中心", channel: .mail, receivedAt: monday, title: Words("停水"), text: Words("停水三天了。"),
      authorName: nil, authorAddress: nil, queryCode: Words("k7m2"), mail: nil)
    let begin: [(Fact, Party)] = [
      (.registered(registration), .policy), (.accepted(clause: .dailyLife, because: []), wang),
      (.assigned(Assignment(round: 1, lead: "旗水务局", cooperating: ["旗民政局"], because: [])), wang),
      (.dueSet(due("旗水务局", "2026-11-30")), .policy), (.dueSet(due("旗民政局", "2026-11-26")), .policy),
    ]
    let events = (begin + facts).enumerated().map { number, told in
      Event(sequence: Int64(number + 1), letter: id, at: monday, by: told.1, fact: told.0)
    }
    let now = monday + hoursLater * 3600
    let rules = ClockRules(cutOff: cutOff)
    return try History(Letter(replaying: events), mails: [], at: now, by: rules).story.split(separator: "\n")
      .map(String.init)
  }

  private func due(_ unit: UnitName, _ day: String) -> DueDay {
    DueDay(
      unit: unit, round: 1, day: Day(day)!, dayZero: monday.day, workingDays: 5, isOfficial: true,
      calendar: "2026", reason: "转办")
  }

  private func replied() -> (Fact, Party) {
    let answer = Domain.Answer(
      unit: "旗水务局", text: Words("已恢复供水。"), mail: mail, receivedAt: monday, digest: "aa",
      keptBack: Words("涉及他人隐私"), finding: "属实")
    return (.replied(answer), bai)
  }

  @Test func whatItsAuthorSaysIsToldApartFromWhatItsUnitHeard() throws {
    let lines = try story(of: [
      (.rated("满意", reason: nil), .author), (.rated("不满意", reason: nil), .author),
      (.rated("满意", reason: Words("旗水务局回访 电话")), bai),
    ])
    #expect(
      lines.filter { $0.hasPrefix("rated ") } == [
        "rated 不满意 by its author  2026-11-23 09:00  author",
        "rated 满意 by its unit's call  2026-11-23 09:00  officer 旗水务局 白雪",
      ])
    #expect(try story(of: []).allSatisfy { !$0.hasPrefix("rated ") }, "silence is no rating")
  }

  @Test func itsSecondLineSaysWhoseTurnItIs() throws {
    #expect(
      try story(of: [])[1] == "旗水务局 has not claimed it, due 2026-11-30; 旗民政局 cooperates, due 2026-11-26")
    let claimed = (Fact.claimed(unit: "旗水务局"), bai)
    #expect(
      try story(of: [claimed], hoursLater: 96)[1]
        == "旗水务局 works on it, due 2026-11-30; 旗民政局 cooperates, due 2026-11-26 OVERDUE")
    #expect(
      try story(of: [claimed], hoursLater: 81, cutOff: 17 * 3600 + 1800)[1].hasSuffix(
        "due 2026-11-26 OVERDUE"),
      "at six where terms end with the office hours")
    #expect(try story(of: [claimed], hoursLater: 81)[1].hasSuffix("due 2026-11-26"))
    #expect(try story(of: [replied()])[1] == "the answer of 旗水务局 waits to be signed off")
    let signed = (Fact.signedOff(SignOff(leader: "赵凯", way: .scan(digest: "00"), answer: "aa")), wang)
    #expect(try story(of: [replied(), signed])[1] == "its answer is signed off and waits for its review")
    #expect(
      try story(of: [replied(), signed, (.cleared(.toPublish), wang)])[1]
        == "its answer has passed the review and goes out")
    let declined = (
      Fact.declined(ground: .outsideGovernment, explanation: Words(""), suggestion: Words(""), because: []),
      wang
    )
    #expect(try story(of: [declined])[1] == "    停水三天了。")
  }

  @Test func anAssignmentNamesTheLeadFirst() throws {
    #expect(
      try story(of: []).contains("2026-11-23 09:00  assigned  lead=旗水务局  cooperating=旗民政局  (clerk 王敏)"))
  }

  @Test func anAnswerAndItsSignOffSayByWhatAndByWhomTheyCount() throws {
    let scan = SignOff(
      leader: "赵凯", way: .scan(digest: "00"), answer: "aa",
      proof: Proof(mail: mail, confirmedBy: ["王敏", "陈刚"]))
    let indent = String(repeating: " ", count: 22)
    let answered =
      ["2026-11-23 09:00  replied  unit=旗水务局  (officer 旗水务局 白雪)"]
      + ["已恢复供水。", "是否属实：属实", "建议不公开：涉及他人隐私"].map { indent + $0 }
    #expect(
      try story(of: [replied(), (.signedOff(scan), wang)]).suffix(6)
        == answered + ["2026-11-23 09:00  signedOff  leader=赵凯  way=scan  (clerk 王敏)", indent + "核对：王敏、陈刚"])
    let signature = SignOff.Way.signature(
      fingerprint: String(repeating: "ab", count: 32), signature: "00", signedAt: monday)
    let paper = SignOff.Way.paper(note: "2026-11-23 EMS 奈水发〔2026〕12号")
    for (way, said) in [
      (signature, "证书abababababababab，签名时间2026-11-23 09:00"), (paper, "2026-11-23 EMS 奈水发〔2026〕12号"),
    ] {
      let told = try story(of: [replied(), (.signedOff(SignOff(leader: "赵凯", way: way, answer: "aa")), wang)])
      #expect(told.last == indent + said)
    }
  }

  @Test func aHeldMailSaysWhyInWordsOfItsOwn() throws {
    let held = (
      Fact.held(mail: mail, reason: "answered already", detail: "the unit has answered already"), Party.policy
    )
    #expect(
      try story(of: [held]).suffix(2) == [
        "2026-11-23 09:00  held  reason=\"answered already\"  (policy)",
        String(repeating: " ", count: 22) + "the unit has answered already",
      ])
  }
}
