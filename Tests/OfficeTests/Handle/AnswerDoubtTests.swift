import Domain
import Foundation
import Testing
import World

@testable import Office

/// What in an answer may not be for the public is asked about.
@Suite struct AnswerDoubtTests {
  private static let text = "阳光小区换热站已检修，温度已达标。"
  private static let people = ["于春雷", "高海峰", "乌日娜"]
  private static let surroundings = TriageLine(
    signedAs: people + ["旗住建局", "奈曼旗住房和城乡建设局"], UnitNames(Cast.register, on: Day("2026-11-24")!))

  /// Whether the words are published as an answer without a question.
  private func passes(_ words: String) -> Bool {
    guard case .answer(let said) = UnitWord.all(in: words)[0] else { return false }
    return said.keptBack == nil
      && AnswerDoubt(of: Self.people, Self.surroundings).first(in: said.text, isKeptBack: false) == nil
  }

  @Test(arguments: [
    "答复(暂不公开)：涉密\nA", "答复（不能公开）：隐私\nA", "答复（不便公开）：隐私\nA", "答复（非公开）：A", "答复（部分公开）：A", "答复（依申请公开）：A",
    "答复（请不公开）：隐私\nA", "答复（内部）：A", "答复（仅回复本人）：A", "答复（内部答复，不公开）：A", "回复（暂缓公开）：A", "更正（不公开）：A",
    "答覆（不公開）：隱私\nA", "答复 不公开：隐私\nA", "答复-不公开：隐私\nA", "答复不公开：隐私\nA", "答复：（不公开）A", "答复：不公开\nA",
    "答复\n（不公开）：隐私\nA", "建议不公开，涉隐私\n答复：A", "本件不宜公开。\n答复：A", "答复：A\n以上内容不公开。", "答复：A\n此答复不予公开，仅告知本人。",
    "答复：A\n是否公开：否", "答复：答复（不公开）：隐私\nA", "答复：A\n此件不公开", "答复：A以上内容请勿发布。", "答复：A\n—— 此件不公开发布",
    "答复：A\n请不要挂网", "答复：A\n请勿上传网站，只电话告知即可", "答复：A\n单独回复网民，不登网站", "答复：A\n此答复只给本人看",
    "答复：A\n本答复不在网站登载", "答复：A\n此答复请勿登载", "答复：A\n不在网上答复", "答复：A\n请直接回复本人，不上网站公示", "答复：A\n涉及隐私，请私信网民",
    "答复：A\n此件仅限内部传阅", "答复：A\n以上供参考，正式答复另发。",
    "答复：A\n注：涉及个人隐私，不宜上网。", "答复：A\n建议单独答复本人。", "答复：A\n公开：否", "答复：A\n是否同意公开：不同意", "答复：A\n网上就不要挂了",
    "答复：A\n这个别上网啊", "答复：A\n麻烦只发给本人", "答复：A\n无需公开",
  ])
  func aWishIsNeverPublished(words: String) {
    #expect(!passes(words.replacing("A", with: Self.text)), "\(words)")
  }

  @Test(arguments: [
    "答复（草稿）：A", "答复（未定稿，请勿发布）：A", "答复（送审稿）：A", "答复：（初稿）A", "答复：草稿\nA",
    "答复：暖气已于×月×日修好。", "答复：暖气已于XX日修好。", "答复：暖气已于 月 日修好。", "答复：暖气已于____修好。", "答复：暖气已于（　）日修好。",
    "答复：暖气已于【时间】修好。",
  ])
  func aDraftIsNeverPublished(words: String) {
    #expect(!passes(words.replacing("A", with: Self.text)), "\(words)")
  }

