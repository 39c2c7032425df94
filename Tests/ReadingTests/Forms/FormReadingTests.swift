import Testing

@testable import Reading

/// Portals' forms as their mails have them, laid out as text.
@Suite struct FormReadingTests {
  private func read(_ text: String, _ labels: FormLabels = FormLabels()) throws -> FormReading {
    try #require(FormReading(of: text, labels: labels))
  }

  @Test(arguments: [
    "姓名：李四\n电话：13900000000\n标题：供热\n内容：不热。\n请解决。",
    "姓名:李四\n电话: 13900000000\n标题:供热\n内容:不热。\n请解决。",
    "【姓名】李四\n【电话】13900000000\n【标题】供热\n【内容】不热。\n请解决。",
    "【姓名】：李四\n【电话】：13900000000\n【标题】：供热\n【内容】：不热。\n请解决。",
    "姓　名：李四\n电　话：13900000000\n标　题：供热\n内　容：\n不热。\n请解决。",
    "姓名：\n李四\n\n电话：\n13900000000\n标题：\n供热\n内容：\n\n不热。\n请解决。",
    "姓名\t李四\n电话\t13900000000\n标题\t供热\n内容\t不热。\n请解决。",
    "姓名：\t李四\t电话：\t13900000000\n标题：\t供热\n内容：\t不热。\n请解决。",
    "1、姓名：李四  联系电话：13900000000\n2、留言标题（必填）：供热\n3、留言内容：不热。\n请解决。",
    "标题：供热\n内容：不热。\n请解决。\n姓名：李四\n电话：13900000000",
    "标题\t供热\n内容\t不热。\n请解决。\n姓名\t李四\t电话\t13900000000",
    "* 姓名: 李四\n* 手机: 13900000000\n* 主题: 供热\n* 内容: 不热。\n请解决。",
    "姓名\n李四\n电话\n13900000000\n标题\n供热\n内容\n不热。\n请解决。",
    "| 姓名 | 李四 |\n| 电话 | 13900000000 |\n| 标题 | 供热 |\n| 内容 | 不热。\n请解决。",
    "｜姓名｜李四｜电话｜13900000000｜\n｜标题｜供热｜\n｜内容｜不热。\n请解决。",
    "姓名 | 李四\n电话 | 13900000000\n标题 | 供热\n内容 | 不热。\n请解决。",
    "姓名=李四\n电话＝13900000000\n标题 = 供热\n内容=不热。\n请解决。",
    "姓名：李四 电话：13900000000 标题：供热 内容：不热。\n请解决。",
    "留言人：李四；联系电话：13900000000；留言标题：供热；留言内容：不热。\n请解决。",
    "留言人:李四; 联系电话:13900000000; 留言标题:供热; 留言内容:不热。\n请解决。",
    "【姓名】李四 【电话】13900000000\n【标题】供热\n【内容】不热。\n请解决。",
    "姓名：李四\n聯繫電話：13900000000\n標題：供热\n內容：不热。\n请解决。",
    "姓名\t联系电话\t标题\t内容\n李四\t13900000000\t供热\t不热。\n请解决。",
    "留言人\t姓名\t李四\n电话\t13900000000\n来信主题\t供热\n内容\t不热。\n请解决。",
    "内容\t姓名\t联系电话\t标题\n不热。 请解决。\t李四\t13900000000\t供热",
    "| 姓名 | 电话 | 标题 | 内容 |\n|---|:--|---|---|\n| 李四 | 13900000000 | 供热 | 不热。 请解决。 |",
  ])
  func theSameFormInManyShapes(text: String) throws {
    let form = try read(text)
    #expect(form[.name] == "李四")
    #expect(form[.telephone] == "13900000000")
    #expect(form[.title] == "供热")
    #expect(form.text?.replacing(" ", with: "\n") == "不热。\n请解决。" && !form.isTangled)
    #expect(form.rest.isEmpty && form.personal.isEmpty)
  }

  @Test(arguments: [
    "您好，小区供热不足，请尽快解决。", "内容：只有一个标签", "标题：供热\n姓名：李四", "", "时间：上午10:30\n地点：广场\n人物：三人",
    "请看 http://example.com/内容：x",
  ])
  func whatIsNoForm(text: String) {
    #expect(FormReading(of: text, labels: FormLabels()) == nil)
  }

  @Test func whatAnAuthorTypesWithBarsIsNoPortalsTable() throws {
    for line in ["| 编号 | WZ1 |", "编号=WZ1", "编号\t姓名\nWZ1\t王五"] {
      let form = try read("姓名：李四\n内容：不热。\n\(line)")
      #expect(form[.serial] == nil && form[.name] == "李四" && form.text == "不热。\n\(line)")
    }
    #expect(try read("| 姓名 | 李四 |\n| 内容 | 不热。 |\n| 编号 | WZ1 |")[.serial] == nil)
  }

  @Test func aTitleIsItsOwnUpToTheNextField() throws {
    let form = try read("姓名：李四\n标题：来信 反映问题：供热；地址：青龙山镇\n内容：不热。")
    #expect(form[.title] == "来信 反映问题：供热；地址：青龙山镇")
    #expect(try read("姓名：李四\n标题：身份证\n内容：补办。").isTangled == false)
    #expect(try read("姓名：匿名\n是否公开：公开\n答复方式：电话\n内容：补办。").isTangled == false)
    #expect(try read("姓名：联系电话\n内容：补办。").isTangled)
  }

