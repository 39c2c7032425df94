import Domain
import Testing
import World

@testable import Office

/// What is made of a sheet, and what is wrong with it.
@Suite struct EnteredLetterTests {
  private static let now = Timestamp(Day("2026-11-24")!, hour: 17)
  private var rules: OfficeRules {
    var rules = Cast.rules
    rules.intakes["奈曼政务"] = .init(channel: .newMedia(account: "奈曼政务"), desk: "宣传台席", columns: [:])
    return rules
  }

  private func sheet(_ changes: [EntrySheet.Field: String?] = [:]) -> EntrySheet {
    var sheet = EntrySheet()
    sheet[.way] = "电话"
    sheet[.received] = "11月24日 16:30"
    sheet[.name] = "张三"
    sheet[.telephone] = "138 0000 0000"
    sheet[.text] = "家里不热。"
    for (field, value) in changes { sheet[field] = value }
    return sheet
  }

  private func letter(_ changes: [EntrySheet.Field: String?] = [:]) throws(EntryFaults) -> EnteredLetter {
    try EnteredLetter(sheet(changes), by: "王敏", of: Cast.register, rules, at: Self.now)
  }

  private func faults(_ changes: [EntrySheet.Field: String?]) -> [EntryFault] {
    do {
      _ = try letter(changes)
      return []
    } catch { return error.faults }
  }

  @Test func aCallIsALetterOfTheClerksDesk() throws {
    let letter = try letter()
    #expect(letter.channel == .telephone)
    #expect(letter.desk == Cast.desk.name)
    #expect(letter.receivedAt == Timestamp(Day("2026-11-24")!, hour: 16, minute: 30))
    #expect(letter.takenBy == "王敏")
    #expect(letter.telephone == "13800000000")
    #expect(letter.title == nil && letter.shownTitle == "家里不热。")
    #expect(letter.mayBePublished)
  }

  @Test func aPrivateMessageIsItsAccountsAndItsOwnersDesks() throws {
    let changes: [EntrySheet.Field: String?] = [
      .way: "私信", .account: "奈曼政务", .nickname: "飞雪", .telephone: nil,
    ]
    let letter = try letter(changes)
    #expect(letter.channel == .newMedia(account: "奈曼政务"))
    #expect(letter.desk == "宣传台席")
    #expect(letter.name == "飞雪（张三）")
    #expect(faults([.way: "私信", .name: nil]) == [.missing(.nickname), .missing(.account)])
    #expect(
      faults([.way: "私信", .account: "奈曼融媒", .nickname: "飞雪"])
        == [.unknownAccount("奈曼融媒", known: ["奈曼政务"])])
    #expect(faults([.account: "奈曼政务"]) == [.needlessAccount(.telephone)])
  }

  @Test func anItemOfTheNationalPlatformKeepsItsSerial() throws {
    let letter = try letter([.way: "找错", .serial: "10086", .telephone: nil])
    #expect(letter.channel == .siteError)
    #expect(letter.text.hasSuffix("（序号：10086）"))
  }

  @Test func howItsAuthorIsReachedMustBeSaid() throws {
    #expect(faults([.telephone: nil]) == [.noReach])
    #expect(faults([.telephone: "无"]) == [.noReach])
    #expect(try letter([.telephone: nil, .unreachable: "是"]).telephone == nil)
    #expect(faults([.unreachable: "是"]) == [.reachAndNone])
    #expect(try letter([.telephone: nil, .mail: "ｚｈａｎｇ@citizen.example"]).mail == "zhang@citizen.example")
    #expect(faults([.telephone: "4210000"]).isEmpty, "a number of this county without its area code")
    #expect(faults([.telephone: "138000"]) == [.unreadable(.telephone, "138000")])
    #expect(faults([.mail: "zhang@"]) == [.unreadable(.mail, "zhang@")])
  }

  @Test func timesAreTrueOrAskedAbout() throws {
    let later = Timestamp(Day("2026-11-24")!, hour: 17, minute: 30)
    #expect(faults([.received: "2026-11-24 17:30"]) == [.inFuture(later)])
    let tomorrow = Timestamp(Day("2026-11-25")!, hour: 9)
    #expect(faults([.received: "11月25日 9:00"]) == [.inFuture(tomorrow)], "a slip, and not last year's")
    let yearAgo = Timestamp(Day("2025-11-29")!, hour: 9)
    #expect(faults([.received: "11月29日 9:00"]) == [.old(yearAgo)], "without a year it is the last such day")
    let old = Timestamp(Day("2026-10-01")!, hour: 9)
    #expect(faults([.received: "2026-10-01 09:00"]) == [.old(old)])
    #expect(try letter([.received: "2026-10-01 09:00", .confirmation: "是"]).receivedAt == old)
    #expect(faults([.received: "有一天"]) == [.unreadable(.received, "有一天")])
    #expect(try letter([.received: "now"]).receivedAt == Self.now)
  }

  @Test(arguments: [
    "2026-11-24 16:30", "11月24日16:30", "11月24日 下午4点半", "今天16点30分", "2026年11月24日 16时30分", "１１-２４ １６：３０",
    "16:30",
  ])
  func timesAreReadAsPeopleWriteThem(text: String) {
    #expect(EntryTime(text, now: Self.now)?.time == Timestamp(Day("2026-11-24")!, hour: 16, minute: 30))
  }

  @Test func everythingThatIsWrongIsSaidAtOnce() {
    #expect(
      faults([.way: nil, .received: nil, .text: nil])
        == [.missing(.way), .missing(.received), .missing(.text)])
    let long = String(repeating: "长", count: 15_001)
    #expect(faults([.text: long]) == [.tooLong(.text, count: 15_001)])
    #expect(faults([.publication: "也许"]) == [.unreadable(.publication, "也许")])
    for fault in faults([.way: "飞鸽", .received: "?", .text: nil]) {
      #expect(!fault.chinese.isEmpty && !fault.description.isEmpty && fault.hint != nil)
    }
  }

  @Test func whoDoesNotWantToBePublishedIsNot() throws {
    #expect(try !letter([.publication: "否"]).mayBePublished)
    #expect(try letter([.text: "村里账目不公开。"]).mayBePublished, "it is what he complains of")
    #expect(try !letter([.text: "村里账目不公开。", .publication: "否"]).mayBePublished)
  }
}
