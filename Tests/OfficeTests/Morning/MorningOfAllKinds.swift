import Domain
import Mail
import Testing
import World

@testable import Office

/// An office in the morning, with something of nearly every kind left for its desk since yesterday.
///
/// What stands under which number is what `Replies/patterns.txt` is written for.
struct MorningOfAllKinds {
  let world: World
  let list: Message

  init() throws {
    let world = try World(
      change: {
        $0.asksAtOnce = false
        $0.urgentAt = [14 * 3600 + 1800]
        $0.automatic.remove(.review)
      }, register: Self.register)
    for (subject, text) in [
      ("供热不足", "家里供热不足。"), ("停水", "村里停水三天了。"), ("供热管道", "供热管道漏水，家里不热。"), ("供热收费", "供热收费标准是多少？"),
      ("请问归谁管", "家里老人九十岁了，想问问有什么照顾。"), ("想问问", "驾驶证到期了怎么换？"), ("路灯", "东街路灯都不亮。"),
    ] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    try Self.enterTelephoned(in: world)
    try world.reply(to: world.assigned(1), from: "officer@zhujian.example", "延期 3 个工作日：需现场勘查")
    try world.reply(
      to: world.assigned(2), from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    for (serial, answer) in [(3, "答复：管道已修好，请放心。"), (4, "答复：按面积收费，每平方米22元。")] {
      try world.reply(to: world.assigned(serial), from: "leader@zhujian.example", answer, signedBy: true)
    }
    for subject in ["广告", "发票"] {
      try world.write(
        from: Cast.citizens[1], subject: subject, text: "代开\(subject)。", headers: [("Precedence", "bulk")])
    }
    try world.work()
    try Self.leaveTheRest(in: world)
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    self.world = world
    list = try #require(try Self.mails("morning", world).last)
  }

  /// The number under which a letter is listed.
  func number(of serial: Int) throws -> Int {
    try number(of: LetterID(prefix: "NM", year: 2026, serial: serial).description)
  }

  /// The number of the first item whose heading holds certain words.
  func number(of words: String) throws -> Int {
    let heading = try #require(
      list.text.split(separator: "\n").first { $0.hasPrefix("【") && $0.contains(words) }, "\(list.text)")
    return try #require(Int(heading.dropFirst().prefix { $0 != "】" }))
  }

  /// One of its units signs on paper.
  private static let register = Register(
    units: Cast.register.units.map { unit in
      unit.name != "旗民政局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers, leaders: unit.leaders,
          signOff: .paper)
    }, desks: Cast.register.desks, duty: Cast.duty)

  /// An hour later: an answer whose paper is on its way (9), what an author writes about a letter that was declined (10),
  /// what he wants of one that is public (11), and a unit that wants no part in one (12).
  private static func leaveTheRest(in world: World) throws {
    let clerk = Party(.clerk, name: "王敏")
    func next() { world.now = world.now + 1800 }
    func write(_ subject: String, _ text: String) throws {
      next()
      try world.write(from: Cast.citizens[2], subject: subject, text: text)
      try world.work()
    }
    func mail(_ kind: String, _ serial: Int) throws -> Message {
      try #require(try world.mails(kind, about: world.letter(serial).id).last, "\(kind) \(serial)")
    }
    try write("低保", "低保怎么停了？")
    try world.reply(to: mail("assigned", 9), from: "officer@minzheng.example", "答复：已恢复发放。")
    try world.work()
    try write("建议", "希望能多种树。")
    try world.decline(10, on: .outsideGovernment)
    try world.reply(to: mail("declined", 10), from: Cast.citizens[2].mailbox, "为什么不管？")
    try world.work()
    try write("供热阀门", "供热阀门坏了。")
    try world.reply(to: mail("assigned", 11), from: "leader@zhujian.example", "答复：阀门已换。", signedBy: true)
    try world.work()
    _ = try world.office.pass(try world.letter(11).id, hasLooked: false, by: clerk, at: world.now)
    try world.work()
    try world.reply(to: mail("answered", 11), from: Cast.citizens[2].mailbox, "请不要公开")
    try world.work()
    try write("供热和用水", "供热管道漏水。")
    _ = try world.office.reassign(
      try world.letter(12).id, to: "旗水务局", with: ["旗住建局"], because: "主要是漏水", by: clerk, at: world.now)
    try world.work()
    try world.reply(to: mail("cooperate", 12), from: "officer@zhujian.example", "退回：与本单位无关")
    try world.work()
  }

  /// A letter that was taken by telephone: its author is called.
  private static func enterTelephoned(in world: World) throws {
    var sheet = EntrySheet()
    sheet[.way] = "电话"
    sheet[.received] = "now"
    sheet[.name] = "张三"
    sheet[.telephone] = "13800000000"
    sheet[.text] = "小区物业收费太高"
    _ = try world.office.enter(sheet, told: false, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
  }

  static func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }
}

extension World {
  /// What a letter's unit was sent last.
  fileprivate func assigned(_ serial: Int) throws -> Message {
    try #require(try mails("assigned", about: letter(serial).id).last)
  }
}