  @Test func whatAnAuthorTypesIntoTheTextOverridesNothing() throws {
    let form = try read(
      "编号：WZ7\n查询码：482173\n姓名：李四\n电话：\n标题：供热\n内容：他说：\n姓名：王五\n电话：110\n编号：WZ1\n标题：别的\n就这样。")
    #expect(form[.name] == "李四" && form[.telephone] == nil && form[.serial] == "WZ7" && form[.title] == "供热")
    #expect(form.text == "他说：\n姓名：王五\n电话：110\n编号：WZ1\n标题：别的\n就这样。")
  }

  @Test func belowTheTextTheLastIsThePortals() throws {
    let form = try read("标题：供热\n内容：不热。\n电话：110\n再说一句。\n姓名：王五\n姓名：李四\n电话：139")
    #expect(form[.name] == "李四" && form[.telephone] == "139")
    #expect(form.text == "不热。\n电话：110\n再说一句。\n姓名：王五")
  }

  @Test func whatOnlyThePortalMaySayIsNotTakenFromBelowTheText() throws {
    let text = "姓名：李四\n内容：不热。\n电话：139 编号：WZ1\n查询码：1234"
    let form = try read(text)
    #expect(form[.serial] == nil && form[.queryCode] == nil && form[.telephone] == nil)
    #expect(form.text == "不热。\n电话：139 编号：WZ1\n查询码：1234")
    let named = try read(text, FormLabels([.serial: ["编号"], .queryCode: ["查询码"]]))
    #expect(named[.serial] == "WZ1" && named[.queryCode] == "1234" && named.text == "不热。")
    let table = try read("姓名\t李四\n内容\t不热。\n编号：WZ1\n编号\tWZ7")
    #expect(table[.serial] == "WZ7" && table.text == "不热。\n编号：WZ1")
  }

  @Test func aPlaceAtTheEndOfTheTextIsWhatItSpeaksOf() throws {
    let text = "姓名：李四\n内容：路坏了。\n地址：青龙山镇"
    #expect(try read(text).text == "路坏了。\n地址：青龙山镇")
    #expect(try read(text, FormLabels([.personal: ["地址"]])).text == "路坏了。")
    let identity = try read("姓名：李四\n内容：路坏了。\n身份证号：150525199001010011")
    #expect(
      identity.text == "路坏了。" && identity.personal == [.init(label: "身份证号", value: "150525199001010011")])
  }

  @Test func whatIsNotKnownIsKept() throws {
    let form = try read("网上咨询系统来信\n受理单位：旗住建局\n姓名：李四\n特别说明：\n周末在家\n标题：供热\n内容：不热。\n---\n来源：手机端\n邮箱：a@b.example")
    #expect(form.rest == ["网上咨询系统来信", "受理单位：旗住建局", "特别说明", "周末在家"])
    #expect(form[.address] == "a@b.example")
    #expect(form.text == "不热。\n---\n来源：手机端", "above the last known label it may be the author's")
  }

  @Test func whatThePortalWritesAroundEveryFormCanBeLeftOut() throws {
    let labels = FormLabels(ignoring: ["本邮件由系统", "网上咨询系统来信"])
    let form = try read("网上咨询系统来信\n----\n姓名：李四\n内容：不热。\n\n本邮件由系统自动发送，请勿回复。\n", labels)
    #expect(form.rest.isEmpty && form.text == "不热。")
  }

  @Test func valuesOverSeveralLines() throws {
    let form = try read("住址：大沁他拉镇\n诺恩吉雅小区3号楼\n姓名：李四\n标题：供热温度\n不达标\n\n内容：不热。")
    #expect(form.personal == [.init(label: "住址", value: "大沁他拉镇 诺恩吉雅小区3号楼")])
    #expect(form[.title] == "供热温度 不达标" && form.text == "不热。" && form.rest.isEmpty)
  }

  @Test func aLabelGivenTwiceIsTold() throws {
    let form = try read("编号：WZ7\n姓名：李四\n编号：WZ8\n姓名：王五\n内容：不热。")
    #expect(form[.serial] == "WZ7" && form.repeated(.serial).map(\.value) == ["WZ8"])
    #expect(form.repeated(.name).map(\.value) == ["王五"])
    #expect(try read("编号：WZ7\n编号：WZ7\n内容：x").repeated(.serial).isEmpty)
  }

  @Test func thePortalsOwnLabelsCountBeforeTheUsualOnes() throws {
    let labels = FormLabels([.text: ["我要说的话"], .personal: ["昵称"], .secret: ["校验"]])
    let form = try read("校验：abc\n姓名：李四\n昵称：小四\n我要说的话：不热。", labels)
    #expect(form.text == "不热。" && form[.name] == "李四" && form.all(.secret) == ["abc"])
    #expect(form.personal.map(\.value) == ["小四"])
  }

  @Test func aFormWithoutATextIsAFormStill() throws {
    let form = try read("姓名：李四\n电话：139\n标题：供热")
    #expect(form.text == nil && form[.title] == "供热")
    #expect(try read("姓名：李四\n标题：供热\n内容：").text == "")
  }
}
