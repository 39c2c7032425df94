import Domain
import Foundation
import GRDB
import Mail
import Testing
import World

@testable import Office
@testable import Store

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

  /// The mails that asked the second one, and were sent.
  private func asked(_ world: World, _ id: LetterID) throws -> [OutboxMail] {
    try world.office.ledger.outbox(of: id).filter { $0.mail.kind == "second-person" && $0.state == .sent }
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
    #expect(try asked(world, id).isEmpty, "who has confirmed is asked no more")
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

  @Test func whatIsToBeErasedIsNotTakenUpAgainNorAfterwards() throws {
    let world = try declined { $0.secondPerson = [] }
    let id = try world.letter().id
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    for _ in 1...2 {
      #expect(throws: OfficeError.erased(id)) {
        try world.office.reopen(id, because: "网民补充", by: first, at: world.now)
      }
      #expect(try world.letter().stage == .declined)
      try world.work()
      #expect(try world.letter().registration.text.text == nil)
    }
  }

  @Test func whoConfirmsInWordsBeforeHeIsAskedIsNotAsked() throws {
    let world = try declined()
    let id = try world.letter().id
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    _ = try world.office.answer(id, "同意", kind: "second", by: second, at: world.now)
    try world.work()
    #expect(try asked(world, id).isEmpty)
    #expect(try world.letter().registration.text.text == nil)
  }

  @Test(arguments: [true, false])
  func whatIsToBeErasedIsNotMadePublicAgain(isWithdrawn: Bool) throws {
    let world = try World {
      $0.secondPerson = []
      $0.automatic.remove(.review)
    }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    let id = try world.letter().id
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：已修好，请放心。", signedBy: true)
    try world.work()
    if isWithdrawn {
      _ = try world.office.pass(id, hasLooked: true, by: first, at: world.now)
      try world.work()
      _ = try world.office.withdraw(id, because: "x", by: first, at: world.now)
    } else {
      _ = try world.office.withhold(id, because: "涉及个人隐私", by: first, at: world.now)
      try world.work()
    }
    let stage: Stage = isWithdrawn ? .withdrawn : .withheld
    #expect(try world.letter().stage == stage)
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    for _ in 1...2 {
      #expect(throws: OfficeError.erased(id)) {
        try isWithdrawn
          ? world.office.restore(id, because: "x", by: first, at: world.now)
          : world.office.publish(id, because: "x", by: first, at: world.now)
      }
      #expect(try world.letter().stage == stage)
      try world.work()
      #expect(try world.letter().registration.text.text == nil)
    }
    _ = try world.office.ledger.verify()
  }

  @Test func whatIsMadePublicAgainBeforeTheSecondYesIsNotErased() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    let id = try world.letter().id
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：已修好，请放心。", signedBy: true)
    try world.work()
    _ = try world.office.withhold(id, because: "涉及个人隐私", by: first, at: world.now)
    try world.work()
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    _ = try world.office.publish(id, because: "本人同意公开", by: first, at: world.now)
    #expect(throws: (any Error).self) {
      try world.office.answer(id, "同意", kind: "second", by: second, at: world.now)
    }
    try world.work()
    #expect(try world.letter().stage == .signedOff && world.letter().registration.text.text != nil)
  }

  @Test func aMergedLetterIsErasedOnceItsRootIsClosed() throws {
    let world = try World { $0.secondPerson = [] }
    for (citizen, subject) in zip(Cast.citizens, ["供热", "暖气"]) {
      try world.write(from: citizen, subject: subject, text: "家里供热不足，请来看看。")
      try world.work()
    }
    let (root, id) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.merge(id, into: root, by: first, at: world.now)
    try world.work()
    #expect(throws: OfficeError.stillHandledIn(id, [root])) {
      try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    }
    try world.decline(1)
    let done = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    #expect(done.contains("\(root)中另有转述的本件内容"))
    for _ in 1...2 {
      #expect(throws: OfficeError.erased(id)) {
        try world.office.unmerge(id, because: "x", by: first, at: world.now)
      }
      try world.work()
      #expect(try world.letter(2).stage == .merged && world.letter(2).registration.text.text == nil)
    }
    #expect(try world.letter(1).registration.text.text != nil)
    func told() throws -> Int {
      try world.office.ledger.outbox(of: id).count { $0.mail.kind == "declined" }
    }
    let before = try told()
    _ = try world.office.reopen(root, because: "网民补充", by: first, at: world.now)
    try world.decline(1)
    #expect(try told() == before, "nobody knows whom to tell any more")
    _ = try world.office.ledger.verify()
  }

  @Test func anOrderThatNoLongerFitsErasesNothingAndHoldsUpNoOther() throws {
    let world = try declined { $0.secondPerson = [] }
    try world.write(from: Cast.citizens[1], subject: "停水", text: "村里停水三天了。")
    try world.work()
    try world.decline(2)
    let (other, id) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.reopen(other, because: "网民补充", by: first, at: world.now)
    // As an older office has left it.
    try world.office.ledger.write {
      try $0.orderErasure(Erasure(letter: other, reason: "本人申请", clerk: "陈刚", at: world.now))
    }
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    try world.work()
    #expect(try world.letter(1).registration.text.text != nil)
    #expect(try world.letter(2).registration.text.text == nil)
    #expect(try world.office.ledger.erasures().isEmpty)
    #expect(
      try world.letter(1).events.contains {
        if case .held(_, "failed", let detail) = $0.fact { detail.contains("Erasing") } else { false }
      })
  }

  @Test func theDesksListsAndWhatWasAnsweredToThemAreEmptied() throws {
    let world = try World {
      $0.secondPerson = []
      $0.asksAtOnce = false
      $0.automatic = []
    }
    try world.write(from: Cast.citizen, subject: "供热密词", text: "我是李梅梅，电话13812345678，家里不热。")
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    func lists() throws -> [OutboxMail] {
      try world.office.ledger.mail(in: .sent).filter { $0.mail.letter == nil && !$0.mail.bytes.isEmpty }
    }
    let list = try Message(parsing: try #require(lists().last { $0.mail.kind == "morning" }).mail.bytes)
    try #require(list.text.contains("供热密词"))
    try world.decide("1 不予受理 二\n\n\(list.text)", on: list)
    try world.work()
    let id = try world.letter().id
    try #require(try world.letter().stage == .declined)
    let author = Cast.citizen.mailbox
    try #require(try world.office.ledger.outbox(of: id).contains { $0.mail.recipient == author })
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    try world.work()
    #expect(try !lists().contains { try Message(parsing: $0.mail.bytes).text.contains("供热密词") })
    #expect(try !world.office.ledger.outbox(of: id).contains { $0.mail.recipient == author })
    for mail in try (1...20).compactMap({ try world.office.ledger.mail($0) }) {
      #expect(try !Message(parsing: mail.bytes).text.contains("供热密词"))
    }
    _ = try world.office.ledger.verify()
  }

  /// Also in what waits, what could not leave, and what waits for a person.
  @Test func noWordOfItIsLeftInAnyTable() throws {
    let world = try World {
      $0.secondPerson = []
      $0.asksAtOnce = false
      $0.automatic = []
    }
    try world.write(from: Cast.citizen, subject: "供热密词", text: "我是李梅梅，家里供热密词。")
    try world.work()
    let id = try world.letter().id
    try world.write(
      from: Address(name: "王敏", mailbox: "wangmin@naiman.example"), subject: "\(id) 供热密词", text: "供热密词怎么办？")
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    try #require(try world.office.ledger.heldMail().first?.letter == id)
    let list = try #require(
      try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "morning" }.map {
        try Message(parsing: $0.mail.bytes)
      })
    try world.decide("1 标题：供热密词\n1 不予受理 二", on: list)
    try world.work()
    let sent = try #require(try world.mails("declined", about: id).last)
    for (number, state) in ["waiting", "ambiguous", "held", "failed"].enumerated() {
      let mail = OutgoingMail(
        letter: id, kind: "declined", sender: Cast.office, recipient: Cast.citizen.mailbox,
        messageID: "\(number)@naiman.example", bytes: sent.bytes)
      try world.office.ledger.write { try $0.send(mail, at: world.now + 99_999) }
      try world.office.ledger.database.write {
        try $0.execute(
          sql: "UPDATE outbox SET state = ? WHERE messageID = ?", arguments: [state, mail.messageID])
      }
    }
    #expect(try world.tablesHolding("密词").contains("outbox"))
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    try world.work()
    let (words, names) = (try world.tablesHolding("密词"), try world.tablesHolding("李梅梅"))
    #expect(words == [] && names == [])
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try world.office.ledger.outbox(of: id).allSatisfy { [.sent, .failed].contains($0.state) })
    _ = try world.office.ledger.verify()
  }

  @Test func whatIsAboutToLeaveGoesFirst() throws {
    let world = try declined { $0.secondPerson = [] }
    let id = try world.letter().id
    let told = try #require(try world.mails("declined", about: id).last)
    let mail = OutgoingMail(
      letter: id, kind: "declined", sender: Cast.office, recipient: Cast.citizen.mailbox,
      messageID: "late@naiman.example", bytes: told.bytes)
    try world.office.ledger.write { try $0.send(mail, at: world.now) }
    _ = try world.office.erase(id, because: "本人申请", by: first, at: world.now)
    _ = try Pipeline.pass(world.office, at: world.now)
    #expect(try world.letter().registration.text.text != nil)
    try world.work()
    #expect(try world.letter().registration.text.text == nil)
    #expect(try world.office.ledger.outbox(messageID: mail.messageID)?.state == .sent)
  }

  @Test func whatNobodyHereCanReadIsEmptiedAsWell() throws {
    let world = try declined { $0.secondPerson = [] }
    let unit = HandlingUnit(
      name: "旗水务局", fullName: "奈曼旗水务局", officers: [], leaders: [], signOff: .scan,
      encryptTo: try Certificates.shared.certificate(of: "leader@zhujian.example"))
    let post = Post(office: world.office, now: world.now)
    let told = try #require(try world.mails("receipt", about: world.letter().id).last)
    let closed = OutgoingMail(
      letter: nil, kind: "morning-understood", sender: Cast.office, recipient: "officer@shuiwu.example",
      messageID: "closed@naiman.example", bytes: try post.closed(told.bytes, for: unit))
    try world.office.ledger.write { try $0.send(closed, at: world.now) }
    try world.work()
    func sent() throws -> OutboxMail? {
      try world.office.ledger.mail(in: .sent).first { $0.mail.messageID == closed.messageID }
    }
    try #require(try sent()?.mail.bytes.isEmpty == false)
    _ = try world.office.erase(world.letter().id, because: "本人申请", by: first, at: world.now)
    try world.work()
    #expect(try sent()?.mail.bytes.isEmpty == true)
  }
}

extension World {
  /// The tables in which a word stands, as it is or within a mail.
  fileprivate func tablesHolding(_ word: String) throws -> [String] {
    try [office.ledger.database, office.ledger.mailDatabase].flatMap { connection in
      try connection.read { database in
        let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return try tables.filter { table in
          try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").contains { row in
            row.databaseValues.contains { Self.holds($0, word) }
          }
        }
      }
    }
  }

  private static func holds(_ value: DatabaseValue, _ word: String) -> Bool {
    if let text = String.fromDatabaseValue(value), text.contains(word) { return true }
    guard let bytes = Data.fromDatabaseValue(value) else { return false }
    if String(decoding: bytes, as: UTF8.self).contains(word) { return true }
    guard let message = try? Message(parsing: Array(bytes)) else { return false }
    return message.text.contains(word) || message.subject.contains(word)
  }
}
