import Domain
import Testing

@testable import Office

@Suite struct ToldLineTests {
  private static let now = Timestamp(Day("2026-11-25")!, hour: 15)
  private static let id = LetterID("NM2026000123")!

  private static func time(_ hour: Int, _ minute: Int, _ day: String = "2026-11-25") -> Timestamp {
    Timestamp(Day(day)!, hour: hour, minute: minute)
  }

  @Test(arguments: [
    (
      "NM2026000123 已发布 https://weibo.example/1?a=2 11月25日 10:20", "https://weibo.example/1?a=2", time(10, 20)
    ),
    (
      "nm2026000123 已发布 11-24 10:20 https://weibo.example/1", "https://weibo.example/1",
      time(10, 20, "2026-11-24")
    ),
    ("【NM2026000123】已公开回复：https://weibo.example/1，2026-11-25 9:05", "https://weibo.example/1", time(9, 5)),
    ("NM2026000123 已发布", nil, now),
    ("NM2026000123已私信 昨天 16:30", nil, time(16, 30, "2026-11-24")),
    ("已发布 NM2026000123 10:20", nil, time(10, 20)),
  ]) func aLineIsReadTolerantly(line: String, place: String?, at: Timestamp) throws {
    let told = try #require(ToldLine(reading: line, at: Self.now))
    #expect(
      told == ToldLine(subject: .letter(Self.id, kind: nil), place: place, at: at, isPosted: true))
  }

  @Test func aRowOrAKindSaysWhichOneIsMeant() {
    #expect(ToldLine(reading: "3 已发布", at: Self.now)?.subject == .row(3))
    #expect(ToldLine(reading: "3．已发布 https://weibo.example/1", at: Self.now)?.subject == .row(3))
    #expect(ToldLine(reading: "第12条 已发布", at: Self.now)?.subject == .row(12))
    let kind = ToldLine(reading: "NM2026000123 答复 已发布 https://weibo.example/1", at: Self.now)
    #expect(kind?.subject == .letter(Self.id, kind: "answered"))
    #expect(ToldLine(reading: "全部已发布 11月25日", at: Self.now)?.subject == .all)
    #expect(ToldLine(reading: "已发布 https://weibo.example/1 11月25日 10:20", at: Self.now)?.subject == .single)
    #expect(ToldLine(reading: "11月25日 10:20 已发布", at: Self.now)?.subject == .single)
  }

  @Test func whatCouldNotBeSaidHasItsReason() {
    let told = ToldLine(reading: "NM2026000123 无法告知：评论已删除", at: Self.now)
    #expect(told?.failure == "评论已删除" && told?.subject == .letter(Self.id, kind: nil))
    #expect(ToldLine(reading: "2 无法发布", at: Self.now)?.failure == "")
  }

  @Test func aCallNamesItsNumberAndWhoCalled() throws {
    let told = try #require(ToldLine(reading: "NM2026000123 已告知 13812345678 昨天 16:30 王敏", at: Self.now))
    #expect(told.place == "13812345678" && told.by == "王敏" && told.at == Self.time(16, 30, "2026-11-24"))
  }

  @Test(arguments: [
    "已告知（没接）", "王大已回老家，电话没打", "已回电，占线", "已告知 空号", "已告知 本人拒接", "还没打，稍后已告知", "已告知吗", "已告知？",
    "不再联系了吧？", "要不要不再联系？", "不能放弃联系，明天再打", "先不放弃联系", "没人接，后来通了，已告知", "已告知错号", "已告知，他要撤诉", "已告知 打错了",
    "已通知村书记转告", "已告知，对方挂断没听完", "尚未已告知", "今天没有时间，明天再打，NM2026000123 已告知", "已告知 本人不在",
  ])
  func whatAlsoSaysTheOppositeIsNotDone(line: String) {
    #expect(ToldLine(reading: line, at: Self.now) == nil)
  }

  @Test(arguments: [
    ("没人接，已发短信", "没人接，已发短信"), ("没打通，已通知村里转告", "没打通，已通知村里转告"), ("没接", "没接"), ("关机", "关机"),
    ("NM2026000123 停机", "停机"), ("空号", "空号"), ("无人接听", ""), ("占线", "占线"), ("联系不上：占线", "占线"),
    ("无法告知：发不了私信，已告知村里", "发不了私信，已告知村里"),
  ])
  func aCallInVainHasItsReason(line: String, why: String) {
    #expect(ToldLine(reading: line, at: Self.now)?.failure == why)
  }

  @Test(arguments: [("不再联系：空号", "空号"), ("空号，不再联系", "空号"), ("6 不再联系", ""), ("无法联系，不再联系：空号", "空号")])
  func aCallIsGivenUpWithItsReason(line: String, why: String) {
    let told = ToldLine(reading: line, at: Self.now)
    #expect(told?.givesUp == true && told?.failure == why)
  }

  @Test(arguments: ["已告之", "已电话告知", "已电告", "告知了", "已通知本人", "已电话告知了 13812345678"])
  func wordsForACallAreUnderstood(line: String) throws {
    let told = try #require(ToldLine(reading: line, at: Self.now))
    #expect(told.failure == nil && !told.isPosted && told.by == nil)
  }

  @Test(arguments: [
    ("已告知 11月25日 15:02", time(15, 2)), ("已告知 11月25日 15点半", time(15, 30)), ("已告知 11月25日 18:00", time(18, 0)),
    ("已告知 15:10", time(15, 10)), ("已告知 18:00", time(18, 0, "2026-11-24")),
    ("已告知 12月24日 10:00", time(10, 0, "2025-12-24")), ("已告知 昨天下午三点", time(15, 0, "2026-11-24")),
  ])
  func aClockThatIsAheadIsNotLastYears(line: String, at: Timestamp) {
    #expect(ToldLine(reading: line, at: Self.now)?.at == at)
  }

  @Test(arguments: [
    "您好", "谢谢！", "", "NM2026000123", "请问怎么发？", "3 是否已发布？", "都没有已发布", String(repeating: "已发布", count: 1000),
  ])
  func whatSaysNothingIsNoSuchLine(line: String) {
    #expect(ToldLine(reading: line, at: Self.now) == nil)
  }
}
