import Testing

@testable import Office

/// The registration form as people write it.
@Suite struct EntryFormTests {
  @Test(arguments: [
    "来源：电话\n时间：11月24日 16:30\n姓名：张三\n电话：13800000000\n内容：家里不热。",
    "【来源】电话\n【时间】11月24日 16:30\n【姓名】张三\n【联系电话】13800000000\n【内容】家里不热。",
    "> 来 源 : 电话\n> 来电时间: 11月24日 16:30\n> 姓　名： 张三\n> 手机号码：13800000000\n内容：\n家里不热。",
    "1、来源（怎样来的）：电话\n2、时间：11月24日 16:30\n3、来电人：张三\n4、电话：13800000000\n5、反映内容：家里不热。",
  ])
  func labelsAreReadAsPeopleWriteThem(text: String) throws {
    let sheet = try #require(EntryForm.sheets(in: text).first)
    #expect(sheet[.way] == "电话")
    #expect(sheet[.received] == "11月24日 16:30")
    #expect(sheet[.name] == "张三")
    #expect(sheet[.telephone] == "13800000000")
    #expect(sheet[.text] == "家里不热。")
  }

  @Test func theTextRunsToTheEndOfTheForm() {
    let text = """
      登记
      来源：来信
      内容：第一段。

      ----
      电话：这一行是来信的内容
      第二段。
      （登记表到此为止）
      来源　电话、来访、来信
      """
    let sheets = EntryForm.sheets(in: text)
    #expect(sheets.count == 1)
    #expect(sheets.first?[.text] == "第一段。\n\n----\n电话：这一行是来信的内容\n第二段。")
    #expect(sheets.first?[.telephone] == nil)
  }

  @Test(arguments: ["登记", "【登记】", "--------", "————————\n登记"])
  func severalFollowEachOther(boundary: String) {
    let text = "登记\n来源：电话\n内容：甲\n\(boundary)\n\n来源：来访\n内容：乙"
    let sheets = EntryForm.sheets(in: text)
    #expect(sheets.map { $0[.text] } == ["甲", "乙"])
    #expect(sheets.map { $0[.way] } == ["电话", "来访"])
  }

  @Test func whatWeSendIsReadBack() throws {
    #expect(EntryForm.sheets(in: EntryForm.text()).isEmpty, "an empty form says nothing")
    var sheet = EntrySheet()
    for field in EntrySheet.Field.allCases { sheet[field] = "值\(field.rawValue)" }
    #expect(EntryForm.sheets(in: "登记\n" + EntryForm.text(of: sheet) + "\n" + EntryForm.end) == [sheet])
  }

  @Test func aHugeMailIsReadInOnePass() {
    let text = String(repeating: "来源：电话\n内容：甲\n登记\n", count: 20_000)
    #expect(EntryForm.sheets(in: text).count == 20_000)
    #expect(EntryForm.sheets(in: String(repeating: "：", count: 200_000)).isEmpty)
  }
}
