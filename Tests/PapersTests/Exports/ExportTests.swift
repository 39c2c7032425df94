import Testing

@testable import Papers

struct ExportTests {
  private let now: Int64 = 1_795_591_800

  private func export(_ text: String, _ mapping: [ExportField: String] = [:]) throws -> WholeExport {
    try WholeExport(of: Table(reading: Array(text.utf8)), mapping: mapping, now: now)
  }

  private func comments(_ export: WholeExport) -> [ExportComment] {
    export.rows.compactMap { if case .good(let comment) = $0.reading { comment } else { nil } }
  }

  private func faults(_ export: WholeExport) -> [String] {
    export.rows.flatMap { row -> [String] in
      guard case .bad(let faults) = row.reading else { return [] }
      return faults.map { "\(row.line): \($0)" }
    }
  }

  @Test func columnsAreFoundByTheNamesThatPeopleUse() throws {
    let export = try export(
      """
      奈曼政务评论
      评论ID,用户昵称,评论内容,评论时间（北京时间）,IP属地,作品标题,作品链接,点赞数
      7301234567890123456,小李, 路灯坏了 ,2026-11-23 09:12,内蒙古,夜景,https://v.example/1,3
      """)
    #expect(export.columns.line == 2)
    #expect(
      comments(export) == [
        ExportComment(
          id: "7301234567890123456", author: "小李", text: "路灯坏了",
          moment: ExportMoment(seconds: 1_795_396_320, precision: .minute), region: "内蒙古", work: "夜景",
          link: "https://v.example/1", telephone: nil)
      ])
    #expect(export.columns.name(of: .time) == "评论时间（北京时间）")
  }

  @Test func columnsOfApplicationsAreFound() throws {
    let export = try export(
      #"""
      {"total": 1, "comment": [{"user_comment_id": 5, "msg_data_id": 2247483650, "index": 1, "create_time": 1795396353,
      "content": "路灯坏了", "reply": {"content": "已转办"}}]}
      """#)
    let comment = try #require(comments(export).first)
    #expect(comment.id == "2247483650/1/5")
    #expect(comment.text == "路灯坏了")
    #expect(export.columns.name(of: .id) == "msg_data_id + index + user_comment_id")
  }

  @Test func aNumberWithinAnArticleIsNoNumberByItself() throws {
    #expect(try export("user_comment_id,content\n5,a").columns.places[.id] == nil)
  }

  @Test func theAdministratorsNamesComeFirst() throws {
    let text = "甲,乙,内容\n路灯坏了,小李,无"
    let export = try export(text, [.text: "甲", .author: "乙"])
    #expect(comments(export).map(\.text) == ["路灯坏了"])
    #expect(comments(export).map(\.author) == ["小李"])
    #expect(throws: ExportError.noColumn("丙", .author)) { try self.export(text, [.author: "丙"]) }
  }

  @Test func aTableWithoutTextIsNoExport() {
    #expect(throws: ExportError.noText(seen: ["序号", "点赞数"])) { try export("序号,点赞数\n1,2") }
  }

  @Test func dayAndTimeOfDayMayHaveAColumnEach() throws {
    let export = try export("日期,时间,内容\n2026-11-20,09:12,a\n2026/11/20,,b\n,09:12,c")
    #expect(
      comments(export).map { $0.moment.map { LocalTime($0.seconds).shown } } == [
        "2026-11-20 09:12:00", "2026-11-20 00:00:00", "2026-11-25 09:12:00",
      ])
  }

  @Test func aBadValueMakesABadRowAndTheOthersStayGood() throws {
    let export = try export(
      """
      评论ID,昵称,内容,时间,手机
      6.9E+18,甲,a,2026-11-23 09:12,
      2,乙,b,明天,
      3,丙,,2026-11-23 09:12,
      4,丁,d,,1.38E+10
      ="5",戊,"e
      f",昨天 09:12,13800138000
      """)
    #expect(
      faults(export) == [
        "2: 评论ID \"6.9E+18\": the number was rounded",
        "3: 时间 \"明天\": this is no time that can be read",
        "4: 内容: there is no text",
        "5: 手机 \"1.38E+10\": the number was rounded",
      ])
    #expect(comments(export).map(\.id) == ["5"])
    #expect(comments(export).map(\.text) == ["e\nf"])
    #expect(comments(export).map(\.telephone) == ["13800138000"])
  }

  @Test func aSheetKeepsFifteenDigitsOfANumber() throws {
    let book = TestWorkbook(
      """
      <row><c t="str"><v>评论ID</v></c><c t="str"><v>内容</v></c></row>
      <row><c><v>7301234567890120000</v></c><c t="str"><v>a</v></c></row>
      <row><c t="str"><v>7301234567890123456</v></c><c t="str"><v>b</v></c></row>
      <row><c><v>123456789012345</v></c><c t="str"><v>c</v></c></row>
      """)
    let export = try WholeExport(of: Table(reading: book.bytes), now: now)
    #expect(faults(export) == ["2: 评论ID \"7301234567890120000\": the number was rounded"])
    #expect(comments(export).map(\.id) == ["7301234567890123456", "123456789012345"])
  }

  @Test func aRowRemembersItsCellsAsTheyStood() throws {
    let row = try #require(try export("昵称,内容,\n小李, a ,x").rows.first)
    #expect(row.cells.map(\.column) == ["昵称", "内容", "column 3"])
    #expect(row.cells.map(\.value) == ["小李", " a ", "x"])
  }

  @Test func columnsOfPortalsThatPassComplaintsOnAreFound() throws {
    let export = try export(
      "编号,网民姓名,提交时间,页面地址,内容,openid\n202611230001,小李,2026-11-23 09:12,https://a.example/1,路灯坏了,oX1")
    let columns = export.columns
    #expect(columns.name(of: .id) == "编号" && columns.name(of: .author) == "网民姓名")
    #expect(columns.name(of: .time) == "提交时间" && columns.name(of: .link) == "页面地址")
    #expect(comments(export).first?.id == "202611230001")
    #expect(try self.export("openid,content\noX1,a").columns.name(of: .author) == "openid")
  }

  @Test func whatMayCountTheLinesIsAnIDOnlyWhereItIsLong() throws {
    #expect(comments(try export("id,content\n99999,a\n100000,b")).map(\.id) == [nil, "100000"])
    #expect(comments(try export("id,content\n7,a", [.id: "id"])).map(\.id) == ["7"])
    #expect(comments(try export("评论ID,content\n7,a")).map(\.id) == ["7"])
  }
}
