import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// A unit asks for more time (延期).
@Suite struct ExtensionTests {
  private func world(_ text: String = "供热管道漏水。", _ change: (inout OfficeRules) -> Void = { _ in }) throws
    -> World
  {
    let world = try World.coordinated(change)
    try world.receive(text)
    return world
  }

  @Test func theDeskSaysYesAndEverybodyHearsTheNewDay() throws {
    let world = try world("供热不足，工厂夜间噪声。")
    try #require(try world.due("旗住建局") == "2026-11-30" && world.due("旗生态环境分局") == "2026-11-26")
    try world.officer("延期 3 个工作日：需现场勘查")
    #expect(
      try world.held() == [] && world.due("旗住建局") == "2026-11-30", "nothing changes before it is decided")
    let asked = try world.last("asks-time")
    #expect(asked.to.map(\.mailbox) == [Cast.desk.address])
    for words in ["旗住建局", "3个工作日", "需现场勘查", "2026-11-30", "2026-12-03"] {
      #expect(asked.text.contains(words), "\(words)")
    }
    try world.desk("同意", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-12-03" && world.due("旗生态环境分局") == "2026-12-01")
    guard case .extended("旗住建局", 3, let reason)? = try world.event(.extend)?.fact else {
      Issue.record("it is not extended")
      return
    }
    #expect(reason.text == "需现场勘查")
    #expect(try world.event(.extend)?.by == Party(.clerk, name: "王敏"))
    let due = try #require(try world.letter().leadDue)
    #expect(due.workingDays == 8 && due.reason == "王敏同意延期3个工作日" && due.isOfficial)
    #expect(due.calendar == world.office.calendar.version)
    let told = try world.mails("request-answered", about: world.letter().id)
    #expect(told.map(\.to[0].mailbox) == ["officer@zhujian.example", "officer@huanbao.example"])
    #expect(told[0].text.contains("办结时限延至2026年12月3日（星期四）") && told[0].text.contains("第8个工作日　2026-12-03"))
    #expect(told[1].text.contains("反馈期限延至2026年12月1日"))
    let author = try world.last("extended")
    #expect(author.to.map(\.mailbox) == [Cast.citizen.mailbox])
    #expect(author.text.contains("办理时限延长至2026年12月3日") && !author.text.contains("现场勘查"))
    #expect(try world.understood().contains("已同意旗住建局延期3个工作日，2026年12月3日前办结"))
    // The answer comes with a mail of the new day as well as with the first.
    try world.reply(to: told[0], from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func fewerDaysMayBeGivenAndNotMoreThanPolicyAllows() throws {
    let world = try world()
    try world.officer("延期 3 个工作日：需现场勘查")
    for line in ["同意 6", "同意 0", "同意吧，但要快", "不同意"] {
      try world.desk(line, to: "asks-time")
      #expect(try world.understood().contains("未办理"), "\(line)")
    }
    try world.desk("同意 2", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-12-02")
    try world.desk("同意 3", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-12-02" && world.understood().contains("此核验码已由王敏使用"))
  }

  @Test func aNoIsToldWithItsReasonAndTheDayStays() throws {
    let world = try world()
    try world.officer("延期 3 个工作日：需现场勘查")
    try world.desk("不同意：网民已等半月", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-11-30")
    guard case .extensionRefused("旗住建局", let reason)? = try world.event(.refuseExtension)?.fact else {
      Issue.record("it is not refused")
      return
    }
    #expect(reason.text == "网民已等半月")
    let told = try world.last("request-answered")
    #expect(told.subject.contains("不同意延期") && told.text.contains("网民已等半月"))
    #expect(try world.count("extended") == 0)
    // It may ask once more, for less.
    try world.officer("延期 1 个工作日：等检测报告")
    #expect(try world.count("asks-time") == 2)
  }

  @Test func silenceUntilTheDueDayChangesNothing() throws {
    let world = try world()
    try world.officer("延期 3 个工作日：需现场勘查")
    world.now = Timestamp(Day("2026-12-01")!, hour: 9)
    try world.desk("同意", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-11-30" && world.event(.extend) == nil)
    #expect(try world.understood().contains("原办结时限（2026年11月30日）已过"))
  }

  @Test(arguments: [
    ("延期：需现场勘查", "extension without days"), ("延期 3 个工作日", "extension without reason"),
    ("延期 6 个工作日：需现场勘查", "extension too long"),
  ]) func aRequestThatSaysTooLittleOrTooMuchIsRefused(line: String, code: String) throws {
    let world = try world()
    try world.officer(line)
    #expect(try world.held() == [code] && world.count("refused") == 1 && world.count("asks-time") == 0)
    #expect(try world.due("旗住建局") == "2026-11-30")
  }

  @Test func aDayOfTheNextWeekIsCountedFromTheDueDay() throws {
    let world = try world()
    try world.officer("延期到下周三：需现场勘查")
    let asked = try world.last("asks-time").text
    for words in ["2个工作日", "至下周三", "2026-12-02"] { #expect(asked.contains(words), "\(words)") }
    try world.desk("同意", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-12-02")
  }

  @Test(arguments: ["延期到本周五：需现场勘查", "延期半个月：需现场勘查"])
  func oneThatIsNotLaterOrTooLateIsRefused(line: String) throws {
    let world = try world()
    try world.officer(line)
    #expect(try world.held().count == 1 && world.count("asks-time") == 0)
    #expect(try world.due("旗住建局") == "2026-11-30")
  }

  @Test func itIsAskedForInTimeAndOnce() throws {
    let late = try world()
    late.now = Timestamp(Day("2026-11-30")!, hour: 0)
    try late.officer("延期 3 个工作日：需现场勘查")
    #expect(try late.held() == ["extension too late"])
    #expect(try late.last("refused").text.contains("延期应于2026年11月29日前提出"))

    let onTheDay = try world { $0.extensions.before = 0 }
    onTheDay.now = Timestamp(Day("2026-11-30")!, hour: 23)
    try onTheDay.officer("延期 3 个工作日：需现场勘查")
    #expect(try onTheDay.count("asks-time") == 1)

    let again = try world()
    try again.officer("延期 1 个工作日：需现场勘查")
    try again.desk("同意", to: "asks-time")
    try again.officer("延期 1 个工作日：还需一天")
    #expect(try again.held() == ["extension again"])

    let never = try world { $0.extensions.times = 0 }
    try never.officer("延期 1 个工作日：需现场勘查")
    #expect(try never.held() == ["no extensions"])
  }

  @Test func aFewDaysMayGoByThemselves() throws {
    let world = try world { $0.extensions.automatic = 2 }
    try world.officer("延期 2 个工作日：需现场勘查")
    #expect(try world.due("旗住建局") == "2026-12-02" && world.count("asks-time") == 0)
    #expect(try world.letter().leadDue?.reason == "按规定延期2个工作日" && world.event(.extend)?.by == .policy)
    #expect(try world.count("extended") == 1)
  }

  @Test func theCoordinatorDecidesWherePolicySaysSo() throws {
    let world = try world { $0.extensions.approver = .coordinator }
    try world.officer("延期 3 个工作日：需现场勘查")
    #expect(try world.last("asks-time").to.map(\.mailbox) == [Cast.coordinator.address])
    try world.desk("同意", to: "asks-time")
    #expect(try world.event(.extend) == nil && world.held() == ["not a clerk"])
    #expect(throws: OfficeError.coordinatorsOwn) {
      try world.office.extend(
        world.letter().id, by: 1, unit: nil, because: "现场勘查", by: Party(.clerk, name: "王敏"), at: world.now)
    }
    try world.desk("同意", to: "asks-time", from: Cast.coordinator.address)
    #expect(try world.event(.extend)?.by == Party(.coordinator, name: "高云"))
    #expect(try world.due("旗住建局") == "2026-12-03")
  }

  @Test func aCooperatingUnitIsNotDueAfterTheLead() throws {
    let world = try world("供热不足，工厂夜间噪声。")
    func ask(_ words: String) throws {
      try world.reply(to: try world.last("cooperate"), from: "officer@huanbao.example", words)
      try world.work()
    }
    try ask("延期 3 个工作日：等检测报告")
    #expect(try world.held() == ["extension beyond the lead"])
    try ask("延期 2 个工作日：等检测报告")
    // The lead asks meanwhile: neither request makes the other void.
    try world.officer("延期 1 个工作日：需现场勘查")
    let mails = try world.mails("asks-time", about: world.letter().id)
    #expect(mails.count == 2)
    for mail in mails {
      try world.decide("同意", on: mail)
      try world.work()
    }
    #expect(try world.due("旗生态环境分局") == "2026-11-30" && world.due("旗住建局") == "2026-12-01")
  }

  @Test func theDeskExtendsByCommand() throws {
    let world = try world()
    try world.officer("延期 3 个工作日：需现场勘查")
    let done = try world.office.extend(
      world.letter().id, by: 4, unit: "住建局", because: "电话申请", by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(done == "已同意旗住建局延期4个工作日，2026年12月4日前办结")
    try world.desk("同意", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-12-04", "what was asked before is void")
    world.now = Timestamp(Day("2026-12-05")!, hour: 9)
    let id = try world.letter().id
    #expect(throws: OfficeError.termIsOver(id, "旗住建局", Day("2026-12-04")!)) {
      try world.office.extend(
        id, by: 1, unit: nil, because: "再来", by: Party(.clerk, name: "王敏"), at: world.now)
    }
  }

  @Test func theDueDayCountsMakeUpDaysAndHolidays() throws {
    let world = try World()
    world.now = Timestamp(Day("2026-09-18")!, hour: 9)
    try world.receive()
    try #require(try world.due("旗住建局") == "2026-09-24")
    try world.officer("延期 3 个工作日：需现场勘查")
    try world.desk("同意", to: "asks-time")
    #expect(try world.due("旗住建局") == "2026-09-30", "after 中秋, 25 to 27 September")
  }
}