  @Test(arguments: [
    "乌主任您好：此件经研究，我局已安排供热公司处理，但网民多次闹访，建议冷处理。", "高局，请您看看这个怎么答，我的意见是推给供热公司。",
    "此件我局已知悉，属实，但涉及信访积案，请勿对外答复。", "您好，我正在休假，已于11月20日离岗，急事请联系马小雨。",
    "抱歉，上一封发错了，您别用，以这封为准：已检修。", "根据三定规定，此事不属我局职责，建议转旗水务局。", "小于，A你再改改发。",
    "乌日娜姐：\n答复：A\n麻烦尽快发出去，领导催。", "答复：A\n（内部说明：网民是老上访户，贵中心掌握即可）", "答复：A\n备注：此人经常投诉，请贵中心留意。",
    "答复：A\n以上请小于再核实一下再发。", "答复：A\n延期 3 个工作日：还需勘查", "答复：A\n答复：另一个版本，未检修。", "答复：A\n同意", "答复：A\n抄送：旗委办",
    "答复：待领导审定后再报", "答复：见附件", "答复：已阅", "答复：您好！", "答复：认领", "答复：延期3天", "答复：同上", "答复：答复全文", "答复：[请在此填写答复]",
    "答复：详见附件，请查收。", "答复：情况表已填好，见附件，请审核。",
    "答复：X局长，这样回复行吗？",
    "答复：___________", "答复：待领导审定", "答复：领导：这个答复您看行吗？", "答复：于春雷，你看这样答复行不行",
    "答复：这个事我知道了，网民反映的情况基本属实，先拖一拖，等供热公司表态以后再说。", "答复：网民反映属实。老于你先压一下，别急着回，等书记定了再发。",
    "答复：A\n（此稿请春雷再核一遍数字后再发）", "答复：A\nPS：供热公司老板是王局亲戚，注意措辞",
    "答复：A\n待局长审批", "答复：A\n先这样回，等领导看", "答复：A\n妥否，请批示", "答复：A\n如有不妥请告知", "答复：A\n另请将此件转水务局一并办理",
    "答复：A\n此人是老赖，不用理他", "答复：A（此处请张工确认）",
  ])
  func aRemarkIsNeverPublished(words: String) {
    #expect(!passes(words.replacing("A", with: Self.text)), "\(words)")
  }

  @Test(arguments: [
    "答复：A", "答复（拟公开全文）：A", "答复（2026年11月26日）：A", "答复：网民您好：A", "答复：该停车场已不对外营业。", "答复：小区内部道路已修好。",
    "答复：规划初稿已完成，预计明年公示。", "答复：政府信息公开工作已按规定办理，文件已在网站公开发布。", "答复：\n问题一：路灯何时修？\n答复：A\n问题二：何时供热？\n答复：A",
    "答复：经核实，此事不属于我局职责，您可以向旗水务局反映。", "答复：学校已按教师休假安排调整课程。", "答复：\n一、A\n二、水务局：已接通自来水。", "管理中心：\n答复：A",
    "答复：招聘公告暂未发布，请关注网站。", "答复：A\n\n同意您的建议，明年改造。",
    "答复：A\n王局：此事必须解决。\n李科长：好的。\n换热站次日检修，请您放心。", "答复：\n经过：\n“张主任，家里不热。”\nA\n请放心。",
  ])
  func aClearAnswerGoesThrough(words: String) {
    #expect(passes(words.replacing("A", with: Self.text)), "\(words)")
  }

  @Test(arguments: ["答复：A\n王局：您看看再定", "答复：王局：\nA\n请放心。", "答复：A\n请放心。\n王局：\n以上已按意见改好", "答复：A\n王局：您看看再定\n谢谢"])
  func aboveAndBelowAnAnswerAColleagueIsSpokenTo(words: String) {
    #expect(!passes(words.replacing("A", with: Self.text)), "\(words)")
  }

  @Test(arguments: [
    "另外延期2天", "另外延期2天。", "呈王局审阅", "呈王局审阅。", "上报", "第二版", "（待核实）", "//王局改", "以上请审", "报王局", "终稿", "已审", "v2",
    "王局已阅", "请转水务局", "电话里再说",
  ])
  func belowAnAnswerOnlyItsEndIsPassedOver(remark: String) {
    for end in ["", "\n旗住建局\n2026年11月24日", "\n谢谢！"] {
      #expect(!passes("答复：\(Self.text)\n\(remark)\(end)"), "\(remark)\(end)")
      #expect(!passes("答复：您好！\n\(Self.text)\n\n旗住建局\n\(remark)"), "below the signature: \(remark)")
    }
  }

  @Test(arguments: [
    "以上内容请科里再核实一遍。", "数据是去年的，今年的还没有出来。", "此件已电话告知网民本人。", "供热科的意见与此不同。",
  ])
  func aSentenceBelowItsClosingIsAskedAbout(remark: String) {
    for closing in [
      "旗住建局", "2026年11月24日", "旗住建局\n2026年11月24日", "于春雷", "安沙镇人民政府 2026年11月24日", "谢谢！2026年11月24日",
    ] {
      #expect(!passes("答复：您好！\n\(Self.text)\n\n\(closing)\n\(remark)"), "\(closing), \(remark)")
      #expect(!passes("答复：您好！\n\(Self.text)\n\n\(closing)\n\(remark)\n谢谢！"), "\(closing), \(remark)")
    }
    let goesOn = String(repeating: "换热站另外两台机组的检修也已经排入计划。", count: 5)
    #expect(passes("答复：您好！\n\(Self.text)\n\n2026年11月24日\n\(goesOn)"), "an answer that goes on")
  }

