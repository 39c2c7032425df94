import Testing

@testable import Reading

/// What somebody calls his own in what he writes, beside his name.
@Suite struct OwnValuesTests {
  @Test(arguments: [
    ("暖气不热。\n此致 建国", "暖气不热。\n此致 [姓名已隐去]"), ("暖气不热。\n\n建国\n2026年11月26日", "暖气不热。\n\n[姓名已隐去]\n2026年11月26日"),
    ("暖气不热。\n建国　13904751234", "暖气不热。\n[姓名已隐去]　13904751234"),
  ])
  func aGivenNameBelowATextIsASignature(text: String, masked: String) {
    #expect(GivenNames(of: ["欧阳建国"]).masked(in: text) == masked)
  }

  @Test(arguments: [
    "建国路的路灯不亮。\n请维修建国路路灯", "建国路停水。\r\n请建国路的人来修", "建国", "暖气不热。\n建国小区业主", "暖气不热。\n建国路",
  ])
  func elsewhereItIsAWord(text: String) { #expect(GivenNames(of: ["欧阳建国", "王建国"]).masked(in: text) == text) }

  @Test(arguments: [
    "孩子想转学，入学手续怎么办理？欧阳军 13904751234", "路灯不亮，请维修。\n停水了！王建国，电话：139-0475-1234。\n谢谢",
    "机井没打 王建国 13904751234",
  ])
  func aNameBeforeATelephoneAtTheEndOfALineIsASignature(text: String) {
    #expect(!OwnNames.all(in: text).isDisjoint(with: ["欧阳军", "王建国"]), "\(text)")
  }

  @Test(arguments: [
    "物业经理王建国 13904751234", "王建国在吗？请回电 13904751234", "王建国 3号楼", "去问王建国，13904751234没人接", "13904751234",
  ])
  func whoeverElseIsCalledIsTheMatter(text: String) { #expect(OwnNames.all(in: text).isEmpty, "\(text)") }

  @Test(arguments: [
    ("本人，王桂芝，现住西孟家段嘎查。", "王桂芝"), ("我是王桂芝的儿子，想问低保。", "王桂芝"), ("供热不足。户主：白音那，户号88123456", "白音那"),
    ("业主王桂芝 手机：13904751234", "王桂芝"), ("八仙筒镇王桂芝举报\n低保不公", "王桂芝"), ("欧阳建国反映暖气", "欧阳建国"),
    ("孩子想转学。\n--\n奈曼旗实验小学 李秀兰", "李秀兰"), ("路灯不亮。\n八仙筒镇 王桂芝\n电话 四二一二三四五", "王桂芝"),
  ])
  func soIsANameThatSomebodyGivesAsHisOwn(text: String, name: String) {
    #expect(OwnNames.all(in: text).contains(name), "\(text): \(OwnNames.all(in: text))")
  }

  @Test(arguments: [
    "业主王桂芝私搭乱建", "高层住户反映水压低", "商户投诉噪音", "家长反映食堂", "本人，男，五十岁", "我是王庄的村民", "于家村反映修路", "关于路灯的事\n实验小学 附近",
    "水费的事\n户主：无", "群众举报\n无人管",
  ])
  func aWordThatStandsThereIsNoName(text: String) { #expect(OwnNames.all(in: text).isEmpty, "\(text)") }

  @Test(arguments: ["请回电4212345", "我家电话：4212345", "联系电话 84212345"])
  func anOwnNumberWithoutItsAreaCodeIsKnown(text: String) {
    #expect(PersonalData().masked(text).contains("[联系方式已隐去]"), "\(text)")
  }

  @Test(arguments: ["户号88123456", "打4212345没人接", "罚款4212345元", "合同4212345号"])
  func anotherNumberIsNone(text: String) { #expect(PersonalData().masked(text) == text, "\(text)") }

  @Test func oneCharacterTellsNobody() { #expect(GivenNames(of: ["李梅"]).masked(in: "停水。\n梅") == "停水。\n梅") }

  @Test(arguments: ["我的车蒙G12345停在小区被划", "本人欧阳建国，电话13904751234，车牌蒙G12345。", "车主：蒙G·12345，昨晚被剐蹭"])
  func anOwnPlateIsKnown(text: String) { #expect(OwnPlates.all(in: text).count == 1, "\(text)") }

  @Test(arguments: [
    "蒙G12345占道", "我乘坐的蒙G12345出租车拒载", "我举报蒙G12345超载", "我家门口有辆蒙G12345常年占道", "本人路过。蒙G12345公交车闯红灯",
    "我等了半小时，蒙G12345的公交没停",
  ])
  func anothersPlateIsTheMatter(text: String) { #expect(OwnPlates.all(in: text).isEmpty, "\(text)") }

  @Test(arguments: ["加我vx：ouyang_88", "V信：ouyang88", "微信号ouyang88", "抖音号：nm123456"])
  func accountsAreKnownByWhatPeopleCallThem(text: String) {
    #expect(PersonalData().masked(text).contains("[账号已隐去]"), "\(text)")
  }
}
