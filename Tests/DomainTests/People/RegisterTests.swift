import Testing

@testable import Domain

@Suite struct RegisterTests {
  private let day = Day("2026-11-23")!

  @Test func mailGoesToTheDeputyWhileTheOfficerIsAway() {
    let away = Tenure(since: day, until: day + 4)
    let unit = HandlingUnit(
      name: "旗住建局", fullName: "奈曼旗住房和城乡建设局",
      officers: [
        Officer(name: "张三", address: "zhang@zjj.example", away: [away]),
        Officer(name: "李四", address: "li@zjj.example"),
      ], leaders: [], signOff: .smime)
    #expect(unit.officer(on: day)?.name == "李四")
    #expect(unit.officer(on: day + 5)?.name == "张三")
    #expect(unit.officer(writingFrom: "ZHANG@zjj.example", on: day)?.name == "张三")
  }

  @Test func somebodyWhoLeftNoLongerSpeaksForTheUnit() {
    let desk = Desk(
      name: "网站管理中心", address: "desk@nm.example",
      clerks: [Clerk(name: "王敏", address: "wang@nm.example", tenure: Tenure(until: day + -1))])
    #expect(desk.clerk(writingFrom: "wang@nm.example", on: day) == nil)
    #expect(desk.clerk(writingFrom: "wang@nm.example", on: day + -1)?.name == "王敏")
  }

  @Test func aUnitIsFoundByAnyOfItsNamesWhileItExists() {
    let register = Register(
      units: [
        HandlingUnit(
          name: "旗农牧局", fullName: "奈曼旗农牧局", tenure: Tenure(until: day), succeededBy: "旗农科局",
          officers: [], leaders: [], signOff: .scan),
        HandlingUnit(
          name: "旗农科局", fullName: "奈曼旗农牧和科技局", aliases: ["农科局"], tenure: Tenure(since: day + 1),
          officers: [], leaders: [], signOff: .scan),
      ], desks: [])
    #expect(register.unit(called: "旗农牧局", on: day)?.name == "旗农牧局")
    #expect(register.unit(called: "旗农牧局", on: day + 1) == nil)
    #expect(register.unit(called: "农科局", on: day + 1)?.name == "旗农科局")
    #expect(register.unit("旗农牧局")?.succeededBy == "旗农科局")
  }

  @Test func aStandingOfficeIsHeldByWhoeverIsThere() {
    let register = Register(
      units: [], desks: [],
      officials: [
        Official(
          role: .supervisor, name: "白玉兰", address: "bai@nm.example", away: [Tenure(since: day, until: day)]),
        Official(role: .supervisor, name: "高峰", address: "gao@nm.example", tenure: Tenure(until: day)),
      ])
    #expect(register.official(.supervisor, on: day)?.name == "高峰")
    #expect(register.official(.supervisor, on: day + 1)?.name == "白玉兰")
    #expect(register.official(.coordinator, on: day) == nil)
  }
}
