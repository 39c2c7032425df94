import Domain
import Testing

@testable import Office

/// The grammar of a unit's mail, as people write it.
@Suite struct UnitWordTests {
  @Test(arguments: [
    "认领", "【认领】", "[认领]", "（认领）", "「认领」", "认领。", "认领！", "认领：", "　认领　", "认 领", "認領", "认领了", "已认领", "签收", "已签收",
    "签收。", "我局认领", "我单位认领", "本单位认领。", "收到，认领", "收到。认领", "同意认领", "确认认领", "认领本件", "认领该件。", "您好！\n认领",
    "管理中心：\n认领", "管理中心：\n您好！\n【认领】", "网站管理中心领导：\n认领", "尊敬的领导，您好：\n认领", "**认领**", "“认领”", "［认 领］：", "『认领』",
  ])
  func aClaimIsReadAsPeopleWriteIt(words: String) {
    #expect(UnitWord.all(in: words) == [.claim(note: "")], "\(words)")
  }

  @Test(arguments: [
    ("认领，今日派人现场核查", "今日派人现场核查"), ("认领\n今日派人", "今日派人"), ("认领：已通知供热公司", "已通知供热公司"),
    ("【认领】张工负责", "张工负责"),
  ])
  func whatStandsBesideAClaimIsKept(words: String, note: String) {
    #expect(UnitWord.all(in: words) == [.claim(note: note)])
  }

