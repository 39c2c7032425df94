import Domain
import Testing
import World

@testable import Office

/// The lines with which units' requests are decided.
@Suite struct ApprovalTests {
  @Test(
    arguments: [
      ("同意", nil), ("同意。", nil), ("【同意】", nil), ("同意延期", nil), ("批准", nil), ("同意 2", 2), ("同意2", 2),
      ("同意２天", 2),
      ("同意：2个工作日", 2), ("同意，延期", -1), ("同意两天吧", -1), ("同意延期 3 个工作日", 3), ("同意 三日", 3), ("同意 2、3", -1),
      ("同意，但要电话告知网民", -1), ("可以", nil), ("OK", nil), ("可以考虑", -1), ("可以吗", -1), ("", -1),
    ] as [(String, Int?)]) func yes(line: String, days: Int?)
  {
    #expect(Approval(reading: line) == (days == -1 ? nil : .yes(days: days)))
  }

  @Test(arguments: [
    ("不同意：请按期办结", "请按期办结"), ("不同意", ""), ("不同意，请按期办结", "请按期办结"), ("不批准：理由不足", "理由不足"),
    ("不同意延期：时间充裕", "时间充裕"), ("不同意延期", ""), ("不同意退回，请办理", "请办理"), ("不同意（时间充裕）", "时间充裕"), ("不同意 时间充裕", "时间充裕"),
  ]) func no(line: String, reason: String) {
    #expect(Approval(reading: line) == .no(reason: reason))
  }

  @Test(arguments: ["不同意给3天", "不同意延期3天", "不同意退回给住建局", "驳回延期理由"])
  func whatNoMarkPartsIsNoReason(line: String) {
    #expect(Approval(reading: line) == nil)
  }

  private static let names = UnitNames(Cast.register, on: World.monday)

  @Test(arguments: [
    ("裁定 旗水务局", "旗水务局", 0), ("裁定：旗水务局。", "旗水务局", 0), ("旗水务局", "旗水务局", 0), ("2", "旗水务局", 0),
    ("2 旗水务局", "旗水务局", 0),
    ("裁定 2", "旗水务局", 0), ("裁定由旗住建局办理", "旗住建局", 0), ("裁定 旗水务局 配合 旗住建局", "旗水务局", 1),
    ("３ 旗民政局", "旗民政局", 0), ("裁定　旗民政局", "旗民政局", 0),
  ]) func anArbiterNamesAUnitOrItsNumber(line: String, lead: String, others: Int) throws {
    let ruling = try Ruling(reading: line, among: ["旗住建局", "旗水务局", "旗民政局"], Self.names)
    #expect(ruling.lead.text == lead && ruling.cooperating.count == others)
  }

  @Test(arguments: ["", "同意", "4", "0", "2 旗住建局", "1、2", "火星局", "旗水务局或旗民政局", "请再商量", "2 同意"])
  func whatIsNotPlainIsNoRuling(line: String) {
    #expect(throws: DeskRefusal.self) {
      try Ruling(reading: line, among: ["旗住建局", "旗水务局", "旗民政局"], Self.names)
    }
  }

  @Test func aReassignmentHasItsReason() throws {
    let order = try #require(try Reassignment(reading: "改派 水务局 配合 旗住建局：漏的是自来水管，不是供热管", Self.names))
    #expect(order.lead == "旗水务局" && order.cooperating == ["旗住建局"] && order.reason == "漏的是自来水管，不是供热管")
    #expect(try Reassignment(reading: "同意改派", Self.names) == nil)
    #expect(try Reassignment(reading: "改派：旗水务局", Self.names)?.reason == "")
    #expect(throws: DeskRefusal.self) { try Reassignment(reading: "改派 火星局：原因", Self.names) }
    #expect(throws: DeskRefusal.self) { try Reassignment(reading: "改派", Self.names) }
  }
}

extension World {
  static let monday = Day("2026-11-23")!
}
