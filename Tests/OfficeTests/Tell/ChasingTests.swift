import Domain
import Testing
import World

@testable import Office

/// What waits for longer than a working day is asked for.
@Suite struct ChasingTests {
  private let office: Commented

  init() throws {
    office = try Commented()
    office.world.now = Timestamp(Day("2026-11-26")!, hour: 9)  // a Thursday
    try office.comments("小区供热不足")
  }

  private func work(_ day: String, _ hour: Int) throws {
    office.world.now = Timestamp(Day(day)!, hour: hour)
    try office.world.work()
  }

  @Test func aDeskIsRemindedOnceADayOfAllThatWaitedForAWorkingDay() throws {
    try work("2026-11-27", 17)
    #expect(try office.mails("untold").isEmpty, "the working day is not over")
    try work("2026-11-28", 10)
    #expect(try office.mails("untold").isEmpty, "nobody is there on a Saturday")
    try work("2026-11-30", 8)
    #expect(try office.mails("untold").isEmpty, "nor before the offices open")
    for hour in 9...11 {
      try work("2026-11-30", hour)
      try office.world.restart()
    }
    let mails = try office.mails("untold")
    #expect(mails.count == 1 && mails[0].to.map(\.mailbox) == [Cast.desk.address])
    #expect(mails[0].subject == "【催】还有1条没有告知网民")
    #expect(mails[0].text.contains("1．NM2026000001　回执　奈曼政务　2026-11-26 09:00起　奈曼政务-回复-2026-11-26-001.csv"))
    try work("2026-12-01", 9)
    #expect(try office.mails("untold").count == 2)
  }

  @Test func whatWasToldIsNotAskedFor() throws {
    try office.world.reply(to: #require(office.mails("replies").last), from: "wangmin@naiman.example", "已私信")
    try work("2026-11-26", 10)
    try work("2026-11-30", 9)
    #expect(try office.mails("untold").isEmpty)
  }
}
