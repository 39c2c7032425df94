import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// `huiyin erase`: two persons, and what the author wrote is gone; what happened stays.
@Suite struct ErasingTests {
  private let first = Party(.clerk, name: "王敏")
  private let second = Party(.clerk, name: "陈刚")

  private func declined(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World(change: change)
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，电话13812345678，家里供热不足。")
    try world.work()
    try world.decline()
    return world
  }

  @Test func twoPersonsEraseItAndTheLetterNamesBoth() throws {
    let world = try declined()
    let id = try world.letter().id
    #expect(try world.office.erase(id, because: "本人申请", by: first, at: world.now).contains("另一名工作人员确认后"))
    try world.work()
    #expect(try world.letter().registration.text.text != nil)
    #expect(throws: OfficeError.hisOwn(id)) {
      try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    }
    let asked = try #require(try world.mails("second-person", about: id).last)
    #expect(asked.to[0].mailbox == "chengang@naiman.example" && asked.text.contains("删除来信内容和个人信息"))
    try world.decide("同意", on: asked, from: "chengang@naiman.example")
    try world.work()
    let letter = try world.letter()
    #expect(letter.registration.text.text == nil && letter.registration.authorName?.text == nil)
    let event = try #require(letter.events.last { $0.fact.act == .erase })
    guard case .erased(let reason) = event.fact else {
      Issue.record("no reason")
      return
    }
    #expect(
      event.by == second && reason.shown.contains("王敏提出") && reason.shown.contains("陈刚确认"), "\(reason.shown)")
    #expect(try world.office.ledger.erasures().isEmpty)
    #expect(letter.stage == .declined)
  }

  @Test func theSameCommandOfAnotherConfirmsAndBothAreNamed() throws {
    let world = try declined()
    let id = try world.letter().id
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    #expect(throws: OfficeError.notNamed(id, "root")) {
      try world.office.erase(id, because: "x", by: Party(.clerk, name: "root"), at: world.now)
    }
    _ = try world.office.erase(id, because: "本人申请", by: second, at: world.now)
    try world.work()
    guard case .erased(let reason)? = try world.letter().events.last(where: { $0.fact.act == .erase })?.fact
    else {
      Issue.record("no reason")
      return
    }
    #expect(reason.shown == "王敏提出，陈刚确认：本人申请")
  }

  @Test func whatIsOpenOrPublicIsNotErased() throws {
    let world = try World { $0.secondPerson = [] }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    let id = try world.letter().id
    #expect(throws: InvalidTransition.self) {
      try world.office.erase(id, because: "x", by: first, at: world.now)
    }
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：已修好，请放心。", signedBy: true)
    try world.work()
    #expect(throws: OfficeError.pageStands(id)) {
      try world.office.erase(id, because: "x", by: first, at: world.now)
    }
    _ = try world.office.withdraw(id, because: "x", by: first, at: world.now)
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    try world.work()
    #expect(try world.letter().registration.text.text == nil)
  }
}
