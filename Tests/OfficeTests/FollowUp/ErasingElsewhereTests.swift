import Domain
import Foundation
import Mail
import Testing
import Wire
import World

@testable import Office
@testable import Store

/// What is erased goes from wherever the office has put it.
@Suite struct ErasingElsewhereTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func erased(_ world: World) throws -> LetterID {
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，家里供热不足。")
    try world.work()
    try world.decline()
    let id = try world.letter().id
    _ = try world.office.erase(id, because: "本人申请", by: clerk, at: world.now)
    return id
  }

  @Test func itsMailGoesFromTheMailboxAndNoOtherDoes() throws {
    let world = try World { $0.secondPerson = [] }
    let id = try erased(world)
    try world.write(from: Cast.citizen, subject: "路灯", text: "村里的路灯坏了。")
    try world.collect()
    #expect(try world.inbox.inventory().aside.count == 2)
    try world.work()
    #expect(try world.letter().registration.text.text == nil, "\(id)")
    #expect(try world.inbox.inventory().aside.count == 1)
    #expect(try world.office.ledger.waitingRemovals().isEmpty)
    let intake = Intake(ledger: world.office.ledger, name: "liuyan", mailbox: world.inbox)
    let compared = try intake.reconcile(at: { world.now })
    #expect(compared.isEven && compared.gone == 0, "nothing is missed that was removed: \(compared.line)")
  }

  @Test func itsWordsAreInNoFileOfTheLedger() throws {
    let world = try World { $0.secondPerson = [] }
    _ = try erased(world)
    let names = ["ledger.sqlite", "mail.sqlite"].flatMap { [$0, $0 + "-wal"] }
    func holdsWords() -> Bool {
      names.contains {
        let octets = FileManager.default.contents(atPath: "\(world.directory)/state/\($0)") ?? Data()
        return octets.range(of: Data("李梅梅".utf8)) != nil
      }
    }
    #expect(holdsWords())
    try world.work()
    #expect(!holdsWords(), "nor in what was written before")
  }

  @Test func aLetterThatWasPublicInABackupComesBackNowhere() throws {
    let world = try published()
    let (id, state) = (try world.letter().id, world.directory + "/state")
    #expect(try world.letter().hasPage)
    let backup = try Ledger.backUp(
      state, to: world.directory + "/backups", at: world.now, program: "test", keys: [:])
    try world.office.open(id, at: world.now) { try $0.withdraw(because: "涉及隐私", by: clerk) }
    _ = try world.office.erase(id, because: "本人申请", by: clerk, at: world.now)
    try world.work()
    let home = world.directory + "/restored"
    _ = try Restoring(
      backup, to: home + "/state", step: 1000, prefix: "NM", mailboxes: ["liuyan"], accounts: [],
      erased: ErasureList(in: [state]), at: world.now, entropy: { [UInt8](repeating: 7, count: $0) }
    ).run(by: .policy, keys: [:])
    let ledger = try Ledger.open(writingTo: home + "/state", entropy: { [UInt8](repeating: 7, count: $0) })
    let office = try world.office(on: ledger, in: home)
    try office.eraseAgain(at: world.now)
    try ledger.verify()
    try office.buildSite(.lists, at: world.now)
    try ledger.close()
    let words = Data("锅炉".utf8)
    let files = FileManager.default.enumerator(atPath: home)?.compactMap { $0 as? String } ?? []
    #expect(files.contains { $0.hasSuffix("index.html") })
    for file in files {
      let octets = FileManager.default.contents(atPath: "\(home)/\(file)") ?? Data()
      #expect(octets.range(of: words) == nil, "\(file)")
    }
  }

  /// One letter, answered for everybody to read.
  private func published() throws -> World {
    let world = try World { $0.secondPerson = [] }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足，锅炉房总停。")
    try world.work()
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：锅炉已修好。", signedBy: true)
    try world.work()
    return world
  }

  /// Where the ledger that was there can be read: it knows what was taken down since.
  @Test func aPageThatWasTakenDownSinceTheBackupStaysDown() throws {
    let world = try published()
    let (id, state) = (try world.letter().id, world.directory + "/state")
    let backup = try Ledger.backUp(
      state, to: world.directory + "/backups", at: world.now, program: "test", keys: [:])
    try world.office.open(id, at: world.now) { try $0.withdraw(because: "涉及隐私", by: clerk) }
    let home = world.directory + "/restored"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: state, toPath: home + "/state")
    _ = try Restoring(
      backup, to: home + "/state", step: 1000, prefix: "NM", mailboxes: ["liuyan"], accounts: [],
      erased: ErasureList(in: [state]), at: world.now, entropy: { [UInt8](repeating: 7, count: $0) }
    ).run(by: Party(.administrator, name: "root"), keys: [:])
    let ledger = try Ledger.open(writingTo: home + "/state", entropy: { [UInt8](repeating: 7, count: $0) })
    #expect(try ledger.letter(id)?.stage == .withdrawn)
    try ledger.verify()
    let office = try world.office(on: ledger, in: home)
    try office.buildSite(.lists, at: world.now)
    try ledger.close()
    let files = FileManager.default.enumerator(atPath: home + "/site")?.compactMap { $0 as? String } ?? []
    #expect(files.contains { $0.hasSuffix("index.html") })
    for file in files {
      let octets = FileManager.default.contents(atPath: "\(home)/site/\(file)") ?? Data()
      #expect(octets.range(of: Data("锅炉".utf8)) == nil, "\(file)")
    }
  }

  @Test func whatWaitsForAnAnswerAboutItWaitsNoMore() throws {
    let world = try World {
      $0.secondPerson = []
      $0.automatic = []
    }
    try world.write(from: Cast.citizen, subject: "占道", text: "我是李梅梅，门口占道摆摊太吵。")
    try world.work()
    try world.decline()
    let id = try world.letter().id
    try world.office.ledger.write { book in
      try book.ask(
        QuestionKind.rule.rawValue, about: id, subject: "占道", of: Cast.desk.name, code: "CODE", alone: false,
        shown: [UInt8]("{}".utf8), at: world.now)
    }
    _ = try world.office.erase(id, because: "本人申请", by: clerk, at: world.now)
    try world.work()
    #expect(try world.office.ledger.waitingQuestions(QuestionKind.rule.rawValue).isEmpty)
  }

  @Test func theCopiesOfItsMailsGoFromTheAuditMailbox() throws {
    let audit = try Maildir(
      at: FileManager.default.temporaryDirectory.path + "/huiyin-audit-" + UUID().uuidString)
    let world = try World(
      change: { $0.secondPerson = [] },
      audit: .copies(address: "audit@x.example", mailbox: audit, tries: 3, wait: 60))
    let id = try erased(world)
    let sent = try world.office.ledger.outbox(of: id).filter { $0.state == .sent }
    #expect(!sent.isEmpty)
    for (number, mail) in sent.enumerated() { try audit.deliver(mail.mail.bytes, named: "\(number)") }
    try audit.deliver(Array("Message-ID: <other@x>\r\n\r\n".utf8), named: "other")
    try world.work()
    for mail in sent { #expect(try !audit.holds(messageID: mail.mail.messageID)) }
    #expect(try audit.holds(messageID: "other@x"))
  }

  @Test func itIsRememberedOutsideTheLedgerWithoutAWordOfIt() throws {
    let world = try World { $0.secondPerson = [] }
    let id = try erased(world)
    try world.work()
    let list = try ErasureList(in: [world.directory + "/state"])
    #expect(list.entries.map(\.letter) == [id] && list.entries.first?.mails.count == 1)
    let text = try String(contentsOfFile: world.directory + "/state/" + ErasureList.name, encoding: .utf8)
    #expect(!text.contains("李梅梅") && !text.contains("本人申请") && !text.contains("供热"))
  }

  @Test func whatWasErasedOnceIsErasedAgainInARestoredLedger() throws {
    let world = try World { $0.secondPerson = [] }
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，家里供热不足。")
    try world.work()
    let id = try world.letter().id
    try world.office.ledger.write { book in
      // As a restore leaves it: closed by the decision, whatever stood in its way then.
      try book.record(.retracted(reason: Words("x")), on: id, at: world.now, by: clerk)
      try book.orderErasure(
        Erasure(letter: id, reason: "再次删除", clerk: "已离任", at: world.now, isListed: true))
    }
    try world.office.eraseAgain(at: world.now)
    #expect(try world.letter().registration.text.text == nil)
    #expect(try world.letter().events.last?.fact.act == .erase)
    try world.office.ledger.verify()
  }
}
