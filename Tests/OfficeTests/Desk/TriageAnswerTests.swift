import Domain
import Testing
import World

@testable import Office

/// How clerks answer digests, in many shapes: what is understood is what was meant, and the rest is left alone.
@Suite struct TriageAnswerTests {
  /// A digest of nine letters.
  static let numbers = Array(1...9)
  private static let names = UnitNames(Cast.register, on: Day("2026-11-23")!)

  private static let signatures = ["网站管理中心", "奈曼旗人民政府门户网站管理中心", "乌日娜", "王敏", "旗民政局"]
  /// The letters that it numbered 1 to 9.
  private static let letters = Dictionary(
    uniqueKeysWithValues: numbers.map { ($0, LetterID(prefix: "NM", year: 2026, serial: 40 + $0)) })

  static func steps(_ words: [String], _ numbers: [Int] = numbers) -> [TriageAnswer.Step] {
    TriageAnswer(
      reading: words, about: numbers, names, signedAs: signatures,
      letters: letters.filter { numbers.contains($0.key) }
    ).steps
  }

  /// What an answer comes to: `1 通过; 3 旗住建局`, each decision once in the order of its line.
  static func reading(_ words: String..., numbers: [Int] = numbers) -> String {
    steps(words, numbers).compactMap { step in
      guard case .decide(let word, _) = step.act else { return nil }
      return "\(step.number ?? 0) \(written(word))"
    }.joined(separator: "; ")
  }

  /// Why what is not done is not.
  static func refusals(_ words: String, numbers: [Int] = numbers) -> [String] {
    steps([words], numbers).compactMap { if case .refuse(let why) = $0.act { why } else { nil } }
  }

  static func written(_ word: TriageWord) -> String {
    switch word {
    case .agree: "通过"
    case .accept(let clause, let lead, let cooperating):
      [
        "受理", clause.map { "(\($0.number))" }, lead,
        cooperating.isEmpty ? nil : "+" + cooperating.joined(separator: "+"),
      ]
      .compactMap(\.self).joined(separator: " ")
    case .acceptDespite(let lead, _): "仍转 \(lead)"
    case .together(let lead, let cooperating): (["统一答复", lead] + cooperating).joined(separator: " ")
    case .decline(let ground): "不予受理 \(ground.rawValue)"
    case .merge(let letter): "并入 \(letter)"
    case .markUrgent: "特急"
    case .leave: "待定"
    case .word(let wording): "标题 \(wording.title ?? "") \(wording.summary ?? "")"
    case .learn(let isRule): isRule ? "记为规则" : "不记"
    case .said(let words): "答：\(words)"
    }
  }

