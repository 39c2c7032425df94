import Domain
import Mail
import Store
import Templates
import Testing
import Wire
import World

@testable import Office

/// Calling whoever is on duty, over simulated minutes.
@Suite struct CallingTests {
  @Test func theNextOneIsCalledAfterHalfAnHourThenTheCoordinatorAndAgainFromTheStart() throws {
    let watch = try NightWatch()
    try watch.write()
    for _ in 0..<20 { try watch.wait(minutes: 10) }
    #expect(
      try watch.calls == ["包立新 0", "张玉兰 30", "斯琴 60", "包立新 120", "张玉兰 150", "斯琴 180"])
    #expect(try watch.world.mails("duty-call", about: watch.id).count == 6)
  }

  @Test func afterTheLastRoundNobodyIsCalledAndTheLetterSaysSo() throws {
    let watch = try NightWatch { $0.duty.rounds = 2 }
    try watch.write()
    for _ in 0..<20 { try watch.wait(minutes: 30) }
    #expect(try watch.calls.count == 6)
    #expect(try watch.isOver)
    guard
      case .held(_, "duty", "nobody has acknowledged in 2 rounds")? =
        try watch.world.letter().events.last?.fact
    else {
      Issue.record("the letter does not say that nobody has it")
      return
    }
    // Whoever finds the mails then still takes it.
    try watch.answer(from: NightWatch.zhang, "已悉")
    #expect(try watch.world.office.ledger.dutyWatch(of: watch.id)?.endedBy == "值班人员张玉兰")
    #expect(try watch.last("duty-over", to: NightWatch.bao) != nil)
  }

  @Test func whoeverWasDownForHoursCallsOnePersonAndNotAllWhoWereMissed() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.wait(minutes: 300)
    #expect(try watch.calls == ["包立新 0", "张玉兰 300"])
    try watch.wait(minutes: 29)
    #expect(try watch.calls.count == 2)
    try watch.wait(minutes: 1)
    #expect(try watch.calls == ["包立新 0", "张玉兰 300", "斯琴 330"])
  }

  @Test func aCallThatCouldNotBeWrittenIsMadeOnceAndNoTurnIsSkipped() throws {
    let watch = try NightWatch()
    let office = watch.world.office
    try watch.world.write(from: Cast.citizen, subject: "煤气泄漏", text: "楼道里煤气泄漏。")
    try watch.world.collect()
    let folder = try TemplatesWithout("duty-call")
    let broken = Office(
      ledger: office.ledger, register: office.register, calendar: office.calendar, rules: office.rules,
      trust: office.trust, templates: try TemplateLibrary(directory: folder.path), pages: office.pages,
      siteDirectory: office.siteDirectory, siteManifest: office.siteManifest, mint: office.mint,
      entropy: office.entropy)
    for _ in 0..<3 { _ = try Pipeline.pass(broken, at: watch.world.now) }
    #expect(try watch.calls == [])
    try watch.wait(minutes: 2)
    try watch.wait(minutes: 1)
    #expect(try watch.calls == ["包立新 2"])
    #expect(try watch.world.mails("duty-call", about: watch.id).count == 1)
  }

  @Test func aMailThatComesBackCallsTheNextAtOnce() throws {
    let courier = ScriptedCourier([NightWatch.bao: .permanent("550 5.1.1 no such user")])
    let world = try World(courier: courier)
    world.now = NightWatch.night
    try world.write(from: Cast.citizen, subject: "煤气泄漏", text: "楼道里煤气泄漏。")
    try world.work()
    let calls = try world.office.ledger.dutyCalls(about: world.letter().id)
    #expect(calls.map(\.name) == ["包立新", "张玉兰"])
    #expect(calls.allSatisfy { $0.at == NightWatch.night })
    let reasons = try world.letter().events.compactMap {
      if case .escalated(_, let reason) = $0.fact { reason } else { nil }
    }
    #expect(reasons == ["urgent", "urgent: the mail to 包立新 came back"])
  }

  @Test func whereEverybodysMailComesBackTheRoundsAreNotOverInAMinute() throws {
    let dead = DeliveryOutcome.permanent("550 5.1.1 no such user")
    let world = try World(courier: ScriptedCourier([NightWatch.bao: dead, NightWatch.zhang: dead]))
    world.now = NightWatch.night
    try world.write(from: Cast.citizen, subject: "煤气泄漏", text: "楼道里煤气泄漏。")
    try world.work()
    #expect(try world.office.ledger.dutyCalls(about: world.letter().id).count == 2)
    world.now = world.now + 59 * 60
    try world.work()
    #expect(try world.office.ledger.dutyCalls(about: world.letter().id).count == 2)
  }

  @Test func withoutATableTheClerksOfTheDeskAreCalled() throws {
    let watch = try NightWatch(table: .empty)
    try watch.write()
    for _ in 0..<4 { try watch.wait(minutes: 15) }
    #expect(try watch.calls == ["王敏 0", "陈刚 30", "斯琴 60"])
  }

  /// Somebody of the unit sees to it; whoever only chose the unit does not.
  @Test func theUnitsClaimEndsTheCallsAndTheDesksDecisionDoesNot() throws {
    let watch = try NightWatch { $0.automatic = [] }
    try watch.write()
    try watch.wait(minutes: 5)
    _ = try watch.world.office.assign(
      watch.id, lead: "旗住建局", cooperating: [], by: Party(.clerk, name: "王敏"), at: watch.world.now)
    for _ in 0..<3 { try watch.wait(minutes: 10) }
    #expect(try watch.calls == ["包立新 0", "张玉兰 35"])
    try watch.world.reply(
      to: watch.world.last("assigned"), from: "officer@zhujian.example", "认领", signedBy: false)
    for _ in 0..<8 { try watch.wait(minutes: 10) }
    #expect(try watch.calls.count == 2)
    #expect(try watch.last("duty-over", to: NightWatch.bao)?.contains("信息员于洋已于2026-10-02") == true)
  }

  @Test func theRulesOwnDecisionIsNobodysAndTheCallsGoOn() throws {
    let watch = try NightWatch()
    try watch.write()
    #expect(try watch.world.letter().stage == .assigned)
    try watch.wait(minutes: 30)
    #expect(try watch.calls.count == 2)
  }

  @Test func aLetterThatMayBeASecretIsCalledAboutWithoutAWordOfIt() throws {
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write("绝密文件在煤气泄漏处", "绝密文件丢在现场，煤气泄漏。")
    let call = try watch.call(to: NightWatch.bao)
    #expect(call.subject.hasPrefix("【特急】[NM2026000001]"))
    for mail in try watch.world.office.ledger.outbox(of: watch.id) where mail.mail.kind != "receipt" {
      let message = try Message(parsing: mail.mail.bytes)
      #expect(!message.text.contains("煤气") && !message.subject.contains("绝密"), "\(mail.mail.kind)")
    }
    #expect(call.text.contains("huiyin show NM2026000001"))
  }

  @Test func aCallTellsThePlaceAndNotWhoWrote() throws {
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write(
      "煤气泄漏 13955551234",
      "幸福小区3号楼402煤气泄漏，我叫李梅梅，电话13955551234，身份证152326198001011234，邮箱limeimei@citizen.example。")
    let call = try watch.call(to: NightWatch.bao)
    let all = call.subject + call.text
    for value in ["李梅梅", "13955551234", "152326198001011234", "limeimei"] {
      #expect(!all.contains(value), "\(value)")
    }
    #expect(call.text.contains("幸福小区3号楼402煤气泄漏"))
    let alert = try #require(try watch.world.office.ledger.beginNextAlert(at: watch.world.now))
    let message = try watch.world.office.open(alert.letter, at: watch.world.now) {
      try AlertMessage(alert, on: $0)
    }
    #expect(message.title.hasPrefix("煤气泄漏") && !message.title.contains("1395"))
  }

  @Test func ofAnAccusationACallTellsThePlaceAndNobodyAndTheAccusedIsNotCalled() throws {
    let watch = try NightWatch()
    try watch.write("举报包立新受贿 李明强13955551234", "值班的包立新收受好处，锦绣小区3号楼煤气泄漏无人管。举报政府办主任贪污。")
    #expect(try watch.calls == ["张玉兰 0"])
    let call = try watch.call(to: NightWatch.zhang)
    for value in ["包立新", "李明强", "13955551234"] {
      #expect(!(call.subject + call.text).contains(value), "\(value)")
    }
    #expect(!call.subject.contains("受贿") && call.text.contains("锦绣小区3号楼煤气泄漏无人管"))
    try watch.wait(minutes: 40)
    try watch.wait(minutes: 70)
    #expect(try !watch.calls.contains { $0.hasPrefix("包立新") || $0.hasPrefix("斯琴") })
  }

  @Test func aFloodOfLettersIsNoFloodOfCalls() throws {
    let watch = try NightWatch { $0.post.lettersPerAuthor = 100 }
    for number in 1...25 {
      try watch.world.write(
        from: Address(name: nil, mailbox: "a\(number)@citizen.example"), subject: "着火了\(number)",
        text: "\(number)号楼着火了。")
    }
    try watch.world.work()
    let first = try watch.world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "duty-call" }
    #expect(first.count == 20)
    let text = try Message(parsing: try #require(first.last).mail.bytes).text
    #expect(text.contains("件特急件尚无人确认"))
    for _ in 0..<2 { try watch.wait(minutes: 61) }
    let called = try (1...25).filter {
      try !watch.world.office.ledger.dutyCalls(
        about: LetterID(prefix: "NM", year: 2026, serial: $0)
      ).isEmpty
    }
    #expect(called.count == 25)
  }

  @Test func itGoesBeforeEveryOtherMail() throws {
    let watch = try NightWatch()
    try watch.write()
    let priorities = try watch.world.office.ledger.outbox(of: watch.id).map {
      ($0.mail.kind, $0.mail.priority)
    }
    for (kind, priority) in priorities { #expect((priority == .urgent) == (kind != "receipt"), "\(kind)") }
  }

  @Test func openUrgentLettersStandOnTop() throws {
    let watch = try NightWatch()
    try watch.world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try watch.world.work()
    try watch.world.write(from: Cast.citizens[1], subject: "着火了", text: "楼下着火了。")
    try watch.world.work()
    let letters = try [1, 2].map { try watch.world.letter($0) }
    #expect(letters.urgentFirst().map(\.id.serial) == [2, 1])
    #expect(try watch.world.office.ledger.urgentLetters().map(\.serial) == [2])
  }

  private let clerk = Party(.clerk, name: "王敏")

  @Test(arguments: [false, true])
  func aMergerIsNobodyWhoSeesToItAndTheCallsGoOnAboutTheRoot(isAcknowledged: Bool) throws {
    let watch = try NightWatch()
    let world = watch.world
    try watch.write()
    if isAcknowledged { try watch.answer(from: NightWatch.bao, "已悉") }
    try world.write(from: Cast.citizens[1], subject: "供热不足", text: "供热不足。")
    try world.work()
    let root = try world.letter(2)
    #expect(!root.isUrgent)
    world.now = world.now + 60
    _ = try world.office.merge(watch.id, into: root.id, by: clerk, at: world.now)
    try world.work()
    #expect(try world.letter(2).isUrgent && watch.isOver)
    let calls = try world.office.ledger.dutyCalls(about: root.id)
    #expect(calls.count == (isAcknowledged ? 0 : 1))
    #expect(try world.office.ledger.dutyWatch(of: root.id)?.endedBy == (isAcknowledged ? "值班人员包立新" : nil))
    #expect(try world.mails("supplement", about: root.id).contains { $0.text.contains("特急") })
  }

  @Test func thePartsOfAnUrgentLetterAreUrgent() throws {
    let watch = try NightWatch { $0.automatic = [] }
    try watch.write()
    watch.world.now = watch.world.now + 60
    let matters = [Matter(title: "供热不足", text: "供热不足。"), Matter(title: "停水", text: "自来水天天停水。")]
    _ = try watch.world.office.split(watch.id, into: matters, by: clerk, at: watch.world.now)
    try watch.world.work()
    #expect(try watch.isOver)
    for serial in 2...3 {
      let part = try watch.world.letter(serial)
      #expect(part.isUrgent)
      #expect(try watch.world.office.ledger.dutyCalls(about: part.id).count == 1)
    }
  }
}
