import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Who may say that he has it, and what comes of it.
@Suite struct AcknowledgingTests {
  @Test func whoeverAcknowledgesHasItAndThoseCalledBeforeAreTold() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.wait(minutes: 30)
    try watch.answer(from: NightWatch.zhang, "收到，已悉")
    #expect(try watch.isOver)
    #expect(try watch.last("understood", to: NightWatch.zhang)?.contains("张玉兰于2026-10-02 03:40确认") == true)
    #expect(try watch.last("duty-over", to: NightWatch.bao)?.contains("值班人员张玉兰已于2026-10-02 03:40") == true)
    #expect(try watch.last("duty-over", to: NightWatch.zhang) == nil)
    for _ in 0..<4 { try watch.wait(minutes: 90) }
    #expect(try watch.calls.count == 2)
    let event = try #require(try watch.world.letter().events.last { $0.by.role == .duty })
    #expect(event.by.name == "张玉兰" && event.fact.act == .note)
  }

  @Test func whoeverWasCalledFirstMayStillAnswer() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.wait(minutes: 45)
    try watch.answer(from: NightWatch.bao, "已悉")
    #expect(try watch.isOver)
    #expect(try watch.last("duty-over", to: NightWatch.zhang)?.contains("包立新") == true)
  }

  @Test func anAbsenceNoticeNeverCounts() throws {
    let watch = try NightWatch()
    try watch.write()
    let call = try watch.call(to: NightWatch.bao)
    try watch.world.post(
      Array(
        """
        From: \(NightWatch.bao)
        To: \(call.replyTo[0].mailbox)
        Subject: Auto: \(watch.id)
        Auto-Submitted: auto-replied
        Content-Type: text/plain; charset=UTF-8

        已悉
        """.utf8))
    try watch.world.work()
    #expect(try !watch.isOver)
    // One that does not say what it is.
    try watch.answer(from: NightWatch.bao, "您的来信已悉，本人正在休假，请联系张三。")
    #expect(try !watch.isOver)
    #expect(try watch.last("understood", to: NightWatch.bao)?.contains("没有读懂") == true)
    try watch.wait(minutes: 30)
    #expect(try watch.calls == ["包立新 0", "张玉兰 30"])
  }

  @Test func aCodeIsGoodFromTheMailboxItWasMailedToAlone() throws {
    let watch = try NightWatch()
    try watch.write()
    for stranger in ["evil@elsewhere.example", NightWatch.zhang, "wangmin@naiman.example"] {
      try watch.world.reply(to: try watch.call(to: NightWatch.bao), from: stranger, "已悉")
    }
    try watch.world.work()
    #expect(try !watch.isOver)
    #expect(
      try watch.world.office.ledger.heldMail().map(\.reason) == Array(repeating: "not the called", count: 3))
  }

  @Test func withoutTheCodeNobodyHasIt() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.world.write(
      from: Address(name: "包立新", mailbox: NightWatch.bao), subject: "回复：【特急】[NM2026000001]", text: "已悉")
    try watch.world.work()
    #expect(try !watch.isOver)
    #expect(try watch.world.office.ledger.heldMail().map(\.reason) == ["no code"])
    let told = try #require(try watch.world.mails("understood", about: watch.id).last)
    #expect(told.to[0].mailbox == NightWatch.bao && told.subject == "【特急】【没有办理】[NM2026000001]")
    #expect(told.text.contains("请找到NM2026000001的呼叫邮件，直接回复该邮件"))
  }

  @Test func whoeverIsNotCalledHearsThatNothingWaits() throws {
    let watch = try NightWatch()
    try watch.world.write(from: Address(name: "张玉兰", mailbox: NightWatch.zhang), subject: "已悉", text: "已悉")
    try watch.world.write(from: Address(name: "张玉兰", mailbox: NightWatch.zhang), subject: "通知", text: "明天开会。")
    try watch.world.work()
    #expect(try watch.world.office.ledger.heldMail().map(\.reason) == ["no code", "no code"])
    let told = try watch.world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning-understood" }
      .map { try Message(parsing: $0.mail.bytes) }
    #expect(told.count == 1 && told[0].text.contains("没有等待您确认的特急件") && told[0].subject.hasPrefix("【没有办理】"))
  }

  @Test func aCodeWorksOnceAndTheAnswerSaysWhoHasIt() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.answer(from: NightWatch.bao, "已悉")
    let events = try watch.world.letter().events.count
    try watch.answer(from: NightWatch.bao, "已悉")
    #expect(try watch.world.letter().events.count == events)
    #expect(
      try watch.last("understood", to: NightWatch.bao)?.contains("该件已由值班人员包立新于2026-10-02 03:10接手") == true)
  }

  @Test func whoeverIsNotReadHearsItThreeTimesAndThatHeHasItAlways() throws {
    let watch = try NightWatch()
    try watch.write()
    func told() throws -> [String] {
      try watch.world.mails("understood", about: watch.id).map(\.text)
    }
    for number in 1...5 {
      try watch.answer(from: NightWatch.bao, "在吗")
      #expect(try told().count == min(number, 3))
    }
    try watch.answer(from: NightWatch.bao, "已悉")
    #expect(try watch.isOver && told().count == 4)
    #expect(try told().last?.contains("包立新于2026-10-02 03:10确认“已悉”") == true)
  }

  @Test func whoeverCannotHasTheNextOneCalledAtOnce() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.wait(minutes: 4)
    try watch.answer(from: NightWatch.bao, "下一位")
    #expect(try watch.calls == ["包立新 0", "张玉兰 4"])
  }

  @Test func onTheCommandLineTheOneWhoSaysSoIsRecorded() throws {
    let watch = try NightWatch()
    try watch.write()
    try watch.wait(minutes: 30)
    let office = watch.world.office
    let said = try office.acknowledge(watch.id, by: Party(.duty, name: "张玉兰"), at: watch.world.now)
    #expect(said == "已记录：值班人员张玉兰于2026-10-02 03:40接手，不再呼叫他人")
    try watch.world.work()
    #expect(try watch.last("duty-over", to: NightWatch.bao) != nil)
    #expect(try watch.last("duty-over", to: NightWatch.zhang) == nil)
    #expect(throws: DutyRefusal.self) {
      try office.acknowledge(watch.id, by: Party(.clerk, name: "王敏"), at: watch.world.now)
    }
  }

  @Test func aPersonMarksALetterAndTheRulesDoNotUndoIt() throws {
    let watch = try NightWatch()
    try watch.write("小区供热不足", "家里供热不足。")
    #expect(try watch.calls == [])
    let (office, clerk) = (watch.world.office, Party(.clerk, name: "王敏"))
    #expect(throws: DutyRefusal.notCalled(watch.id)) {
      try office.acknowledge(watch.id, by: clerk, at: watch.world.now)
    }
    _ = try office.mark(watch.id, urgent: true, by: clerk, at: watch.world.now)
    try watch.world.work()
    #expect(try watch.calls == ["包立新 0"])
    try office.open(watch.id, at: watch.world.now) { try $0.classify() }
    #expect(try watch.world.letter().isUrgent)

    _ = try office.mark(watch.id, urgent: false, by: clerk, at: watch.world.now)
    try watch.wait(minutes: 60)
    #expect(try watch.calls == ["包立新 0"] && watch.isOver)
    #expect(try watch.last("duty-over", to: NightWatch.bao)?.contains("该件已不再标为特急") == true)
    // And urgent after all: from the first again.
    _ = try office.mark(watch.id, urgent: true, by: clerk, at: watch.world.now)
    try watch.wait(minutes: 1)
    #expect(try watch.calls == ["包立新 0", "包立新 61"])
  }
}
