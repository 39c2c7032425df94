import Domain
import Reading
import Testing
import World

@testable import Office

/// A portal's own number makes of its mails one letter.
@Suite struct PortalSerialTests {
  private func office(senders: [String] = ["wszx@portal.example"]) throws -> World {
    try World {
      for mailbox in ["liuyan", "另一个"] {
        $0.intakes[mailbox] = .init(
          channel: .portal, desk: Cast.desk.name, form: PortalForm(portal: mailbox, senders: senders))
      }
    }
  }

  private func submit(_ world: World, _ text: String, serial: String = "WZ7") throws {
    try world.write(
      from: PortalFormTests.portal, subject: "x", text: "编号：\(serial)\n姓名：李四\n标题：供热\n内容：\(text)")
    try world.work()
  }

  @Test func theSameLetterAgainIsOne() throws {
    let world = try office()
    try submit(world, "供热不足。")
    try submit(world, " 供热不足。\n")
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try !world.letter().events.contains { $0.fact.act == .supplement })
    #expect(try world.office.ledger.letters(withSerial: "WZ7") == [world.letter().id])
  }

  @Test func otherWordsAreAddedToItOnce() throws {
    let world = try office()
    try submit(world, "供热不足。")
    for _ in 0..<2 { try submit(world, "供热不足，已经三天。") }
    #expect(try world.office.ledger.letters().count == 1)
    let added = try world.letter().events.compactMap { event in
      if case .supplemented(let words, _, _) = event.fact { words.shown } else { nil }
    }
    #expect(added == ["门户网站以同一编号再次发来：供热\n供热不足，已经三天。"])
  }

  @Test func whereAnybodyCouldHaveWrittenItAPersonDecides() throws {
    let world = try office(senders: [])
    try submit(world, "供热不足。")
    try submit(world, "我撤回。")
    #expect(try world.office.ledger.letters().count == 1)
    let held = try world.office.ledger.heldMail()
    #expect(try held.map(\.reason) == ["portal"] && held.first?.letter == world.letter().id)
  }

  @Test func anotherNumberIsAnotherLetterWithTheSameWords() throws {
    let world = try office()
    try submit(world, "供热不足。")
    try submit(world, "供热不足。", serial: "WZ8")
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test(
    arguments: [
      ("赵六", "13900009999"), ("李四", "13900009999"), ("李四", ""), ("赵六", "13800001115"), ("", ""),
    ], [["wszx@portal.example"], []])
  func whoeverElseGetsTheSameNumberHasALetterOfHisOwn(author: (String, String), senders: [String]) throws {
    let world = try office(senders: senders)
    func submit(_ name: String, _ telephone: String, _ text: String) throws {
      try world.write(
        from: PortalFormTests.portal, subject: "x",
        text: "编号：2026001\n姓名：\(name)\n电话：\(telephone)\n标题：路\n内容：\(text)")
      try world.work()
    }
    try submit("李四", "13800001115", "路灯坏。")
    try submit(author.0, author.1, "邻居占我宅基地。")
    let (first, second) = (try world.letter(1), try world.letter(2))
    #expect(try world.office.ledger.letters(withSerial: "2026001") == [first.id, second.id])
    #expect(second.registration.text.shown == "邻居占我宅基地。" && second.stage == first.stage)
    for (letter, other) in [(first, second.id), (second, first.id)] {
      let notes = letter.events.compactMap { event in
        if case .noted(let words) = event.fact { words.shown } else { nil }
      }
      #expect(notes.contains { $0.contains("同一编号") && $0.contains("\(other)") })
      #expect(!letter.events.contains { $0.fact.act == .supplement })
    }
    try submit(author.0, author.1, "邻居占我宅基地。")
    #expect(try world.office.ledger.letters().count == 2, "each is known again")
    try world.office.ledger.verify()
  }

  @Test func anotherYearsNumberWithOtherWordsIsAnotherLetter() throws {
    let world = try office()
    try submit(world, "供热不足。")
    world.now = Timestamp(Day(year: world.now.day.year + 1, month: 3, day: 2)!, hour: 9)
    try submit(world, "供热不足。")
    #expect(try world.office.ledger.letters().count == 1)
    try submit(world, "路灯坏。")
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func theLedgerIsSoundAndAnErasedLetterIsNotFoundByItsNumber() throws {
    let world = try office()
    try submit(world, "供热不足。")
    try world.office.ledger.verify()
    try world.office.ledger.eraseWords(of: world.letter().id)
    #expect(try world.office.ledger.letters(withSerial: "WZ7").isEmpty)
    #expect(try world.letter().registration.submission?.serial?.text == nil)
  }
}
