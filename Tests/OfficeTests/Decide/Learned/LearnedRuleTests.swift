import Domain
import Foundation
import Mail
import Reading
import Settings
import Store
import Testing
import World

@testable import Office

/// 记为规则: what a clerk decided otherwise than was proposed, asked for, added on yes only, and in effect at once.
@Suite struct LearnedRuleTests {
  /// An office whose desk was asked in the morning what becomes of letters.
  private func morning(
    _ letters: [(subject: String, text: String)], _ change: (inout OfficeRules) -> Void = { _ in }
  ) throws -> (World, Message) {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
      change(&$0)
    }
    world.now = Timestamp(Day("2026-11-23")!, hour: 17)
    for letter in letters {
      try world.write(from: Cast.citizen, subject: letter.subject, text: letter.text)
      try world.work()
    }
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    return (world, try #require(try mails("morning", world).last))
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  @discardableResult
  private func answer(
    _ world: World, _ mail: Message, _ words: String, from clerk: String = "wangmin@naiman.example"
  ) throws -> Message {
    try world.decide(words, on: mail, from: clerk)
    try world.work()
    return try #require(try mails("morning-understood", world).last)
  }

  private func file(_ world: World) -> String {
    (try? String(contentsOfFile: world.directory + "/state/learned.yaml", encoding: .utf8)) ?? ""
  }

  /// What is proposed for a new letter with that title.
  private func lead(_ world: World, _ title: String, _ text: String = "请处理。") throws -> Proposed<UnitName>? {
    try world.write(from: Cast.citizens[1], subject: title, text: text)
    try world.work()
    let serial = try world.office.ledger.letters().count
    return try world.letter(serial).proposal?.leads.first
  }

  /// 坏了 stands in letters about everything: a rule of it would send them all to one unit.
  @Test func aWordThatSaysOnlyWhatIsAskedForMakesNoRule() throws {
    let letters = [("坏了好几天", "一直没有人管。")]
    let (free, asking) = try morning(letters)
    #expect(try answer(free, asking, "1 旗民政局").text.contains("写有“坏了”的"))
    let (world, list) = try morning(letters) {
      $0.triage.categories = KeywordRules([
        (label: .appeal, words: [WeightedWord(text: "坏了", weight: 2, place: "triage.yaml:55")])
      ])
    }
    #expect(try !answer(world, list, "1 旗民政局").text.contains("可否记为规则"))
  }

  @Test func aDecisionThatDifferedIsAskedAboutAndARuleOnYesWhichCountsAtOnce() throws {
    let (world, list) = try morning([("广场舞的事", "小区里没有，怎么办。")])
    let asked = try answer(world, list, "1 旗民政局")
    #expect(asked.text.contains("【可否记为规则】第1件（NM2026000001）您已转旗民政局，当时建议的是：没有建议单位"), "\(asked.text)")
    #expect(asked.text.contains("回复本邮件写：1 记为规则"))
    let line =
      "- {unit: \"旗民政局\", keyword: \"广场舞\", weight: 2, letter: NM2026000001, clerk: \"王敏\", day: 2026-11-24}"
    #expect(asked.text.contains(line), "\(asked.text)")
    #expect(file(world).isEmpty, "nothing is added before somebody says yes")
    let told = try answer(world, asked, "1 记为规则", from: "chengang@naiman.example")
    #expect(told.text.contains("已记为规则：今后写有“广场舞”的，建议转旗民政局（learned.yaml:4）"), "\(told.text)")
    #expect(file(world).hasSuffix(line.replacing("王敏", with: "陈刚") + "\n"))
    let event = try #require(world.letter().events.last)
    #expect(event.by.name == "陈刚")
    if case .noted(let words) = event.fact {
      #expect(words.shown.contains("陈刚记为规则：写有“广场舞”的"))
    } else {
      Issue.record("\(event.fact)")
    }
    let next = try #require(try lead(world, "广场舞坏了"))
    #expect(next.value == "旗民政局" && next.because == ["广场舞（learned.yaml:4）"])
  }

  @Test func aRuleIsAskedAboutOnceAndNotInEveryLaterReply() throws {
    let (world, list) = try morning([("广场舞的事", "小区里没有，怎么办。"), ("停水", "停水三天了。"), ("问一下", "谁管。")])
    #expect(try answer(world, list, "1 旗民政局").text.contains("可否记为规则"))
    #expect(try !answer(world, list, "2 待定").text.contains("可否记为规则"))
    let late = try answer(world, list, "1 记为规则\n2 旗水务局")
    #expect(late.text.contains("已记为规则") && !late.text.contains("可否记为规则"), "it can be said all the same")
  }

  @Test func whatAUnitGaveBackTeachesNothingAnyMore() throws {
    let (world, list) = try morning([("广场舞的事", "小区里没有，怎么办。")])
    let asked = try answer(world, list, "1 旗民政局")
    #expect(try world.office.rulesThatWait(on: world.now.day).count == 1)
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).last)
    try world.reply(to: assigned, from: assigned.to[0].mailbox, "退回：广场舞归旗住建局管")
    try world.work()
    #expect(try world.letter().stage == .accepted)
    #expect(try world.office.rulesThatWait(on: world.now.day).isEmpty)
    _ = try answer(world, asked, "1 记为规则")
    #expect(file(world).isEmpty)
  }

  @Test func whatWasProposedAndWhatMayBeSecretIsNotAskedAbout() throws {
    let (world, list) = try morning([("供热广场舞", "家里供热不足。"), ("广场舞", "绝密文件丢了。")])
    let told = try answer(world, list, "1 旗住建局")
    #expect(!told.text.contains("可否记为规则"))
    _ = try world.office.assign(
      try world.letter(2).id, lead: "旗民政局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    #expect(try world.office.rulesThatWait(on: world.now.day).isEmpty)
  }

  @Test func aloneTheWordIsEnoughWhereThereIsOneAndItWaitsInTheNextList() throws {
    let (world, list) = try morning([
      ("广场舞", "小区里没有，怎么办。"), ("驾驶证", "到期了怎么换？"), ("问一下", "谁管。"),
    ])
    var told = try answer(world, list, "1 旗民政局\n2 旗水务局")
    #expect(told.text.contains("1 记为规则") && told.text.contains("2 记为规则"), "\(told.text)")
    told = try answer(world, told, "记为规则")
    #expect(told.text.contains("可记的规则有2条，请写明是第几件"), "\(told.text)")
    told = try answer(world, told, "其余 记为规则")
    #expect(told.text.contains("第1、2件未办理：记为规则的须逐件写明，如：1 记为规则"), "\(told.text)")
    #expect(file(world).isEmpty && !told.text.contains("没有可记的规则"))
    told = try answer(world, list, "2 不记")
    #expect(told.text.contains("第2件（NM2026000002）不记为规则"))
    world.now = Timestamp(Day("2026-11-25")!, hour: 8, minute: 30)
    try world.work()
    let next = try #require(try mails("morning", world).last)
    #expect(next.text.contains("【2】可否记为规则　NM2026000001"), "\(next.text)")
    #expect(next.text.contains("可写：2 记为规则"))
    let bulk = try answer(world, next, "其余 通过")
    #expect(!bulk.text.contains("已记为规则") && file(world).isEmpty, "\(bulk.text)")
    told = try answer(world, next, "记为规则")
    #expect(told.text.contains("已记为规则：今后写有“广场舞”的"), "\(told.text)")
    told = try answer(world, next, "2 记为规则", from: "chengang@naiman.example")
    #expect(told.text.contains("已由王敏决定"), "\(told.text)")
    #expect(file(world).split(separator: "\n").count { $0.hasPrefix("- ") } == 1)
  }

  @Test func whoHasNotReadTheRuleDoesNotAgreeToIt() throws {
    let (world, list) = try morning([("广场舞", "小区里没有，怎么办。")])
    let told = try answer(world, list, "1 旗民政局\n1 记为规则")
    #expect(try world.letter().assignment?.lead == "旗民政局")
    #expect(told.text.contains("未记：请先看下面列出的规则") && file(world).isEmpty, "\(told.text)")
    #expect(try answer(world, told, "1 记为规则").text.contains("已记为规则"))
  }

  @Test func whatSpokeForAnotherUnitIsSaidTogetherWithTheNewWord() throws {
    let (world, list) = try morning([("供热广场舞", "供热广场舞")])
    let told = try answer(world, list, "1 旗水务局")
    #expect(told.text.contains("keyword: \"供热*广场舞\", weight: 6"), "\(told.text)")
    try answer(world, told, "1 记为规则")
    #expect(try lead(world, "供热广场舞")?.value == "旗水务局")
    #expect(try lead(world, "供热不足")?.value == "旗住建局", "other letters are proposed as before")
  }

  @Test func forATownshipAWordCountsWithItsPlaceAlone() throws {
    let place = WeightedWord(text: "大沁他拉", weight: 0.5, place: "units.yaml:9")
    let letters = [("大沁他拉供热广场舞", "太吵。"), ("广场舞", "太吵。")]
    let (world, list) = try morning(letters) {
      $0.triage.localities = Localities<UnitName>([(label: "旗民政局", words: [place])])
    }
    let told = try answer(world, list, "1 旗民政局\n2 旗民政局")
    #expect(told.text.contains("keyword: \"大沁他拉*广场舞\""), "\(told.text)")
    #expect(!told.text.contains("2 记为规则"), "without a place it would be everybody's")
    try answer(world, told, "记为规则")
    #expect(try lead(world, "大沁他拉的广场舞")?.value == "旗民政局")
    #expect(try lead(world, "别处的广场舞") == nil)
  }

  @Test func aGroundThatWasChosenIsLearntToo() throws {
    let (world, list) = try morning([("广场舞的纠纷", "邻居之间的事。")])
    let told = try answer(world, list, "1 不予受理 一")
    #expect(told.text.contains("- {ground: 一, keyword:"), "\(told.text)")
    try answer(world, told, "1 记为规则")
    try world.write(from: Cast.citizens[1], subject: "又是广场舞的纠纷", text: "邻居之间的事，还没有解决。")
    try world.work()
    guard case .decline(.outsideGovernment)? = try world.letter(2).proposal?.decision.value else {
      Issue.record("nothing was learnt")
      return
    }
  }

  @Test func nothingOfItsAuthorEverBecomesAWord() throws {
    let (world, list) = try morning([
      ("李梅梅13812345678\"广场舞\"#: }\n- {x", "我是李梅梅，电话13812345678，家住锦绣小区3号楼。")
    ])
    let told = try answer(world, list, "1 旗民政局")
    #expect(told.text.contains("keyword: \"广场舞\""), "\(told.text)")
    try answer(world, told, "1 记为规则")
    let written = file(world)
    for word in ["李梅", "138", "锦绣", "3号楼"] { #expect(!written.contains(word), "\(word)") }
    #expect(try LearnedFile.rules(in: Array(written.utf8)).map(\.keyword) == ["广场舞"])
  }

  @Test func twoClerksThatMeanDifferentUnitsByOneWordBothHear() throws {
    let (world, list) = try morning([("广场舞一", "小区里没有，怎么办。"), ("广场舞二", "街上也没有，怎么办。")])
    let told = try answer(world, list, "1 旗民政局\n2 旗水务局")
    try answer(world, told, "1 记为规则")
    let late = try answer(world, told, "2 记为规则", from: "chengang@naiman.example")
    #expect(late.text.contains("“广场舞”已由王敏记为转旗民政局（learned.yaml:4）"), "\(late.text)")
    #expect(file(world).split(separator: "\n").count { $0.hasPrefix("- ") } == 1)
  }

  @Test func aLaterDecisionTakesTheQuestionBackAndTheProposedUnitAsksNone() throws {
    let (world, list) = try morning([("供热", "供热广场舞。")])
    let told = try answer(world, list, "1 旗水务局")
    #expect(told.text.contains("可否记为规则"))
    _ = try world.office.reassign(
      try world.letter().id, to: "旗住建局", with: [], because: "属供热", by: Party(.clerk, name: "王敏"),
      at: world.now)
    try world.work()
    #expect(try answer(world, told, "1 记为规则").text.contains("没有可记的规则") && file(world).isEmpty)
  }

  @Test func aUnitThatIsGoneAndAFileThatIsSpoiltAreToldAndNothingIsDone() throws {
    let (world, list) = try morning([("广场舞", "小区里没有，怎么办。")])
    let told = try answer(world, list, "1 旗民政局")
    let path = world.directory + "/state/learned.yaml"
    try "rules: [".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try answer(world, told, "1 记为规则").text.contains("规则文件 learned.yaml 有误"))
    #expect(file(world) == "rules: [")
    try FileManager.default.removeItem(atPath: path)
    let units = Cast.register.units.filter { $0.name != "旗民政局" }
    try world.restart(trusting: nil, Register(units: units, desks: Cast.register.desks, duty: Cast.duty))
    #expect(try answer(world, told, "1 记为规则").text.contains("旗民政局已不是承办单位") && file(world).isEmpty)
  }

  @Test func aRuleIsTakenOutAgainAndTheLetterThatTaughtItSaysWhy() throws {
    let (world, list) = try morning([("广场舞", "小区里没有，怎么办。")])
    try answer(world, try answer(world, list, "1 旗民政局"), "1 记为规则")
    let rule = try #require(world.office.learnedRules.first)
    _ = try world.office.forget(rule, because: "太宽", by: Party(.clerk, name: "陈刚"), at: world.now)
    #expect(world.office.learnedRules.isEmpty && !file(world).contains("广场舞"))
    guard case .noted(let words)? = try world.letter().events.last?.fact else {
      Issue.record("no note")
      return
    }
    #expect(words.shown == "陈刚取消规则“广场舞”（转旗民政局）：太宽")
    #expect(try lead(world, "广场舞坏了") == nil)
  }

  @Test func aRehearsalWritesNoFile() throws {
    let (world, list) = try morning([("广场舞", "小区里没有，怎么办。")])
    try answer(world, list, "1 旗民政局")
    let id = try world.letter().id
    let lines = try world.office.rehearse(at: world.now, in: world.directory + "/scratch") {
      _ = try $0.decide(true, aboutRuleOf: id, by: Party(.clerk, name: "王敏"), at: world.now)
    }
    #expect(lines.contains { $0.contains("noted") }, "\(lines)")
    #expect(file(world).isEmpty && world.office.learnedRules.isEmpty)
  }
}