  /// The grammar: each spelling beside what it means. A line that is not here means nothing.
  @Test(arguments: [
    // As the mail says.
    ("1 通过", "1 通过"), ("3 旗住建局", "3 受理 旗住建局"), ("3 住建局", "3 受理 住建局"),
    ("5-9 通过", "5 通过; 6 通过; 7 通过; 8 通过; 9 通过"), ("1、3 通过", "1 通过; 3 通过"),
    ("2 受理 旗住建局 配合 旗水务局", "2 受理 旗住建局 +旗水务局"), ("4 不予受理 二", "4 不予受理 2"),
    ("6 并入 NM2026000012", "6 并入 NM2026000012"), ("7 特急", "7 特急"), ("8 待定", "8 待定"),
    ("2 受理（三）旗住建局", "2 受理 (3) 旗住建局"), ("2 受理 (三) 旗住建局", "2 受理 (3) 旗住建局"),
    ("2 受理 旗住建局 （三）", "2 受理 (3) 旗住建局"), ("2 受理 旗住建局(3)", "2 受理 (3) 旗住建局"),
    ("2 受理 六项", "2 受理 (6)"), ("2 受理 第六条第（一）项 旗民政局", "2 受理 (1) 旗民政局"), ("2 受理", "2 受理"),
    // From telephones, from typists, from people in a hurry.
    ("１　通过", "1 通过"), ("1通过。", "1 通过"), ("1.通过", "1 通过"), ("1、通过", "1 通过"), ("(1) 通过", "1 通过"),
    ("【1】通过", "1 通过"), ("第1件：通过", "1 通过"), ("第一件 通过", "1 通过"), ("一、通过", "1 通过"), ("①通过", "1 通过"),
    ("1号 同意", "1 通过"), ("1：按建议办理", "1 通过"), ("1 可以", "1 通过"), ("“1 通过”", "1 通过"), ("1 通过，谢谢！", "1 通过"),
    ("1-住建局", "1 受理 住建局"), ("1 → 旗水务局", "1 受理 旗水务局"), ("3住建局", "3 受理 住建局"),
    ("3 转住建局办理", "3 受理 住建局"), ("3 请住建局办理", "3 受理 住建局"), ("3 由奈曼旗水务局承办", "3 受理 奈曼旗水务局"),
    ("3 改派旗水务局", "3 受理 旗水务局"), ("3 转办：奈曼旗住房和城乡建设局", "3 受理 奈曼旗住房和城乡建设局"),
    ("3 【旗民政局】", "3 受理 旗民政局"), ("3 受理并转旗民政局", "3 受理 旗民政局"),
    ("3 住建局牵头，水务局、民政局配合", "3 受理 住建局 +水务局+民政局"), ("3 住建局，水务局配合", "3 受理 住建局 +水务局"),
    ("3 受理 旗住建局 配合：旗水务局、旗民政局", "3 受理 旗住建局 +旗水务局+旗民政局"),
    ("3 旗住建局 配合 水务局和民政局", "3 受理 旗住建局 +水务局+民政局"), ("3 请住建局牵头办理，请水务局协办", "3 受理 住建局 +水务局"),
    ("4 不予受理（二）", "4 不予受理 2"), ("4 不予受理：第七条第（二）项", "4 不予受理 2"), ("4不予受理七", "4 不予受理 7"),
    ("4 不受理 7", "4 不予受理 7"), ("4 不予受理，属第七项情形", "4 不予受理 7"),
    ("6 与nm2026000012并案", "6 并入 NM2026000012"), ("6 合并到【NM2026000012】", "6 并入 NM2026000012"),
    ("1至3 通过", "1 通过; 2 通过; 3 通过"), ("1~3都通过", "1 通过; 2 通过; 3 通过"), ("1—3、5 通过", "1 通过; 2 通过; 3 通过; 5 通过"),
    ("1,2，3 通过", "1 通过; 2 通过; 3 通过"), ("1和3 通过", "1 通过; 3 通过"), ("二、五 通过", "2 通过; 5 通过"),
    // Several in one line.
    ("1 通过；2 住建局；4 不予受理 七", "1 通过; 2 受理 住建局; 4 不予受理 7"), ("1通过，2水务局", "1 通过; 2 受理 水务局"),
    ("1 通过 2 通过 3 住建局", "1 通过; 2 通过; 3 受理 住建局"), ("4 不予受理 2，5 通过", "4 不予受理 2; 5 通过"),
    // The rest.
    ("1 住建局\n其余 通过", "1 受理 住建局; 2 通过; 3 通过; 4 通过; 5 通过; 6 通过; 7 通过; 8 通过; 9 通过"),
    ("除1-7外，其余通过", "8 通过; 9 通过"), ("除了1-8都通过", "9 通过"),
    ("2-9 待定\n剩下的 通过", "2 待定; 3 待定; 4 待定; 5 待定; 6 待定; 7 待定; 8 待定; 9 待定; 1 通过"),
    ("1-7 待定\n其余都按建议", "1 待定; 2 待定; 3 待定; 4 待定; 5 待定; 6 待定; 7 待定; 8 通过; 9 通过"),
    // With what people write around it.
    ("王工好：\n1 通过\n王敏\n0475-1234567\n2026年11月25日", "1 通过"), ("收到。\n\n3 住建局\n谢谢", "3 受理 住建局"),
    // Mended later.
    ("1 通过\n1 住建局", "1 受理 住建局"), ("1-3 通过\n更正：2 水务局", "1 通过; 3 通过; 2 受理 水务局"),
    ("7 特急\n7 住建局", "7 特急; 7 受理 住建局"),
    // 特急 beside another word, before or after it.
    ("1 通过\n1 特急", "1 通过; 1 特急"), ("1 通过 特急", "1 特急; 1 通过"), ("1 特急，通过", "1 特急; 1 通过"),
    ("1 住建局 特急", "1 特急; 1 受理 住建局"), ("1 通过并标为特急；2 通过", "1 特急; 1 通过; 2 通过"),
    // A letter by its own number, and another by the digest's.
    ("NM2026000042 通过", "2 通过"), ("ＮＭ２０２６００００４２　通过", "2 通过"),
    ("NM2026000041、NM2026000043 通过", "1 通过; 3 通过"), ("【1】NM2026000041 通过", "1 通过"),
    ("1 并入2", "1 并入 NM2026000042"), ("1 并入第2件", "1 并入 NM2026000042"),
    ("1、3 合并到 2", "1 并入 NM2026000042; 3 并入 NM2026000042"),
    ("1 并入 NM2026000012", "1 并入 NM2026000012"),
    // The number behind, or no space at all.
    ("通过 1", "1 通过"), ("通过1、3", "1 通过; 3 通过"), ("通过：1-3", "1 通过; 2 通过; 3 通过"), ("同意第2件", "2 通过"),
    ("特急 4", "4 特急"),
    ("1通过2通过3通过", "1 通过; 2 通过; 3 通过"), ("1通过2-4通过5住建局", "1 通过; 2 通过; 3 通过; 4 通过; 5 受理 住建局"),
    // In the traditional script, with spaces, in full width, with every kind of number.
    ("1 通過", "1 通过"), ("2 受理 旗住建局 配合 旗水務局", "2 受理 旗住建局 +旗水務局"), ("4 不予受理 二", "4 不予受理 2"),
    ("1 並入 NM2026000012", "1 并入 NM2026000012"),
    ("1 併入 2", "1 并入 NM2026000042"), ("1 轉辦 住建局", "1 受理 住建局"),
    ("其餘 通過\n1-8 待定", "9 通过; 1 待定; 2 待定; 3 待定; 4 待定; 5 待定; 6 待定; 7 待定; 8 待定"),
    ("1 通 过", "1 通过"), ("4 不 予 受 理 二", "4 不予受理 2"), ("１．通过", "1 通过"), ("１、３－４　通過", "1 通过; 3 通过; 4 通过"),
    ("（１）同意！", "1 通过"),
    ("⑴通过", "1 通过"), ("⒉通过", "2 通过"), ("㈢ 通过", "3 通过"), ("第1项 通过", "1 通过"), ("第二封：通过", "2 通过"),
    ("1。通过", "1 通过"), ("1）通过", "1 通过"),
    ("全部通过", "1 通过; 2 通过; 3 通过; 4 通过; 5 通过; 6 通过; 7 通过; 8 通过; 9 通过"),
    ("都同意", "1 通过; 2 通过; 3 通过; 4 通过; 5 通过; 6 通过; 7 通过; 8 通过; 9 通过"),
    ("8-10 通过", "8 通过; 9 通过"),
    // As people say yes.
    ("1 OK", "1 通过"), ("1 ok。", "1 通过"), ("1 ＯＫ", "1 通过"), ("1、Ok！", "1 通过"), ("1 审核通过", "1 通过"),
    ("1 通过了", "1 通过"),
    ("1 可以了", "1 通过"), ("1 同意了，谢谢", "1 通过"), ("1-2 审核通过", "1 通过; 2 通过"), ("1 审核通过 特急", "1 特急; 1 通过"),
    ("第4条 通过", "4 通过"), ("第7条 通过", "7 通过"), ("第3条至第5条 通过", "3 通过; 4 通过; 5 通过"), ("1 通过\nOK", "1 通过"),
    ("1 通过\n谢谢配合", "1 通过"),
    // Not yet.
    ("1 先别转", "1 待定"), ("1 先别通过", "1 待定"), ("1 再想想", "1 待定"), ("1 通过\n1 先别转", "1 待定"),
    // Signatures.
    ("1 通过\n乌日娜\n网站管理中心\n2 楼办公室\n2号楼305室\n电话：0475-4212345", "1 通过"),
    ("1 通过\n-- \n王敏 13800000000\n3 住建局科长", "1 通过"),
    ("1 通过\n\n网站管理中心 综合科", "1 通过"), ("1 通过\n网站管理中心综合科", "1 通过"), ("1 通过\n网站管理中心 综合科 王敏", "1 通过"),
    ("1 通过\n王敏\n应急科", "1 通过"), ("1 通过\n王敏\n奈曼旗人民政府办公室", "1 通过"),
    ("1 通过\n网站管理中心 副主任 乌日娜 0475-4212345", "1 通过"), ("1 通过\n发自我的iPhone", "1 通过"), ("1 通过\n通过网易邮箱大师发送", "1 通过"),
    ("1 通过\n乌日娜\n旗水务局\n奈曼旗大沁他拉镇人民路1号", "1 通过"), ("1 通过\n先这样，特别感谢", "1 通过"),
    // What is quoted above, between and below.
    ("> 【1】NM2026000041\n> ｜先别转\n1 通过\n> 【2】\n2 住建局\n｜3 通过", "1 通过; 2 受理 住建局"),
    // What it is called.
    ("1 标题：路灯坏了，急！ 摘要：东街。", "1 标题 路灯坏了，急！ 东街。"), ("1 標題：路燈壞了\n1 通过", "1 标题 路燈壞了 ; 1 通过"),
  ])
  func aLineIsUnderstoodAsItsClerkMeantIt(answer: String, meant: String) {
    #expect(Self.reading(answer) == meant)
  }