  @Test(arguments: [
    "退回：不属本单位职责", "退回:不属本单位职责", "【退回】不属本单位职责", "【退回】：不属本单位职责", "退回 不属本单位职责", "退回，不属本单位职责",
    "退回。不属本单位职责", "退 回：不属本单位职责", "申请退回：不属本单位职责", "退件：不属本单位职责", "退回\n不属本单位职责", "退回：\n不属本单位职责",
    "您好：\n退回：不属本单位职责", "退回——不属本单位职责", "（退回）不属本单位职责", "退回原因：不属本单位职责", "退回理由：不属本单位职责",
  ])
  func aReturnIsReadAsPeopleWriteIt(words: String) {
    #expect(
      UnitWord.all(in: words) == [.return(reason: "不属本单位职责")], "\(words)")
  }

  @Test(arguments: [
    "延期 3 个工作日：需现场勘查", "延　期 3 个工作日：需现场勘查", "延期3个工作日：需现场勘查", "延期三个工作日：需现场勘查", "延期３个工作日：需现场勘查",
    "延期：3个工作日，需现场勘查",
    "延期 三 个 工作日：需现场勘查", "【延期】3个工作日：需现场勘查", "延期（3个工作日）：需现场勘查", "申请延期3个工作日，需现场勘查", "延期申请：三个工作日。需现场勘查",
    "延期3天：需现场勘查", "延期三天，需现场勘查", "延期3日：需现场勘查", "延期3个工作日\n需现场勘查", "延期：需现场勘查，需3个工作日", "延期：需现场勘查，约三个工作日",
    "延长3个工作日：需现场勘查", "延期办理3个工作日：需现场勘查", "管理中心：\n延期3个工作日：需现场勘查", "延期\u{A0}3\u{A0}个工作日：需现场勘查",
    "延期：\n需现场勘查，3个工作日", "延期3个工作日需现场勘查", "延期 3 个工作日 需现场勘查", "延期3个工作日，原因：需现场勘查", "延期：3个工作日需现场勘查",
    "延期3个工作日：已修复一半，需现场勘查", "需现场勘查，申请延期3个工作日", "需现场勘查，请延期三天。", "因需现场勘查　申请延期３个工作日",
  ])
  func anExtensionIsReadWithItsDays(words: String) {
    guard case .extend(.workingDays(3), let reason) = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
    #expect(reason.contains("需现场勘查"), "\(words)")
  }

  @Test(arguments: [
    ("延期：需现场勘查（3个工作日）", "需现场勘查"), ("延期：需现场勘查（３个工作日）。", "需现场勘查"), ("延期：（3个工作日）需现场勘查", "需现场勘查"),
    ("申请延期（3个工作日），需现场勘查", "需现场勘查"), ("需现场勘查，申请延期3个工作日。", "需现场勘查"),
  ])
  func noBracketIsLeftInTheReason(words: String, reason: String) {
    #expect(UnitWord.all(in: words) == [.extend(.workingDays(3), reason: reason)], "\(words)")
  }

  @Test(arguments: ["您可到窗口办理，申请延期5个工作日", "经核实，开发商申请延期3个月交房"])
  func whoElseAsksForTimeIsToldOf(words: String) {
    if case .extend = UnitWord(reading: words) { Issue.record("\(words)") }
  }

  @Test(arguments: ["延期 100 个工作日：雨", "延期100天，雨", "延期 30 周：雨"])
  func whatIsTooLongIsATermAllTheSame(words: String) {
    guard case .extend(.some, "雨") = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
  }

  @Test(arguments: [
    "转 zhangsan@qq.com", "转zhangsan@qq.com", "转给：zhangsan@qq.com", "转交 张三 zhangsan@qq.com 办理",
  ])
  func anAddressIsHandedToAsItStands(words: String) {
    guard case .hand(let name, _) = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
    #expect(name.contains("zhangsan@qq.com"), "\(name)")
  }

  @Test func aYesMayBeSignedAndDated() {
    let names = ["王强", "局长"]
    for line in ["同意。王强 11月23日", "同意 王强", "同意（王强）", "同意，局长王强，2026年11月23日", "同意　２０２６．１１．２３"] {
      #expect(LeadersYes.unsigned(line, by: names).map(LeadersYes.isOne) == true, "\(line)")
    }
    for line in ["同意。再改 11月23日", "同意王强的意见", "原则同意 王强", "同意。张三", "王强"] {
      #expect(LeadersYes.unsigned(line, by: names) == nil, "\(line)")
    }
  }

  @Test(arguments: [
    ("延期十个工作日：雨", 10), ("延期十五个工作日：雨", 15), ("延期二十天：雨", 20), ("延期两个工作日：雨", 2), ("延期12个工作日：雨", 12),
  ])
  func numeralsAreReadToo(words: String, days: Int) {
    #expect(UnitWord(reading: words) == .extend(.workingDays(days), reason: "雨"))
  }

  @Test(arguments: [
    "请延期三天：雨", "申请延长3个工作日，因雨", "申请延期 3 天，雨", "我局申请延期3个工作日，因雨", "恳请延期三天，雨", "延长三天，雨",
  ])
  func aPleaForDaysIsRead(words: String) {
    guard case .extend(.workingDays(3), let reason) = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
    #expect(["雨", "因雨"].contains(reason), "\(words): \(reason)")
  }

  @Test(arguments: ["请延期一周，雨", "延期：一周，雨", "延期一周：雨", "申请延期1个星期，雨", "延期一个礼拜，雨"])
  func aWeekIsAWeek(words: String) {
    #expect(UnitWord(reading: words) == .extend(.weeks(1), reason: "雨"), "\(words)")
  }

  @Test(arguments: [
    "延期至12月3日：雨", "延期到12月3日，雨", "申请延期至12月3日，雨", "延期至 12 月 3 日 雨", "请延期至12月3日：雨", "延期至12月3日前办结，雨",
    "延期至12月3日，理由：雨",
  ])
  func aDayMayBeNamed(words: String) throws {
    let day = try #require(WrittenDay(year: nil, month: 12, day: 3))
    #expect(UnitWord(reading: words) == .extend(.until(day), reason: "雨"), "\(words)")
  }

  @Test(arguments: [
    "延期至12月3日交房的问题，开发商已按合同赔付。", "延期至13月3日：雨", "延期至2月30日：雨", "延期到下周，雨", "延期到下周日常维护，雨", "延期至12月3日？", "请延期",
    "延期至12月3日，交房问题已解决。",
  ])
  func noOtherDayIsGuessed(words: String) {
    #expect(UnitWord(reading: words).isUnread, "\(words): \(UnitWord(reading: words))")
  }

  @Test(arguments: [
    ("延期到下周五：雨", Weekday.friday, 1), ("延期至下周五，雨", .friday, 1), ("延期到下个星期三，雨", .wednesday, 1),
    ("申请延期至下下周一，雨", .monday, 2), ("延期到本周五：雨", .friday, 0), ("延期至周五前办结，雨", .friday, 0),
  ])
  func aDayOfAWeekMayBeNamed(words: String, day: Weekday, weeks: Int) {
    #expect(UnitWord(reading: words) == .extend(.untilWeekday(day, weeks: weeks), reason: "雨"), "\(words)")
  }

  @Test(arguments: ["延期半个月：雨", "申请延期半个月，雨", "延期：半个月，雨", "延期半月：雨"])
  func halfAMonthIsRead(words: String) {
    #expect(UnitWord(reading: words) == .extend(.halfMonth, reason: "雨"), "\(words)")
  }

  @Test(arguments: [
    "同意", "已阅，同意。", "同意，请公开", "同意发布", "签发", "同意签发！", "已阅，情况属实，同意公开。", "同意此答复，请予公开。", "【同意】。", "可以，同意",
    "同意上报", "审签同意", "同意 👍",
  ])
  func aLeadersYesMayHaveMoreWords(words: String) {
    #expect(UnitWord.all(in: words) == [.agree], "\(words): \(UnitWord.all(in: words))")
  }

  @Test(arguments: [
    "原则同意", "同意，第二段再改一下", "同意后再报我", "已阅", "拟同意", "同意？", "可以", "同意，不公开", "同意公开吗", "不同意", "暂缓签发", "签发后报我",
    "请签发",
    "同意网民的诉求", "未签发", "同意，但不要发布", "先不签发", "同意您的建议",
  ])
  func wordsThatAreNotAllKnownAreNone(words: String) {
    #expect(!UnitWord.isYes(words), "\(words)")
  }

  @Test(arguments: [
    ("撤回更正", ""), ("撤回更正：经核实原答复无误", "经核实原答复无误"), ("【撤回补充】", ""), ("取消更正。", ""), ("放弃更正，原答复无误", "原答复无误"),
  ])
  func aCorrectionIsGivenUp(words: String, reason: String) {
    #expect(UnitWord.all(in: words) == [.letStand(reason: reason)], "\(words)")
  }

  @Test(arguments: ["撤回更正申请的市民可到政务服务大厅一楼综合窗口领回材料。", "取消补充医疗保险的问题，我局已向医保部门反映。"])
  func aSentenceThatBeginsSoGivesNothingUp(words: String) {
    #expect(UnitWord.all(in: words) == [.answer(UnitAnswer(words))], "\(words)")
  }

  @Test func belowAnExtensionAClaimMayStand() {
    let both: [UnitWord] = [.claim(note: ""), .extend(.workingDays(3), reason: "需现场勘查")]
    #expect(UnitWord.all(in: "延期 3 个工作日：需现场勘查\n认领") == both)
    #expect(UnitWord.all(in: "延期3个工作日\n认领。\n需现场勘查") == both)
    #expect(UnitWord.all(in: "延期 3 个工作日：需现场勘查\n答复：已修复。")[0].isUnread)
    #expect(UnitWord.all(in: "延期 3 个工作日：需现场勘查\n退回：不归我局")[0].isUnread)
    #expect(
      UnitWord.all(in: "延期 3 个工作日：需现场勘查\n认领人已到现场，还需鉴定")
        == [.extend(.workingDays(3), reason: "需现场勘查\n认领人已到现场，还需鉴定")])
  }

  @Test(arguments: ["退回吧", "退回吧。", "回复内容（拟公开全文）：退回吧\n是否属实：□属实　□部分属实　□不属实　□咨询类"])
  func aReturnThatIsHalfSaidIsAskedAbout(words: String) {
    #expect(UnitWord.all(in: words)[0].isUnread, "\(words)")
  }

  @Test(arguments: [
    ("这个不归我们，退回", "这个不归我们"), ("不归我局管，退回。", "不归我局管"), ("不归我局管，应由水务局办", "不归我局管，应由水务局办"),
    ("您好：\n此件不属于我局职责，建议转水务局，退回。\n谢谢", "此件不属于我局职责，建议转水务局"), ("不是我们的事，请退回", "不是我们的事"),
  ])
  func whoDisownsALetterGivesItBack(words: String, reason: String) {
    #expect(UnitWord.all(in: words) == [.return(reason: reason)], "\(words)")
  }

  @Test(arguments: [
    "您反映的问题不归我局管，应由水务局办理，请向其反映。", "不归我局管，请您向水务局反映", "不归我局管的事项，应由水务局办理",
    "经核实，该路段不归我局管，应由水务局办。", "不归我局管，应由您所在的社区办理", "答复：不归我局管，应由水务局办",
    "不归我局管，但我局已协调水务局修复，退回的费用已到账", "我局已答复：不归我局管，退回",
  ])
  func whoOnlyMentionsItDoesNot(words: String) {
    if case .return = UnitWord.all(in: words)[0] { Issue.record("\(words): \(UnitWord.all(in: words))") }
  }

  @Test func belowALetterThatIsDisownedNothingElseStands() {
    #expect(UnitWord(reading: "不归我局管，应由水务局办\n网民您好：阳光小区的路灯已修好。").isUnread)
  }

  @Test func aDayInTheReasonIsNoOtherTerm() {
    #expect(UnitWord(reading: "延期 1 个工作日：还需一天") == .extend(.workingDays(1), reason: "还需一天"))
  }

  @Test(arguments: ["延期", "延期：", "延期：需现场勘查", "延期：一段时间", "延期：一个半月", "延期：一两周", "延期：3-5个工作日", "延期：先3天，再5天"])
  func daysThatAreNotWrittenAreNotGuessed(words: String) {
    guard case .extend(nil, _) = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
  }

  @Test(arguments: [
    "答复：已修复。", "答复:已修复。", "答复 已修复。", "【答复】已修复。", "【答复】\n已修复。", "答复\n已修复。", "答复如下：已修复。", "答复如下：\n已修复。",
    "回复：已修复。",
    "回复内容：已修复。", "回复内容（拟公开全文）：已修复。", "答复（拟公开全文）：已修复。", "统一答复：已修复。", "答 复：已修复。", "答覆：已修复。", "答復：已修复。", "已修复。",
    "管理中心：\n答复：已修复。", "您好！\n答复：已修复。", "管理中心：\n已修复。",
  ])
  func anAnswerIsReadWithAndWithoutItsWord(words: String) {
    #expect(UnitWord(reading: words) == .answer(UnitAnswer("已修复。")), "\(words)")
  }

  @Test(arguments: [
    "退回的垃圾已清运", "退回货款已到账，请查收。", "认领失物的市民请到政务服务大厅一楼服务台领取。", "延期的工程已于十月完工。", "延期交房的赔偿已经落实到户。", "答复您反映的问题如下",
    "询问了三户居民，均已恢复供热。", "更正后的数据已公布。", "补充说的路灯问题也已修好", "转供电加价问题已责令整改，并退还多收的电费三千余元，同时对该小区物业下达了整改通知书。",
    "同意您的建议，我局将研究采纳。", "网民您好：\n您反映的问题已解决。", "您好，您反映的问题已解决。", "不予认定的原因已当面说明。",
  ])
  func whatOnlyLooksLikeAWordIsAnAnswerAndWhole(words: String) {
    #expect(UnitWord.all(in: words) == [.answer(UnitAnswer(words))], "\(words)")
  }

  @Test(arguments: [
    "认领？", "暂不认领", "不认领", "未认领", "拟认领", "能否认领", "认领，不属我局职责", "认领吗", "请认领", "不同意退回", "不退回", "退回吗？", "建议退回",
    "请退回水务局", "退回不属我局职责", "退回？", "延期到下周", "延期几天", "不同意延期", "同意，但请修改第二段", "不同意",
    "不同意，太笼统", "回访：好", "回访：电话", "答复（不公开）：已修复。", "答复（不公开）：", "认领\n退回：不归我局", "是否延期", "暂缓答复",
    "已认领，但应由水务局牵头", "认领，不过要水务局配合", "认领\n应由水务局承办", "认领：建议水务局承办", "退回：多收的取暖费200元已于11月20日退还。",
    "退回 多收的物业费已于11月20日全部退还网民。", "退回：垃圾已清运", "延期三天交房的问题，开发商已按合同支付违约金。", "延期 5 天交房一事已协调开发商赔付。",
    "延期 3 天，交房问题已解决。", "延期三天交房的问题：已赔付", "询问热力公司后得知：该小区已复热。是否满意？", "询问物业公司可以吗？",
  ])
  func whatBeginsLikeAWordAndIsNoneIsNotGuessed(words: String) {
    guard case .unread(let unread) = UnitWord.all(in: words)[0] else {
      Issue.record("\(words): \(UnitWord.all(in: words))")
      return
    }
    #expect(words.hasPrefix(unread.line) && !unread.why.isEmpty)
  }

  @Test(arguments: ["收到", "收到。", "收到，谢谢！", "好的", "好的，谢谢", "谢谢", "已阅", "知道了。", "您好！\n收到。", "OK", "辛苦了"])
  func thanksAreNeverAnAnswer(words: String) {
    guard case .courtesy = UnitWord(reading: words) else {
      Issue.record("\(words): \(UnitWord(reading: words))")
      return
    }
  }

  @Test(arguments: [
    "答复（不公开）：涉及隐私\n已修复。", "答复(不公开)：涉及隐私\n已修复。", "答复（不公开：涉及隐私）：已修复。", "答复（不公开，涉及隐私）已修复。", "答复【不公开】：涉及隐私\n已修复。",
    "答复（建议不公开）：理由：涉及隐私\n已修复。", "答复（不公开，理由：涉及隐私）：\n已修复。", "不公开答复：涉及隐私\n已修复。", "回复（不予公开：涉及隐私）：已修复。",
  ])
  func aUnitSaysWhyItWouldNotHaveItPublished(words: String) {
    #expect(UnitWord(reading: words) == .answer(UnitAnswer("已修复。", keptBack: "涉及隐私")), "\(words)")
  }

  @Test func everyOtherWordIsRead() {
    let words: [(String, UnitWord)] = [
      ("配合意见：已查。", .opinion("已查。")), ("【配合意见】\n已查。", .opinion("已查。")), ("协办意见 已查。", .opinion("已查。")),
      ("配合意见如下：\n已查。", .opinion("已查。")), ("转 供热办", .hand(to: "供热办", note: "")),
      ("转供热办", .hand(to: "供热办", note: "")),
      ("转：供热办", .hand(to: "供热办", note: "")), ("转：供热办 请办理", .hand(to: "供热办", note: "请办理")),
      ("转 供热办请办理", .hand(to: "供热办", note: "")), ("转：供热办　烦请尽快处理", .hand(to: "供热办", note: "烦请尽快处理")),
      ("转 供热办 办理", .hand(to: "供热办", note: "")),
      ("【转】供热办。", .hand(to: "供热办", note: "")), ("轉 供热办\n请今日测温", .hand(to: "供热办", note: "请今日测温")),
      ("转交供热办办理", .hand(to: "供热办", note: "")), ("转 张三@qq.com", .hand(to: "张三@qq.com", note: "")),
      ("询问：哪个小区？", .ask("哪个小区？")), ("询问哪个小区？", .ask("哪个小区？")), ("詢問：哪个小区？", .ask("哪个小区？")),
      ("询问网民：哪个小区？", .ask("哪个小区？")),
      ("询问：\n哪个小区？\n几号楼？", .ask("哪个小区？\n几号楼？")), ("更正：应为五日。", .correct(UnitAnswer("应为五日。"))),
      ("【更正】\n应为五日。", .correct(UnitAnswer("应为五日。"))), ("补充：已退费。", .complete("已退费。")),
      ("補充：已退费。", .complete("已退费。")),
      ("补充答复：已退费。", .complete("已退费。")),
      ("回访：电话 满意", .followUp(AuthorContact(way: "电话", rating: .satisfied, note: ""))),
      ("回访：满意，电话", .followUp(AuthorContact(way: "电话", rating: .satisfied, note: ""))),
      ("回访：不满意、上门，仍漏水", .followUp(AuthorContact(way: "上门", rating: .dissatisfied, note: "仍漏水"))),
      ("回访 无人接听 电话回访", .followUp(AuthorContact(way: "电话", rating: nil, note: ""))),
      ("回访：电话，网民表示基本满意", .followUp(AuthorContact(way: "电话", rating: .fairly, note: ""))),
      ("回访：上门 不满意，仍漏水", .followUp(AuthorContact(way: "上门", rating: .dissatisfied, note: "仍漏水"))),
      ("电话回访", .answer(UnitAnswer("电话回访"))),
      ("已电话回访，网民不满意", .followUp(AuthorContact(way: "电话", rating: .dissatisfied, note: ""))),
      ("电话回访：满意", .followUp(AuthorContact(way: "电话", rating: .satisfied, note: ""))),
      ("电话回访了三户居民，均表示已恢复供热。", .answer(UnitAnswer("电话回访了三户居民，均表示已恢复供热。"))),
      ("转 旗供热服务中心，请3日内答复", .hand(to: "旗供热服务中心", note: "请3日内答复")),
      ("退回：该路段已移交旗交通局维修", .return(reason: "该路段已移交旗交通局维修")),
      ("回访：电话 无人接听", .followUp(AuthorContact(way: "电话", rating: nil, note: ""))),
      ("同意", .agree), ("同意。", .agree), ("【同意】", .agree), ("审签同意", .agree), ("您好：\n同意", .agree),
      ("退回修改：请写明时间", .sendBack(reason: "请写明时间")), ("退回修改 请写明时间", .sendBack(reason: "请写明时间")),
      ("退回修改", .sendBack(reason: "")),
    ]
    for (text, word) in words { #expect(UnitWord.all(in: text) == [word], "\(text)") }
  }

  @Test func belowAClaimAnotherWordMayStand() {
    #expect(
      UnitWord.all(in: "认领\n延期 3 个工作日：需勘查") == [.claim(note: ""), .extend(.workingDays(3), reason: "需勘查")])
    #expect(UnitWord.all(in: "认领\n询问：哪个小区？") == [.claim(note: ""), .ask("哪个小区？")])
  }

  @Test func aFilledFormCountsAsSaid() {
    let form = "回复内容（拟公开全文）：\n已修复。\n请放心。\n是否属实：□属实　■部分属实　□不属实　□咨询类\n公开建议：□公开　■不公开（理由：涉及隐私）"
    let answer = UnitWord.answer(UnitAnswer("已修复。\n请放心。", keptBack: "涉及隐私", finding: "部分属实"))
    #expect(UnitWord.all(in: form) == [answer])
    #expect(UnitWord.all(in: "认领\n" + form) == [answer])
    #expect(UnitWord.all(in: "您好，见下表。\n" + form).first.map(\.isUnread) == true)
    #expect(UnitWord.all(in: "答复：已修复。请放心。\n" + form) == [answer])
    #expect(
      UnitWord(reading: "答复：已修复。\n是否属实：√属实　□部分属实　□不属实　□咨询类")
        == .answer(UnitAnswer("已修复。", finding: "属实")))
    // Two boxes, or a wish without its reason, say nothing certain.
    #expect(UnitWord(reading: "答复：好了。\n是否属实：■属实　■不属实") == .answer(UnitAnswer("好了。")))
    #expect(UnitWord(reading: "回复内容（拟公开全文）：已修复。\n公开建议：□公开　■不公开（理由：　　）").isUnread)
    #expect(UnitWord(reading: "退回：不归我局\n" + form).isUnread)
  }

  @Test(arguments: [
    "□公开　□不公开（理由：涉及隐私）", "不公开（理由：涉及隐私）", "□公开 √□不公开（理由：涉及隐私）", "[x]不公开（理由：涉及隐私）",
  ])
  func aSuggestionNotToPublishIsReadHoweverItIsWritten(advice: String) {
    let answer = UnitWord.answer(UnitAnswer("已修复。", keptBack: "涉及隐私"))
    #expect(UnitWord(reading: "回复内容（拟公开全文）：已修复。\n公开建议：\(advice)\n承办人：张三") == answer)
    #expect(UnitWord(reading: "答复：已修复。\n公开建议：\(advice)") == answer)
  }

  @Test(arguments: ["■公开 ■不公开（理由：隐私）", "不公开√", "[x]不公开", "√□不公开", "否", "暂缓公开"])
  func anUncertainSuggestionIsAskedAbout(advice: String) {
    #expect(UnitWord(reading: "回复内容（拟公开全文）：已修复。\n公开建议：\(advice)").isUnread)
  }

  @Test func aReturnThatIsTakenBackInTheSameMailIsNone() {
    #expect(UnitWord(reading: "退回：不属本单位职责，建议转旗水务局。\n认领").isUnread)
    #expect(UnitWord(reading: "退回：不属本单位职责。\n答复：已修复。").isUnread)
    #expect(UnitWord(reading: "退回：开玩笑的，我们办").isUnread)
    let reason = "不属本单位职责，我们办不了。\n建议转旗水务局。"
    #expect(UnitWord(reading: "退回：\(reason)") == .return(reason: reason))
  }

  @Test(arguments: [
    "认领", "同意", "延期 3 个工作日：需现场勘查", "询问：请问您是几号楼？", "转旗供热服务中心", "退回：不属我局", "建议退回", "收到，谢谢",
    "更正：已修复。",
  ]) func theFormsAnswerIsReadAsTheMailWouldBe(words: String) {
    let form = "回复内容（拟公开全文）：\(words)\n公开建议：□公开　□不公开（理由：　　）"
    #expect(UnitWord.all(in: form) == UnitWord.all(in: words))
    #expect(UnitWord.all(in: "您好：\n" + form) == UnitWord.all(in: words))
    #expect(UnitWord(reading: "答复：已修复。\n" + form).isUnread)
  }

  @Test func whatTheLeaderAndTheRemarkOfTheFormSayIsNotDropped() {
    let form = "回复内容（拟公开全文）：已修复。\n公开建议：■公开　□不公开（理由：　　）\n承办人：张三　股室负责人：李四\n"
    let leader = "单位领导审签：□主要负责人　■分管领导　意见：同意　签字：王强　（单位公章）　2026年11月24日"
    #expect(UnitWord(reading: form + leader) == .answer(UnitAnswer("已修复。")))
    #expect(UnitWord(reading: form + leader.replacing("同意", with: "不同意，数字不实")).isUnread)
    #expect(UnitWord(reading: form + leader + "\n备注：不要公开，只告知本人").isUnread)
  }

  @Test func aClaimAboveTheFormAndTheWordInItAreBothRead() {
    let form = "认领\n回复内容（拟公开全文）：延期 3 个工作日：需勘查\n公开建议：□公开　□不公开（理由：　　）"
    #expect(UnitWord.all(in: form) == [.claim(note: ""), .extend(.workingDays(3), reason: "需勘查")])
    #expect(UnitWord(reading: "认领\n回复内容（拟公开全文）：退回：不属我局\n承办人：").isUnread)
  }

  @Test(arguments: ["您好：\n经查，已修复。", "同意您的建议，已列入计划。", "退回的垃圾已清运。", "您好：回复如下：\n已修复。"])
  func whatNoWordBeginsInTheFormIsTheAnswerAsItStands(text: String) {
    #expect(UnitWord.all(in: "回复内容（拟公开全文）：\(text)") == [.answer(UnitAnswer(text))])
    #expect(UnitWord(reading: FilledAnswer(text).words) == .answer(UnitAnswer(text)))
  }

  @Test func whatIsNoPartOfTheFormIsTheAnswer() {
    #expect(UnitWord(reading: "调查核实情况：经查属实，已修。") == .answer(UnitAnswer("调查核实情况：经查属实，已修。")))
  }
}

extension UnitWord {
  fileprivate var isUnread: Bool { if case .unread = self { true } else { false } }
}
