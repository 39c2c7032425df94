import Testing

@testable import Papers

/// What an earlier system's operator exported: questions and answers of other years, under names of columns that nobody agreed on.
struct EarlierTableTests {
  private let now: Int64 = 1_795_591_800

  private func rows(_ text: String) throws -> [EarlierRow] {
    try EarlierTable(of: Table(reading: Array(text.utf8)), now: now).next(100)
  }

  private func good(_ text: String) throws -> [WrittenEarlier] {
    try rows(text).compactMap { if case .good(let written) = $0.reading { written } else { nil } }
  }

  private func faults(_ text: String) throws -> [String] {
    try rows(text).flatMap { row -> [String] in
      guard case .bad(let faults) = row.reading else { return [] }
      return faults.map { "\(row.line): \($0)" }
    }
  }

  @Test func columnsAreFoundByTheNamesThatPeopleUse() throws {
    let written = try good(
      """
      领导信箱办理情况
      信件编号,来信标题,来信内容,来信人,来信时间,信件类型,办理单位,办理结果,办结时间,网址,点击数
      QZ-2021-118,路灯不亮,"东大街
      路灯坏了",王小明,2021/3/1 10:20,求助,旗城管局,已经修好。,2021-03-05,https://www.old.example/art/2021/3/5/art_12.html?a=1#top,9
      """)
    #expect(
      written == [
        WrittenEarlier(
          number: "QZ-2021-118", title: "路灯不亮", question: "东大街\n路灯坏了", answer: "已经修好。", unit: "旗城管局",
          category: "求助", author: "王小明", telephone: nil, mail: nil,
          isPublic: nil, confidential: nil,
          asked: ExportMoment(seconds: 1_614_565_200, precision: .minute),
          answered: ExportMoment(seconds: 1_614_873_600, precision: .day),
          address: "/art/2021/3/5/art_12.html?a=1")
      ])
  }

  @Test func aRowWithoutWhatIsNeededSaysWhatIsMissing() throws {
    #expect(
      try faults("编号,答复,单位,答复时间\n,,,\n7,好,旗住建局,\n8,,旗住建局,2021-03-05\n") == [
        "3: 答复时间: this is missing", "4: 答复: this is missing",
      ])
  }

  @Test(arguments: [
    (
      "7 8,好,旗住建局,2021-03-05,",
      "2: 编号 \"7 8\": this is no number: it is longer than 64 characters, or has spaces in it"
    ),
    ("7,好,旗住建局,去年春天,", "2: 答复时间 \"去年春天\": this is no time that can be read; write it as 2021-03-05 10:20"),
    (
      "7,好,旗住建局,2031-03-05,",
      "2: 答复时间 \"2031-03-05\": this is no time that can be read; write it as 2021-03-05 10:20"
    ),
    (
      "7,好,旗住建局,2021-03-05,见附件",
      "2: 网址 \"见附件\": this is no address of a page; write it as https://www.example.cn/old/page.html"
    ),
    (
      "7,好,旗住建局,2021-03-05,/",
      "2: 网址 \"/\": this is no address of a page; write it as https://www.example.cn/old/page.html"
    ),
    (
      "7,好,旗住建局,2021-03-05,\"/a\"\";return 301\"",
      "2: 网址 \"/a\";return 301\": this is no address of a page; write it as https://www.example.cn/old/page.html"
    ),
  ])
  func whatCannotBeReadIsNamed(row: String, fault: String) throws {
    #expect(try faults("编号,答复,单位,答复时间,网址\n\(row)\n") == [fault])
  }

  @Test func aNumberStandsThereOnce() throws {
    let text = "编号,答复,单位,答复时间\n7,好,旗住建局,2021-03-05\n7,也好,旗住建局,2021-03-06\n"
    #expect(try good(text).count == 1)
    #expect(try faults(text) == ["3: 编号 \"7\": this number stands further up as well"])
  }

  @Test func aTableOfOtherThingsSaysWhatItMisses() throws {
    let error = try #require(throws: EarlierError.self) { try rows("编号,标题,点击数\n1,2,3\n") }
    #expect("\(error)" == "no column is the answer, the unit, the answered: 编号, 标题, 点击数")
  }
}