  @Test(arguments: [
    "旗住建局", "奈曼旗住房和城乡建设局 2026年11月24日", "奈曼旗住建局办公室", "于春雷", "王强", "经办人：张三", "联系电话：0475-4212345",
    "供热科电话 4212345", "2026年11月24日", "二〇二六年十一月二十四日", "11月24日 星期二", "感谢您对我们工作的理解和支持！", "感谢您的监督",
    "特此回复", "特此答复。", "此复", "祝您生活愉快！", "谢谢", "请您放心。", "如有疑问，请拨打电话 0475-4212345 咨询。", "——————",
    "安沙镇人民政府2012年6月13日", "Ａ市教育局 2013年1月5日", "谢谢！　　2018年3月2日", "特此回复！二〇一八年十二月三日",
    "二、恢复供热时间", "3. 收费标准", "温度已经达到二十二度以上，请您继续监督", "目前，该项工作已经结束。", "由此带来的不便，敬请谅解",
  ])
  func theEndOfAnAnswerGoesThrough(end: String) {
    #expect(passes("答复：\(Self.text)\n\(end)"), "\(end)")
    #expect(passes("答复：您好！\n\(Self.text)\n\n\(end)\n旗住建局\n2026年11月24日"), "\(end)")
  }

  @Test(arguments: [
    ("春雷，你把第二段改一下。\n您好：管道已修复。", false), ("您好：管道已修复。\n老于：温度再核一下", false), ("小于，这样可以。\n管道已修复。", false),
    ("您好：管道已修复。\n春雷。", true), ("春雷小区的管道已修复，请放心。", true), ("老旧小区改造，按计划12月完工。", true),
  ])
  func peopleAreKnownByWhatTheyAreCalled(words: String, isFine: Bool) {
    let doubt = AnswerDoubt(of: Colleagues.names(of: ["于春雷"]), Self.surroundings)
    #expect((doubt.first(in: words, isKeptBack: false) == nil) == isFine, "\(words)")
  }

  @Test(arguments: [
    ("老于再核实一下温度，核完报我", true), ("请老于核实后回复", true), ("小王去现场看看", true), ("春雷把材料补齐", true),
    ("请春雷牵头办理", true), ("老旧小区先改造后验收", false), ("小区再次停水", false), ("老年人去窗口办理", false), ("小李庄村的路已修好", false),
    ("请老年人到窗口办理", false), ("小学负责管理", false),
  ])
  func whatAColleagueIsToldIsAnOrder(clause: String, isOrder: Bool) {
    let names = Colleagues.names(of: ["于春雷"])
    #expect(OfficeClause.all(in: clause).contains { $0.order(to: names) == .certain } == isOrder, "\(clause)")
  }

  /// Answers that offices gave, as JSON lines with their `reply`, also with each sentence on a line of its own: what is
  /// asked about without need is a mail more for somebody.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["HUIYIN_REPLIES"] != nil), arguments: ["。", "。\n"])
  func fewRealAnswersAreAskedAbout(end: String) throws {
    struct Answered: Decodable { let reply: String }
    let path = try #require(ProcessInfo.processInfo.environment["HUIYIN_REPLIES"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let answers = try lines.map { line in
      try JSONDecoder().decode(Answered.self, from: Data(line.utf8)).reply.replacing("。", with: end)
    }
    let asked = answers.filter { !passes("答复：\($0)") }
    print("replies: \(asked.count) of \(answers.count) asked about")
    for answer in asked {
      let doubt = AnswerDoubt(of: Self.people, Self.surroundings).first(in: answer, isKeptBack: false)
      print("replies: \(doubt.map { "“\($0.line)” \($0.why)" } ?? "no answer")")
    }
    #expect(!answers.isEmpty && asked.count * 100 <= answers.count)
  }

  @Test func anOfficeAddsPhrasesAndTakesNoneAway() {
    let text = "阳光小区换热站已检修，请酌处。"
    #expect(AnswerDoubt(of: [], Self.surroundings).first(in: text, isKeptBack: false) == nil)
    #expect(AnswerDoubt(of: [], Self.surroundings, asking: ["請酌处"]).first(in: text, isKeptBack: false) != nil)
    #expect(
      AnswerDoubt(of: [], Self.surroundings, asking: ["请酌处"]).first(in: "此人是老上访户。", isKeptBack: false) != nil)
  }

  @Test(arguments: ["作废，上一封发错了，请先不要公开", "撤回答复", "先别发", "暂缓公开", "您好！\n请先别发布，数据有误"])
  func aUnitMayStopItsAnswer(words: String) {
    #expect(StopWord.line(of: words, read: UnitWord.all(in: words)) != nil)
  }

  @Test(arguments: ["答复：作废的票据已退回。", "同意", "退回修改：先别发，改第二段", "询问：先别发什么？", "补充：明天复测"])
  func anotherWordStopsNothing(words: String) {
    #expect(StopWord.line(of: words, read: UnitWord.all(in: words)) == nil)
  }
}