  @Test(arguments: [
    // Nothing, and next to nothing.
    "", "收到，谢谢", "好的", "王敏", "网站管理中心", "旗住建局", "通过", "1", "1 ", "。", "？？？", "😀", "1 😀",
    // Words that say the opposite, or only ask.
    "1 不通过", "1 不同意", "1 通过？", "1 是否通过", "1 不转住建局", "1 住建局不管这事",
    "1 住建局还是水务局？", "1 住建局或水务局", "1 旗住建局、旗水务局", "1 住建局、水务局配合",
    // Numbers that are something else.
    "0475-1234567", "13847512345 通过", "2026年11月25日", "11月25日 8:30", "11-25 王敏", "8:30", "3号线施工", "三和乡 通过",
    "百 通过", "1/3 通过", "99999999999999999999 通过",
    // Articles of the regulation, and what may be one.
    "第七条 不予受理 二", "第7条 不予受理 二", "第6条 受理", "7条 通过", "OK", "好的 OK", "1 OK?", "1 已通过", "1 不可以", "1 可以吗",
    "1 驳回：没写时间",
    // Grounds and letters that are not plain.
    "4 不予受理", "4 不予受理 九", "4 不予受理 二、三", "4 不予受理 2 5 通过", "4 不予受理，2，5 通过", "6 并入", "6 并入 33", "6 并入 6",
    "6 并入 NM2026000012 和 NM2026000013", "6 不并入 NM2026000012", "2 受理 配合 旗水务局", "2 受理（九）旗住建局",
    // What was not ours to begin with.
    "｜1 通过", "写：1 通过", "可写：1 通过", "> 1 通过", "· 1 通过", "-1 通过", "您的1 通过",
    "NM2026000099 通过", "1 NM2026000042 通过", "1 通过 2", "通过 1 不通过 2", "1 不特急 通过", "1 通过 不特急", "1 分办 旗水务局；旗住建局",
    "1 答复：谢谢",
    "1 受理（九）", "标题：路灯坏了",
    // Talk.
    "第三件我再看看，其余通过", "前三件通过", "都什么时候了", "其他没意见", "1 通过，2 再说", "请尽快办理", "1 请王工看看",
    // Too many at once: nobody meant that.
    "全部 通过\n3 住建局x",
  ])
  func whatIsNotPlainDecidesNothing(answer: String) {
    let decided = Self.reading(answer)
    // 其余 and 全部 alone are plain; a unit nobody knows is refused where it is looked up.
    #expect(decided.isEmpty || decided.contains("受理") && !isKnown(decided), "\(decided)")
  }

