import Domain
import Testing
import World

@testable import Office

/// What a clerk writes below a decision: only what surely says nothing of it is passed over.
@Suite struct ConditionTests {
  private static let signatures = ["网站管理中心", "奈曼旗人民政府门户网站管理中心", "王敏"]

  /// Of a list whose items up to 4 are answers to be looked at, and the others letters that wait.
  static func steps(_ words: String..., ofLast number: Int = 6) -> [TriageAnswer.Step] {
    let numbers = Array(1...number)
    return TriageAnswer(
      reading: words, about: numbers, UnitNames(Cast.register, on: Day("2026-11-24")!), signedAs: signatures,
      vocabularies: Dictionary(
        uniqueKeysWithValues: numbers.map { ($0, $0 <= 4 ? .question(.review) : .letters) })
    ).steps
  }

  static func decided(_ steps: [TriageAnswer.Step]) -> [Int] {
    steps.compactMap { step in if case .decide = step.act { step.number } else { nil } }
  }

  @Test(arguments: [
    "电话要去掉", "电话 请隐去", "电话：请隐去", "请把姓名隐去后再公开", "但楼号要隐去", "这件涉及个人隐私，只答复本人", "（电话请隐去）", "需修改：删除手机号",
    "答复里的电话请删", "领导还没签", "明天再发", "附件里有身份证号", "注意：涉及隐私", "后面那件不公开", "限3天", "改成七", "请对来信人姓名保密", "还有3",
    "3号楼要隐去", "20度要改成22度", "人民路1号的住户信息要隐去", "地址：请隐去", "联系人：请隐去", "跟来信人解释清楚", "退回：没写时间", "来信人信息请勿转发",
    "王敏说电话要去掉",
  ])
  func aConditionStopsWhatStandsAboveIt(condition: String) {
    for decision in ["2 通过", "5 旗水务局", "6 不予受理 二", "其余 通过"] {
      let steps = Self.steps("\(decision)\n\(condition)")
      #expect(Self.decided(steps).isEmpty, "\(decision), \(condition): \(steps)")
      #expect(
        steps.contains { $0.line.contains(condition) && $0.number == nil }, "\(condition): it is asked back")
      #expect(Self.decided(Self.steps("\(decision)\n\n王敏\n\(condition)")).isEmpty, "below the signature")
    }
    #expect(Self.decided(Self.steps("2 通过", condition)).isEmpty, "nor in a second mail")
    #expect(Self.decided(Self.steps("通过\n\(condition)", ofLast: 1)).isEmpty, "of the only item")
  }

  /// In the answer to a mail of its own, of which the first line is carried out.
  @Test(arguments: [
    "退回：缺时间\n还缺责任人", "退回：缺时间\n先别退", "退回\n缺时间\n先别退", "不公开：隐私\n不对，公开", "同意\n下不为例", "不同意：时间充裕\n请抓紧",
    "已告知 10:20 李某\n他还有别的事", "改派 旗水务局：漏水\n住建局配合", "标题：停水\n通过",
  ])
  func whatStandsBelowTheOnlyLineIsAskedBack(words: String) {
    let lines = words.split(separator: "\n").map(String.init)
    let line = lines[0] == "退回" ? "\(lines[0]) \(lines[1])" : lines[0]
    func doubt(_ words: String) -> String? {
      TriageLines.doubt(
        below: line, in: words,
        besides: TriageLine(
          signedAs: Self.signatures, UnitNames(Cast.register, on: Day("2026-11-24")!)))
    }
    #expect(doubt(words) == lines.last)
    #expect(doubt(lines.dropLast().joined(separator: "\n") + "\n王敏\n11月24日") == nil)
  }

  @Test func itStopsTheLinesDownFromTheLastEmptyOne() {
    #expect(Self.decided(Self.steps("1 通过\n\n2 通过\n3 通过\n后面那件不公开")) == [1])
    #expect(Self.decided(Self.steps("1 通过\n\n2 通过\n\n附件里有身份证号")) == [1])
    #expect(Self.decided(Self.steps("1 通过\n\n2 通过\n注意：1涉及隐私")).isEmpty, "what it names as well")
    #expect(Self.decided(Self.steps("1 通过\n\n2\n\n退回：没写时间")) == [1])
  }

  @Test(arguments: [
    "王敏<wangmin@naiman.example>", "----回复邮件信息----", "在 2026年11月24日，上午8:30，网站管理中心",
    "网站管理中心 <liuyan@naiman.example> 于2026年11月24日周二 08:30写道：", "在 2026/11/24 08:30, 网站管理中心 写道:",
    "谢谢！", "先这样，特别感谢", "好的，谢谢", "王敏", "小敏", "网站管理中心 王敏", "王敏 11.30", "王敏 2026年11月24日", "2026年11月24日 9:05",
    "11月24日 星期二 上午", "2026-11-24", "0475-4212345 / 13800000000", "电话：0475-4212345",
    "电话:0475-4212345 手机:13800000000",
    "邮箱：wangmin@naiman.example", "联系人：王敏", "地址：奈曼旗大沁他拉镇人民路1号", "2号楼305室", "奈曼旗大沁他拉镇人民路1号", "发自我的iPhone",
    "如果您不是收件人，请立即删除", "请先考虑环保再打印", "本邮件含有保密信息，请勿转发", "李先生：", "王主任，您好！", "。", "--\n随便什么",
  ])
  func whatSurelySaysNothingIsPassedOver(line: String) {
    #expect(Self.decided(Self.steps("2 通过\n\(line)")) == [2])
    #expect(Self.decided(Self.steps("5 旗水务局\n\n\(line)\n王敏")) == [5])
  }
}

