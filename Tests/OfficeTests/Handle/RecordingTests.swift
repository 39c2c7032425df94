import Digest
import Domain
import Mail
import Testing
import World

@testable import Office

/// What a clerk records for a unit that does not write (代录).
@Suite struct RecordingTests {
  private static let clerk = Party(.clerk, name: "王敏")

  private func assigned(_ subject: String = "村里停水") throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: subject, text: "三天了。")
    try world.work()
    return world
  }

  private func record(_ spoken: SpokenWord, scan: [UInt8]? = nil, in world: World) throws {
    _ = try world.office.record(spoken, scan: scan, on: world.letter().id, by: Self.clerk, at: world.now)
    try world.work()
  }

  @Test func aClaimOnTheTelephoneIsOne() throws {
    let world = try assigned()
    try record(SpokenWord(.claim, by: "白雪"), in: world)
    let letter = try world.letter()
    #expect(letter.stage == .handling)
    let by = try #require(letter.events.last { $0.fact.act == .claim }?.by)
    #expect(by == Party(.clerk, name: "王敏", unit: "旗水务局", onWordOf: "白雪"))
    #expect("\(by)" == "clerk 旗水务局 王敏 代录 白雪")
    let told = try world.last("recorded")
    #expect(told.to.map(\.mailbox) == ["officer@shuiwu.example"])
    #expect(told.text.contains("代录人：王敏") && told.text.contains("提供人：白雪"))
    #expect(world.takeJournal().contains { $0.contains("claimed") && $0.hasSuffix("代录=白雪") })
  }

  @Test func aReturnGoesBackToTheDesk() throws {
    let world = try assigned()
    try record(SpokenWord(.return, by: "白雪", text: "不属本单位职责"), in: world)
    #expect(try world.letter().stage == .accepted)
  }

  @Test func whatTheClerkCallsAReturnIsOneWhateverItsReasonSays() throws {
    let world = try assigned()
    try record(SpokenWord(.return, by: "白雪", text: "水费已由供水公司退还"), in: world)
    #expect(try world.letter().stage == .accepted)
  }

  @Test func anotherClerkConfirmsTheScanOfWhatOneRecorded() throws {
    let world = try assigned()
    try record(
      SpokenWord(.answer, by: "白雪", text: "已恢复供水。", isChecked: true), scan: World.scan.bytes, in: world)
    #expect(try world.letter().stage == .replied)
    let question = try world.last("confirm-scan")
    #expect(question.to.map(\.mailbox) == ["chengang@naiman.example"])
    // Also with the code: nobody confirms what he recorded.
    try world.decide("三项无误", on: question)
    try world.work()
    #expect(try world.letter().stage == .replied)
    try world.decide("三项无误", on: question, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try world.letter().signOff?.proof?.confirmedBy == ["王敏", "陈刚"])
    #expect(
      try world.letter().signOff?.way == .scan(digest: Hex.encode(SHA256.digest(of: World.scan.bytes))))
    let bundle = try Bundle(
      of: EvidenceBundle(
        of: world.letter(), in: world.office.ledger, templates: world.office.templates,
        trust: Certificates.shared.trust))
    #expect(try bundle.run() == 0)
  }

  @Test func whatNobodyCouldConfirmIsNotRecorded() throws {
    let world = try assigned()
    let answer = SpokenWord(.answer, by: "白雪", text: "已恢复供水。")
    #expect(throws: NotRecorded.nobodyConfirms(2)) { try record(answer, scan: World.scan.bytes, in: world) }
    let checked = SpokenWord(.answer, by: "白雪", text: "已恢复供水。", isChecked: true)
    try record(checked, scan: World.scan.bytes, in: world)
    #expect(throws: NotRecorded.nobodyConfirms(2)) { try record(answer, scan: World.scan.bytes, in: world) }
    #expect(try world.mails("recorded", about: world.letter().id).count == 1)
  }

  @Test func whomTheRegisterDoesNotNameIsNotTheFirstOfTwo() throws {
    let world = try assigned()
    #expect(throws: OfficeError.notNamed(try world.letter().id, "root")) {
      try world.office.record(
        SpokenWord(.answer, by: "白雪", text: "已恢复供水。", isChecked: true), scan: World.scan.bytes,
        on: world.letter().id, by: Party(.clerk, name: "root"), at: world.now)
    }
    #expect(try world.letter().stage == .assigned)
  }

  @Test func aTextThatSaysSomethingElseIsNoAnswer() throws {
    let world = try assigned()
    for (text, act) in [("退回：不属本单位职责", SpokenWord.Act.return), ("认领", .claim), ("更正：今晚恢复。", .correction)] {
      #expect(throws: NotRecorded.otherAct(act, insteadOf: .answer)) {
        try record(
          SpokenWord(.answer, by: "白雪", text: text, isChecked: true), scan: World.scan.bytes, in: world)
      }
    }
    try record(
      SpokenWord(.answer, by: "白雪", text: "答复（不公开）：涉及隐私\n已恢复供水。", isChecked: true),
      scan: World.scan.bytes, in: world)
    let answer = try #require(try world.letter().answer)
    #expect(answer.text.shown == "已恢复供水。" && answer.keptBack?.shown == "涉及隐私")
  }

  @Test func aPaperIsToldOfForCertain() throws {
    let world = try assigned()
    for (paper, lacking) in [("2027-11-25 EMS 1号", "收件日期"), ("2026-11-23", "送件人或快递、文号（没有的写“无文号”）")] {
      #expect(throws: NotRecorded.paperLacks(lacking)) {
        try record(SpokenWord(.answer, by: "白雪", text: "已恢复供水。", paper: paper), in: world)
      }
    }
    #expect(try world.letter().stage == .assigned)
  }

  @Test func aClaimThatChangesNothingIsNotRecorded() throws {
    let world = try assigned()
    try record(SpokenWord(.claim, by: "白雪"), in: world)
    #expect(throws: NotRecorded.claimedAlready) { try record(SpokenWord(.claim, by: "白雪"), in: world) }
    #expect(try world.mails("recorded", about: world.letter().id).count == 1)
  }

  @Test func aQuestionACorrectionAndACallAreRecordedAsWell() throws {
    let world = try assigned()
    try record(SpokenWord(.question, by: "白雪", text: "哪个村？"), in: world)
    #expect(try world.letter().events.contains { $0.fact.act == .ask })
    func confirm() throws {
      try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
      try world.work()
    }
    try record(
      SpokenWord(.answer, by: "白雪", text: "今晚恢复供水。", isChecked: true), scan: World.scan.bytes, in: world)
    try confirm()
    #expect(try world.letter().stage == .published)
    try record(SpokenWord(.followUp, by: "白雪", text: "电话 满意"), in: world)
    #expect(try world.letter().events.last { $0.fact.act == .rate }?.by.onWordOf == "白雪")
    #expect(throws: NotRecorded.self) {
      try record(SpokenWord(.followUp, by: "白雪", text: "他很高兴"), in: world)
    }
    try record(
      SpokenWord(.correction, by: "白雪", text: "您好：明晚恢复供水。", isChecked: true), scan: World.scan.bytes,
      in: world)
    #expect(try world.letter().isCorrection && world.letter().answer?.text.shown == "您好：明晚恢复供水。")
    try confirm()
    #expect(try world.letter().stage == .published)
  }

  @Test func aTransferIsRecordedAndGoesToTheSubUnit() throws {
    let world = try assigned("小区供热不足")
    #expect(throws: NotRecorded.self) {
      try record(SpokenWord(.transfer, by: "于洋", text: "旗水务局"), in: world)
    }
    try record(SpokenWord(.transfer, by: "于洋", text: "供热管理办公室\n请今日测温。"), in: world)
    #expect(try world.letter().stage == .handling)
    #expect(try world.last("sub-unit").text.contains("请今日测温。"))
    #expect(try world.letter().events.contains { $0.by.onWordOf == "于洋" && $0.by.name == "王敏" })
  }

  @Test func aSupplementIsRecordedAndSignedOffAnew() throws {
    let world = try assigned()
    func confirm() throws {
      try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
      try world.work()
    }
    let supplement = SpokenWord(.supplement, by: "白雪", text: "明日再次巡查管线。", isChecked: true)
    #expect(throws: NotRecorded.self) { try record(supplement, scan: World.scan.bytes, in: world) }
    try record(
      SpokenWord(.answer, by: "白雪", text: "今晚恢复供水。", isChecked: true), scan: World.scan.bytes, in: world)
    try confirm()
    #expect(try world.letter().stage == .published)
    try record(supplement, scan: World.scan.bytes, in: world)
    let answer = try #require(try world.letter().answer?.text.shown)
    #expect(answer.hasPrefix("今晚恢复供水。") && answer.hasSuffix("明日再次巡查管线。"))
    #expect(try world.letter().stage == .replied && world.letter().isCorrection)
    try confirm()
    #expect(try world.letter().stage == .published)
  }

  @Test func aUnitWithCertificatesMayBringASealedFormAsWell() throws {
    let world = try assigned("小区供热不足")
    try record(
      SpokenWord(.answer, by: "于洋", text: "已开阀。", isChecked: true), scan: World.scan.bytes, in: world)
    try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func anAnswerWithoutASealIsNone() throws {
    let world = try assigned()
    #expect(throws: NotRecorded.refused(Refusal.noScan.detail)) {
      try record(SpokenWord(.answer, by: "白雪", text: "已恢复供水。"), in: world)
    }
    #expect(throws: NotRecorded.noScan) {
      try record(SpokenWord(.answer, by: "白雪", text: "已恢复供水。"), scan: Array("GIF89a".utf8), in: world)
    }
    #expect(try world.letter().stage == .assigned)
    #expect(try world.mails("recorded", about: world.letter().id).isEmpty)
  }

  @Test func onlyAUnitOfTheLetterSaysSomething() throws {
    let world = try assigned()
    #expect(throws: NotRecorded.notOfLetter("旗民政局")) {
      try record(SpokenWord(.claim, unit: "旗民政局", by: "石磊"), in: world)
    }
    #expect(throws: NotRecorded.nobodyNamed) { try record(SpokenWord(.claim, by: " "), in: world) }
    #expect(throws: NotRecorded.needsText) { try record(SpokenWord(.return, by: "白雪"), in: world) }
    #expect(try world.letter().stage == .assigned)
  }

  /// How many raw mails there are.
  private func raw(in world: World) throws -> Int {
    var count: Int64 = 0
    while try world.office.ledger.mail(count + 1) != nil { count += 1 }
    return Int(count)
  }

  @Test(arguments: [false, true]) func whatIsRefusedOrOnlyTriedLeavesNoMail(isRehearsed: Bool) throws {
    let world = try assigned()
    let (id, before) = (try world.letter().id, try raw(in: world))
    func record(_ spoken: SpokenWord) throws {
      guard isRehearsed else { return try self.record(spoken, in: world) }
      _ = try world.office.rehearse(at: world.now, in: world.directory + "/scratch") {
        _ = try $0.record(spoken, on: id, by: Self.clerk, at: world.now)
      }
    }
    // What only the flow finds.
    #expect(throws: NotRecorded.refused(Refusal.noScan.detail)) {
      try record(SpokenWord(.answer, by: "白雪", text: "已恢复供水。"))
    }
    #expect(throws: NotRecorded.self) {
      try record(SpokenWord(.extend, by: "白雪", text: "需现场勘查", days: 30))
    }
    #expect(try raw(in: world) == before)
    try record(SpokenWord(.question, by: "白雪", text: "哪个村？"))
    #expect(try raw(in: world) == before + (isRehearsed ? 0 : 1))
    #expect(try world.letter().events.contains { $0.fact.act == .ask } != isRehearsed)
    // The next mail is its own, whatever had its number.
    try self.record(SpokenWord(.claim, by: "白雪"), in: world)
    #expect(try world.letter().stage == .handling)
    try world.office.ledger.verify()
  }

  @Test func nobodyRecordsForAUnitThatHasAnswered() throws {
    let world = try assigned()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。",
      attachments: [World.scan])
    try world.work()
    #expect(throws: NotRecorded.notNow(Refusal.answeredAlready.detail)) {
      try record(SpokenWord(.return, by: "白雪", text: "不属本单位职责"), in: world)
    }
  }
}