  /// Whether every unit that was read is one.
  private func isKnown(_ decided: String) -> Bool {
    decided.split(separator: " ").last.map { Self.names.isName(String($0)) } ?? false
  }

  @Test func anUnreadLineStopsWhatItMayHaveBeenAbout() {
    #expect(Self.reading("3 通过\n3 给王工看") == "", "the correction could not be read")
    #expect(Self.reading("1 通过\n等等，1先别转") == "")
    #expect(Self.reading("1、2 通过\n等等，1先别转") == "2 通过")
    #expect(Self.reading("1、2 通过\n其余 住建局\n等等，1先别转") == "2 通过")
    #expect(Self.reading("1 通过\n2 通过\n不对，先别转") == "", "it may mean either")
    #expect(Self.reading("1 通过\n等5分钟再说\n2 通过") == "", "wherever the doubt stands")
    #expect(Self.reading("1 通过\n5分钟后再说") == "")
    #expect(Self.reading("1 通过\n2 不同意") == "1 通过", "of another letter")
    #expect(Self.reading("其余 通过\n再想想") == "")
    #expect(Self.reading("1 通过", "等等，先别办") == "", "nor in a second mail")
    #expect(Self.reading("1 通过\n王敏\n等等，先别转") == "", "nor below the signature")
    #expect(Self.reading("3 住建局\n配合 水务局") == "", "it may belong to the line before")
    #expect(
      Self.reading("2 通过\n1 通过\n不予受理 4\n其余 通过") == "2 通过", "it may be the fourth, or on the fourth ground")
    #expect(Self.reading("全部 通过\n3 住建局") == "3 受理 住建局", "and whoever wants all but one writes 其余")
    #expect(Self.reading("其余 不予受理 七") == "", "a refusal names its letter")
  }

  @Test(arguments: [
    "同时抄旗住建局", "同时抄送旗住建局", "并抄旗住建局", "旗住建局也抄一份", "请旗住建局配合", "另请市水务局", "旗住建局、旗水务局", "抄：旗住建局", "转旗水务局",
    "旗住建局同时抄水务局", "会同旗水务局",
  ])
  func whatIsWantedOfAUnitBelowTheSignatureStopsTheDecision(wish: String) {
    for words in ["1 通过\n王敏\n\(wish)", "1 通过\n\n网站管理中心 综合科\n\(wish)", "1 通过\n--\n王敏\n\(wish)"] {
      #expect(Self.reading(words) == "", "\(words)")
      #expect(Self.steps([words]).contains { $0.line == PenText.plain(wish) }, "\(words): it is asked back")
      #expect(Self.reading(words.replacing("1 通过", with: "通过"), numbers: [1]) == "", "\(words)")
    }
  }

  @Test func twoNumbersPartedByADotAreAskedBack() {
    for line in ["5.6 旗水务局", "５．６ 旗水务局", "5.6旗水务局", "5 . 6 旗水务局", "5·6 旗水务局", "5。6 旗水务局", "5/6 旗水务局"] {
      for above in ["5 旗住建局", "6 通过", "5-7 通过", "5、6 通过", "其余 通过"] {
        let reading = Self.reading("\(above)\n\(line)")
        #expect(reading == "" || reading == "7 通过", "\(above), \(line): \(reading)")
        #expect(!Self.refusals("\(above)\n\(line)").isEmpty)
      }
      #expect(Self.reading("4 通过\n\(line)") == "4 通过", "\(line)")
    }
    #expect(Self.refusals("5.6 旗水务局").contains { $0.contains("两件都是的，请写：5、6 通过") })
  }

  @Test func twoUnitsForOneLetterAreAskedBack() {
    #expect(Self.reading("3 住建局\n3 水务局\n4 通过") == "4 通过")
    #expect(Self.refusals("3 住建局\n3 水务局").count == 2)
    #expect(Self.reading("3 住建局；3 水务局") == "")
    #expect(Self.reading("3 住建局\n更正：3 水务局") == "3 受理 水务局", "but whoever says that he mends it is believed")
    #expect(Self.reading("3 住建局\n3 旗住建局 配合 水务局") == "3 受理 旗住建局 +水务局")
    #expect(Self.reading("住建局\n水务局", numbers: [1]) == "")
    #expect(Self.reading("住建局\n旗住建局", numbers: [1]) == "1 受理 住建局")
  }

  @Test func whatTwoRangesBothSweepUpIsAskedBack() {
    #expect(
      Self.reading("1-5 通过\n3-8 不予受理 二")
        == "1 通过; 2 通过; 6 不予受理 2; 7 不予受理 2; 8 不予受理 2")
    #expect(Self.refusals("1-5 通过\n3-8 不予受理 二").count == 6)
    #expect(Self.reading("3-5 住建局\n1-4 通过") == "5 受理 住建局; 1 通过; 2 通过")
    #expect(
      Self.reading("1-3 通过\n3-4 不予受理 二\n3 水务局") == "1 通过; 2 通过; 4 不予受理 2; 3 受理 水务局",
      "what is said of one alone goes before both")
    #expect(Self.reading("1-3 通过\n3-4 通过") == "1 通过; 2 通过; 3 通过; 4 通过")
    #expect(Self.reading("1-3 通过\n更正：3-4 水务局") == "1 通过; 2 通过; 3 受理 水务局; 4 受理 水务局")
    #expect(Self.reading("1-3 通过\n3-4 待定") == "1 通过; 2 通过; 3 待定; 4 待定")
    #expect(Self.reading("1-3 通过", "3-4 水务局") == "1 通过; 2 通过; 3 受理 水务局; 4 受理 水务局", "a second mail mends")
  }

  @Test func whatIsNotDoneIsToldWithWhatWouldDo() {
    #expect(Self.refusals("1-100 通过", numbers: Array(1...5)) == ["所回复的邮件中没有第6件至第100件，本行都未办理，请写明是哪几件"])
    #expect(Self.refusals("7 通过") == [] && Self.refusals("12 通过") == ["所回复的邮件中没有第12件"])
    #expect(Self.refusals(Array(repeating: "1 通过", count: 150).joined(separator: "\n")) == [])
    #expect(Self.refusals((10...99).map { "\($0) 看看" }.joined(separator: "\n")).count == 31)
    #expect(Self.refusals("1 受理（九）住建局").first?.contains("第六条只有七项") == true)
    #expect(Self.refusals("1 不予受理（九）").first?.contains("第七条只有八项") == true)
    #expect(Self.refusals("1 不予受理").first?.contains("第七条第几项") == true)
    #expect(Self.refusals("1 分办 旗水务局；旗住建局").first?.contains("每件的标题和正文") == true)
    #expect(Self.refusals("1 同意，2 不同意").first?.contains("不同意建议的") == true)
    #expect(Self.refusals("6 并入 33").first?.contains("并入须写明一件") == true)
    #expect(Self.refusals("1 通过\n等等，先别转").contains { $0.contains("尚有疑问") })
    #expect(Self.refusals("下列事项等待您办理，最急的在前。\n1 通过").first?.contains("请写在最上面") == true)
  }

  @Test(arguments: 0..<10) func noInputStopsTheReader(seed: UInt64) {
    var dice = Dice(seed: seed)
    let pieces = [
      "1", "2", "９", "100", "-", "、", "，", "；", "。", "：", " ", "　", "\n", "通过", "通過", "受理", "不予受理", "（", "）",
      "三", "第", "项", "件", "条",
      "其余", "除", "外", "全部", "特急", "并入", "NM2026000041", "NM", "旗住建局", "配合", "牵头", "标题", "摘要", "先别", "等等",
      "更正", ">", "--", "｜", "①", "㈠",
      "\u{0}", "\u{301}", "👨‍👩‍👧", "\r\n", "\u{202E}", "\u{FEFF}", "99999999999999999", "与", "和", "王敏", "楼", "仍转",
      "统一答复", "待定",
    ]
    for _ in 0..<20 {
      let text = (0..<dice.roll(24)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      for numbers in [[], [1], Array(1...9)] {
        let steps = Self.steps([text], numbers)
        #expect(!steps.isEmpty, "\(text.debugDescription)")
        #expect(steps.allSatisfy { $0.number.map(numbers.contains) ?? true }, "\(text.debugDescription)")
      }
    }
  }

  private struct Dice {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  @Test func aSecondMailMendsTheFirst() {
    #expect(Self.reading("1、2 通过", "2 水务局") == "1 通过; 2 受理 水务局")
    #expect(Self.reading("其余 通过", "3-9 待定") == "1 通过; 2 通过; 3 待定; 4 待定; 5 待定; 6 待定; 7 待定; 8 待定; 9 待定")
  }

  @Test(arguments: [
    ("通过", "1 通过"), ("OK", "1 通过"), ("通过了", "1 通过"), ("审核通过", "1 通过"), ("通过\nOK", "1 通过"),
    ("旗住建局\nOK", "1 受理 旗住建局"),
    ("受理 旗住建局", "1 受理 旗住建局"), ("住建局", "1 受理 住建局"), ("受理\n旗住建局", "1 受理 旗住建局"),
    ("1 通过", "1 通过"), ("不予受理 七\n王敏\n旗民政局", "1 不予受理 7"), ("受理 旗住建局\n更正：旗水务局 配合 旗民政局", "1 受理 旗水务局 +旗民政局"),
    ("特急\n受理 旗住建局", "1 特急; 1 受理 旗住建局"), ("您好，\n受理 旗住建局，谢谢", "1 受理 旗住建局"),
    ("通过\n\n乌日娜\n网站管理中心", "1 通过"), ("通过\n网站管理中心 乌日娜\n特别感谢", "1 通过"), ("通过\n2 楼办公室", "1 通过"),
    ("通过\n王敏 0475-4212345\n地址：2号楼305室\n发自我的华为手机", "1 通过"), ("NM2026000041 通过", "1 通过"),
    ("通过 特急", "1 特急; 1 通过"),
    ("通过\n特急", "1 通过; 1 特急"), ("标题：路灯坏了\n通过", "1 标题 路灯坏了 ; 1 通过"),
    ("标题：路灯坏了\n摘要：东街。\n通过", "1 标题 路灯坏了 东街。; 1 通过"),
    ("通过\n等等", "1 待定"), ("通过\n不对，先别转", "1 待定"), ("通过\n先别转", "1 待定"), ("全部通过", "1 通过"), ("通 過", "1 通过"),
    ("网站管理中心", "1 受理 网站管理中心"),
    ("网站管理中心\n王敏\n网站管理中心", "1 受理 网站管理中心"),
  ])
  func anAnswerAboutOneLetterNeedsNoNumber(answer: String, meant: String) {
    #expect(Self.reading(answer, numbers: [1]) == meant)
  }

  @Test(arguments: [
    "受理 旗住建局\n可以", "受理 旗住建局\n受理 旗水务局", "受理 旗住建局\n配合 旗水务局", "1 通过\n受理 旗水务局", "好的", "",
    "住建局\n水务局", "通过\n旗水务局", "通过\n不对", "通过\n这个应该是旗水务局的吧", "NM2026000042 通过", "2 通过", "通过\n我再想想", "并入 2",
  ])
  func ofTwoWordsForOneLetterNoneIsChosen(answer: String) {
    #expect(Self.reading(answer, numbers: [1]) == "")
  }

  @Test func manyLinesAndLongOnesAreReadInTime() {
    let long = String(repeating: "1 通过，", count: 100_000)
    #expect(Self.reading(long) == "")
    let many = Array(repeating: "1 通过", count: 100_000).joined(separator: "\n")
    #expect(Self.reading(many) == "1 通过")
    #expect(Self.reading(many + "\n1 先别转") == "", "nobody has read the last of them")
    #expect(Self.reading("1-99999999 通过") == "")
    #expect(Self.reading(String(repeating: "标题：摘要：", count: 2_000)) == "")
  }
}

/// How clerks call units.
@Suite struct UnitNamesTests {
  private static let day = Day("2026-11-23")!
  private static let units: [HandlingUnit] = [
    ("旗住建局", "奈曼旗住房和城乡建设局", []), ("旗公安局", "奈曼旗公安局", ["公安局交管大队"]), ("市公安局", "通辽市公安局", []),
    ("旗环保局", "奈曼旗环境保护局", []), ("旗生态环境分局", "通辽市生态环境局奈曼旗分局", ["旗环保分局"]), ("东区供热公司", "奈曼旗东区供热公司", []),
    ("大镇社区", "大沁他拉镇社区", ["社区"]), ("新镇社区", "新镇社区", ["社区"]),
  ].map { name, fullName, aliases in
    HandlingUnit(
      name: UnitName(name), fullName: fullName, aliases: aliases,
      tenure: name == "旗环保局" ? Tenure(until: Day("2019-01-01")) : .always,
      succeededBy: name == "旗环保局" ? "旗生态环境分局" : nil, officers: [], leaders: [], signOff: .scan)
  }
  private static let names = UnitNames(Register(units: units, desks: []), on: day)

  @Test(arguments: [
    ("旗住建局", "旗住建局"), ("住建局", "旗住建局"), ("奈曼旗住建局", "旗住建局"), ("奈曼旗住房和城乡建设局", "旗住建局"),
    ("住房和城乡建设局", "旗住建局"), ("旗 住 建 局", "旗住建局"), ("公安局", "旗公安局"), ("市公安局", "市公安局"), ("交管大队", nil),
    ("环保分局", "旗生态环境分局"), ("东区供热公司", "东区供热公司"), ("西区供热公司", nil), ("供热公司", nil), ("住建", nil),
    ("县住建局", nil), ("", nil), ("局", nil),
  ])
  func aNameIsKnownWithAndWithoutTheCounty(text: String, unit: String?) {
    if case .one(let found) = Self.names.reading(of: text) {
      #expect(found.text == unit)
    } else {
      #expect(unit == nil)
    }
  }

  @Test func whatIsNotPlainIsRefusedWithWhatItMayBe() {
    #expect(Self.names.reading(of: "社区").refusal(of: "社区") == "“社区”可能是大镇社区、新镇社区，请写全称")
    #expect(Self.names.reading(of: "旗环保局").refusal(of: "旗环保局") == "旗环保局已撤并，现为旗生态环境分局")
    #expect(Self.names.reading(of: "旗住房局").refusal(of: "旗住房局")?.contains("旗住建局") == true)
    #expect(Self.names.reading(of: "火星").refusal(of: "火星") == "没有“火星”这个单位")
    #expect(!Self.names.isName(String(repeating: "局", count: 1_000_000)))
  }
}