/// Reasons that take the word back, counts that look like items, and references that nobody else can follow.
@Suite struct TakenBackTests {
  @Test(arguments: [
    "不公开：不涉及个人隐私，请公开", "不公开 不对，应该公开", "不公开：理由不成立", "不公开：不成立，予以公开", "不公开，先问下领导", "退回：我觉得可以，不退了",
    "退回：作废", "退回 先别办", "退回：先不退", "退回：先等等，我问问住建局", "退回：不同意退回", "退回：不需要退", "退回：算了，还是通过吧", "退回：不用了",
    "退回：内容可以，通过", "退回：“同意”", "退回：改为“通过”", "退回：“不用了”", "驳回：先别办", "不公开：没必要", "不同意：同意", "不同意：可以再议，先同意吧",
  ])
  func aReasonThatTakesItsWordBackIsNone(words: String) {
    #expect(DeskWord(reading: words) == nil)
    let steps = ConditionTests.steps("1 \(words)")
    #expect(ConditionTests.decided(steps).isEmpty && !steps.isEmpty, "\(steps)")
  }

  @Test func nobodyRefusesOrDiscardsWithTheOpposite() {
    #expect(Approval(reading: "不同意：同意") == nil && Approval(reading: "不同意：可以再议，先同意吧") == nil)
    #expect(PenOrder(reading: "1 丢弃：先别丢") == nil && PenOrder(reading: "1 丢弃：不丢了") == nil)
    #expect(PenOrder(reading: "1 丢弃：代开发票")?.word == .discard(why: "代开发票"))
    #expect(Approval(reading: "不同意：时间充裕") == .no(reason: "时间充裕"))
  }

