import Domain
import Mail
import Testing
import World

@testable import Office

/// What may stand in the place of an answer that is public (更正、补充).
@Suite struct CorrectionTests {
  private static let published = "您好：阳光小区3号楼换热站循环泵故障，11月25日已更换，室温达20度。如仍不热，请致电0475-0000000。"

  private static let border = "mx.naiman.example"

  private func answered() throws -> World {
    let world = try World { $0.border = BorderServer(name: Self.border, host: Self.border) }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: try world.last("assigned"), from: "leader@zhujian.example", "答复：\(Self.published)", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    return world
  }

  private func write(
    _ words: String, in world: World, from sender: String = "leader@zhujian.example", isKnown: Bool = true
  )
    throws
  {
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(
      to: assigned, from: sender, words, signedBy: sender.hasPrefix("leader"),
      through: isKnown ? Self.border : nil)
    try world.work()
  }

  /// Kept back as its unit wishes, and answered privately where the desk has said so.
  private func keptBack(decided isDecided: Bool) throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: try world.last("assigned"), from: "leader@zhujian.example", "答复（不公开）：涉及隐私\n\(Self.published)",
      signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    if isDecided {
      try world.decide("不公开：涉及隐私", on: try world.last("review"))
      try world.work()
      #expect(try world.letter().stage == .withheld)
    }
    return world
  }

  @Test(arguments: [false, true])
  func aCorrectionOfWhatIsKeptBackIsKeptBackToo(isDecided: Bool) throws {
    let world = try keptBack(decided: isDecided)
    try write("更正：将“20度”改为“22度”", in: world, isKnown: false)
    #expect(try world.letter().answer?.keptBack?.shown == "涉及隐私")
    try write("更正：\(Self.published.replacing("20度", with: "22度"))", in: world, isKnown: false)
    let letter = try world.letter()
    #expect(letter.stage == .signedOff && letter.answer?.keptBack?.shown == "涉及隐私")
    #expect(letter.answer?.text.text?.contains("22度") == true)
    #expect(try world.last("review").text.contains("本件此前只答复了网民本人") == isDecided)
  }

  @Test(arguments: [
    ("更正：不对，重新查", "remark as correction"), ("更正一下温度", "closed"), ("更正：", "correction without text"),
    ("更正：温度为22度。", "part of a correction"),
    ("更正：请于洋同志重新核实温度，写清楚后再报，不要再出这样的差错，报送前给我看", "remark as correction"),
    ("更正：将“18度”改为“22度”", "correction of other words"), ("更正：将“0”改为“1”", "correction of several places"),
    ("补充：请于洋同志补充温度数据", "remark as correction"), ("补充：", "correction without text"),
  ])
  func whatIsNoWholeAnswerReplacesNothing(words: String, code: String) throws {
    let world = try answered()
    try write(words, in: world)
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().answer?.text.text == Self.published)
    #expect(try world.held() == [code])
    let told = try world.mails("refused", about: world.letter().id)
    #expect(told.map(\.to[0].mailbox) == ["officer@zhujian.example", "leader@zhujian.example"])
    #expect(
      told.allSatisfy { $0.text.contains("更正：将“25日”改为“26日”") || code == "correction of several places" })
  }

  @Test(arguments: ["回访：电话 满意", "补充：供热公司另有值班人员。"])
  func whileACorrectionWaitsTheUnitHearsWhatItCanDo(words: String) throws {
    let world = try answered()
    try write("补充：明天再测一次室温。", in: world, from: "officer@zhujian.example")
    #expect(try world.letter().stage == .replied)
    try write(words, in: world)
    #expect(try world.held() == ["correction open"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("还没有审签、公开") && told.text.contains("“更正：”"))
  }

  @Test(arguments: ["更正：将“20度”改为“22度”", "补充：供热公司另有值班人员。", "更正：\(published)温度已复测。"])
  func whatNothingProvesToBeItsUnitsOpensNothing(words: String) throws {
    let world = try answered()
    try write(words, in: world, from: "officer@zhujian.example", isKnown: false)
    #expect(try world.letter().stage == .published && world.held() == ["unproven correction"])
    #expect(try world.last("refused").text.contains("须能确认是贵单位发出的"))
    let pen = HoldingPen(world.office.ledger, world.office.register)
    #expect(try pen.entries().map(\.guess.verdict) == [.unclear], "nobody is advised to throw it away")
    let item = try #require(try pen.entries().first.map { MorningItem($0, isTold: false, in: world.office) })
    #expect(try item.answers == ["作为 \(world.letter().id) 的答复", "丢弃："], "nor can it be registered")
  }

  @Test(arguments: ["officer@zhujian.example", "leader@zhujian.example"])
  func aCorrectionThatIsGivenUpLeavesAllAsItWas(sender: String) throws {
    let world = try answered()
    let before = try world.letter()
    try write("更正：将“20度”改为“22度”", in: world, from: "officer@zhujian.example")
    #expect(try world.letter().stage == .replied)
    try write("撤回更正：经核实无误", in: world, from: sender)
    let letter = try world.letter()
    #expect(letter.stage == .published && letter.answer?.digest == before.answer?.digest)
    #expect(letter.signOff?.leader == before.signOff?.leader && letter.publication == before.publication)
    #expect(letter.leadDue?.day == before.leadDue?.day)
    #expect(
      try world.mails("let-stand", about: letter.id).map(\.to[0].mailbox) == [
        "officer@zhujian.example", "leader@zhujian.example",
      ])
    // What asked for its sign-off asks no more, and the next one goes its own way.
    try world.reply(to: world.last("sign-off"), from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().answer?.text.text == Self.published)
    try write("更正：将“20度”改为“22度”", in: world)
    #expect(try world.letter().answerBeforeCorrection?.text.text == Self.published)
  }

  @Test(arguments: [
    "请撤回更正，谢谢", "更正撤回", "我局申请撤回上次更正：经核实无误", "【撤回更正】", "将更正撤回", "更正作废，谢谢",
  ])
  func itIsGivenUpInManyWords(words: String) throws {
    let world = try answered()
    try write("更正：将“20度”改为“22度”", in: world, from: "officer@zhujian.example")
    try write(words, in: world, from: "officer@zhujian.example")
    #expect(try world.letter().stage == .published && world.held() == [], "\(words)")
    #expect(try world.count("stopped") == 0)
  }

  @Test(arguments: [
    ("撤回更正，改为：您好：室温已达22度。", "又写了新的更正"), ("撤回更正\n更正：将“20度”改为“23度”", "又写了新的更正"),
    ("撤回更正，另行答复", "又写了新的更正"), ("能否撤回更正吗？", "不能确定"), ("撤回更正？", "不能确定"),
    ("更正（不公开）：涉及隐私", "“更正”只替换答复的文字"), ("更正【建议不公开】", "“更正”只替换答复的文字"),
  ])
  func whatGivesItUpAndGoesOnIsAskedBack(words: String, why: String) throws {
    let world = try answered()
    try write("更正：将“20度”改为“22度”", in: world, from: "officer@zhujian.example")
    try write(words, in: world, from: "officer@zhujian.example")
    #expect(try world.letter().stage == .replied && world.count("stopped") == 0, "\(words)")
    #expect(try world.held() == ["not understood"], "\(words)")
    #expect(try world.last("refused").text.contains(why), "\(words)")
  }

  @Test func aFirstAnswerIsNotGivenUpLikeACorrection() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try write("答复：\(Self.published)", in: world, from: "officer@zhujian.example")
    try write("撤回更正", in: world, from: "officer@zhujian.example")
    #expect(try world.letter().stage == .replied && world.held() == ["no correction open"])
  }

  @Test func wordsThatChangeAreShownToTheLeaderOldAndNew() throws {
    let world = try answered()
    try write("更正：将“20度”改为“22度”；“25日”应为“26日”。", in: world)
    let new = Self.published.replacing("20度", with: "22度").replacing("25日", with: "26日")
    #expect(try world.letter().stage == .replied && world.letter().answer?.text.text == new)
    let asked = try #require(try world.mails("sign-off", about: world.letter().id).last)
    #expect(asked.text.contains(Self.published) && asked.text.contains(new))
    try world.reply(to: asked, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published && world.letter().publication?.revision == 2)
  }

  @Test func aWholeAnswerThatItsLeaderSignsIsEnough() throws {
    let world = try answered()
    let whole = "您好：阳光小区3号楼换热站循环泵故障，11月26日已更换，室温达22度。"
    try write("更正：\(whole)", in: world)
    #expect(try world.letter().stage == .published && world.letter().answer?.text.text == whole)
  }

  @Test func aShortOneThatSpeaksToItsAuthorIsWholeToo() throws {
    let world = try answered()
    try write("更正：您好：此前答复有误，请以电话告知为准。", in: world)
    #expect(try world.letter().answer?.text.text == "您好：此前答复有误，请以电话告知为准。")
  }

  /// `应为` and `改为` tell what becomes of something, where all around is said again.
  @Test(arguments: [
    ("阳光小区3号楼换热站循环泵故障，11月25日已更换，室温应为20度以上。如仍不热，请致电0475-0000000。", true),
    ("阳光小区3号楼换热站循环泵故障，循环泵改为变频泵，室温达20度。如仍不热，请致电0475-0000000。", true),
    // The old words still stand, or the new ones speak of them.
    ("阳光小区3号楼换热站循环泵故障，11月25日已更换，室温达20度，室温应为22度。如仍不热，请致电0475-0000000。", false),
    ("阳光小区3号楼换热站循环泵故障，11月25日改为11月26日，室温达20度。如仍不热，请致电0475-0000000。", false),
    ("阳光小区3号楼换热站循环泵故障，最后一句改为请来电，室温达20度。如仍不热，请致电0475-0000000。", false),
  ])
  func aWholeOneWithoutAGreetingIsKnownByWhatStaysTheSame(words: String, isTaken: Bool) throws {
    let world = try answered()
    try write("更正：\(words)", in: world)
    #expect(try world.held().isEmpty == isTaken, "\(words)")
    #expect(try world.letter().answer?.text.text == (isTaken ? words : Self.published))
  }

  @Test func beforeItIsPublicARemarkReplacesNothingEither() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try write("答复：\(Self.published)", in: world, from: "officer@zhujian.example")
    try write("更正：不对，重新查", in: world)
    #expect(try world.letter().answer?.text.text == Self.published && world.letter().stage == .replied)
    try write("更正：将“20度”改为“22度”", in: world, from: "officer@zhujian.example")
    #expect(try world.letter().answer?.text.text?.contains("22度") == true)
  }

  @Test(arguments: [
    ("将“甲”改为“乙”", "乙丙"), ("把\"甲\"改成\"乙\"", "乙丙"), ("甲应为乙", "乙丙"), ("“甲”→“乙”", "乙丙"),
    ("其中“甲”更正为“乙”，特此更正。", "乙丙"),
    ("答复中的甲改为乙。", "乙丙"), ("将“甲”改为“乙”\n将“丙”改为“丁”", "乙丁"),
  ])
  func whatChangesIsReadAsPeopleWriteIt(words: String, new: String) throws {
    #expect(try Amendment(reading: words, of: "甲丙")?.applied(to: "甲丙") == new, "\(words)")
  }

  @Test(arguments: ["应为五日。", "甲改为", "将“甲”改为“乙”，并抓紧落实", "戊应为己", "您好：甲", "甲应为乙，其他不变", "将“甲”改为“乙”。另外请核实"])
  func whatSaysElseIsNoAmendment(words: String) {
    #expect(Amendment(reading: words, of: "甲丙") == nil, "\(words)")
  }
}