  @Test(arguments: [
    "退回：不能只写“同意”二字", "退回：不能只写\"同意\"二字", "退回：不要只写‘通过’，要写明依据", "退回：“不公开”三个字没有理由", "驳回：未回应供水时间",
    "退回：未回应供水时间", "不公开：涉及个人隐私", "退回：先补照片", "退回：请考虑网民的实际困难", "退回：未说明不同意的理由",
    "退回：理由不成立", "退回：未回应10月2日的停水", "退回：3号楼和4号楼何时恢复供热", "退回：不要只写“尽快”", "已阅：此前已经答复，不再重复办理", "已阅：不再办理",
    "不同意：答复不涉及个人信息", "不同意：须由你单位配合核实", "不公开：涉及隐私，不宜公开", "不公开：来信人不同意公开", "退回：请公开收费标准",
    "退回：1.每平方米22元的依据；2.是否含公摊；3.12345热线答复与此不一致", "退回：第2项诉求没有回应", "退回：同一问题答复前后不一",
  ])
  func aReasonIsTakenAsItStands(words: String) {
    #expect(DeskWord(reading: words) != nil)
    #expect(ConditionTests.decided(ConditionTests.steps("1 \(words)")) == [1])
  }

  @Test(arguments: [
    "2件全部通过", "3封通过", "4项都通过", "4件都没问题", "三件都通过", "5件转旗水务局", "2 件同意", "通过 3件", "1.2 同意",
  ])
  func aCountIsNoItem(line: String) {
    let steps = ConditionTests.steps(line)
    #expect(ConditionTests.decided(steps).isEmpty && !steps.isEmpty, "\(steps)")
    #expect(
      ConditionTests.decided(ConditionTests.steps("1 通过\n\(line)")).isEmpty,
      "nor is what stands above it sure")
  }

  @Test func anItemIsNoCount() {
    #expect(ConditionTests.decided(ConditionTests.steps("第3件 通过")) == [3])
    #expect(ConditionTests.decided(ConditionTests.steps("第三件：通过\n2号 同意")) == [3, 2])
    #expect(ConditionTests.decided(ConditionTests.steps("1-3件 通过")) == [1, 2, 3])
    #expect(ConditionTests.decided(ConditionTests.steps("1、2 通过")) == [1, 2])
  }

  @Test(arguments: [
    "1退回，理由：没写时间；2同", "1 退回：2 那件也一样，没写时间", "1 退回：同2", "1 退回：与2一样", "1 退回：没写时间，第2件也没写",
  ])
  func aReasonThatNamesAnotherItemIsAskedBack(line: String) {
    let steps = ConditionTests.steps("2 通过\n\(line)")
    #expect(!ConditionTests.decided(steps).contains(1), "\(steps)")
    #expect(
      ConditionTests.decided(ConditionTests.steps(line.replacing("2", with: "9"))) == [1], "9 is not listed")
  }

  @Test(arguments: [
    ("已告知 25:70", "25:70"), ("已告知 电话 24:30 李某", "24:30"), ("已告知 13月2日 李某", "13月2日"),
    ("已告知 11月31日 10:20", "11月31日"),
    ("已告知 10：75 李某", "10:75"), ("已告知 28点 李某", "28点"),
  ])
  func aTimeThatThereIsNotIsAskedBackByItsName(line: String, time: String) {
    let now = Timestamp(Day("2026-11-25")!, hour: 11)
    #expect(ToldLine(reading: line, at: now) == nil)
    #expect(ToldLine.impossibleTime(in: line) == time)
  }

  @Test func whatLooksLikeATimeAndIsNoneIsAskedBack() {
    let now = Timestamp(Day("2026-11-25")!, hour: 11)
    let glued = ToldLine(reading: "已告知 电话 10:20李某", at: now)
    #expect(glued?.by == "电话 李某" || glued?.by == "李某", "\(String(describing: glued))")
    #expect(glued?.at == Timestamp(Day("2026-11-25")!, hour: 10, minute: 20))
    #expect(ToldLine(reading: "已告知 10:20至10:30 李某", at: now) == nil, "two times are none")
    #expect(ToldLine.impossibleTime(in: "联系不上：25:70再打") == nil, "a reason is anybody's words")
    #expect(ToldLine(reading: "已告知 明天10:20再打", at: now) == nil)
    #expect(ToldLine(reading: "已告知 10:20 李某", at: now)?.by == "李某")
  }
}
