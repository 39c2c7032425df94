import Domain
import Foundation
import Lab
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// A mailbox and the ledger, mail by mail.
@Suite struct ReconciliationTests {
  @Test func whatLiesThereAndIsNotKnownIsFetched() throws {
    let world = try World()
    let inbox = try Maildir(at: world.directory + "/inbox")
    for number in 1...4 { try world.write(from: Cast.citizen, subject: "x", text: "\(number)") }
    let intake = Intake(ledger: world.office.ledger, name: "liuyan", mailbox: inbox)
    let first = try intake.reconcile(at: { world.now })
    #expect(first.line == "liuyan: server 4 = ledger 4" && first.collected == 4)
    // Somebody put one among those that have been taken, and took one away.
    try inbox.deliver(Array("From: a@b.example\r\n\r\nx\r\n".utf8), named: "strange")
    let files = FileManager.default
    try files.moveItem(
      atPath: world.directory + "/inbox/new/strange", toPath: world.directory + "/inbox/cur/strange:2,S")
    let taken = try files.contentsOfDirectory(atPath: world.directory + "/inbox/cur").filter {
      $0.contains("world")
    }
    try files.removeItem(atPath: world.directory + "/inbox/cur/" + #require(taken.first))
    let second = try intake.reconcile(at: { world.now })
    #expect(
      second.line == "liuyan: server 4 ≠ ledger 3; 1 fetched, 1 of them new; 1 of the ledger no longer there")
    let third = try intake.reconcile(at: { world.now })
    #expect(third.line == "liuyan: server 4 = ledger 4; 1 of the ledger no longer there")
    #expect(try world.office.ledger.newMail(limit: 100).count == 5)
  }

  @Test func largeNumbersAreGrouped() {
    let result = Reconciliation(
      mailbox: "网上咨询", collected: 0, server: 1_234_567, ledger: 1_204, fetched: 12, new: 1, gone: 0)
    #expect(result.line == "网上咨询: server 1,234,567 ≠ ledger 1,204; 12 fetched, 1 of them new")
  }
}

/// The same, and the whole intake, on a real Dovecot.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct IMAPIntakeTests {
  let lab: Lab
  let account: Lab.Account
  let world: World

  init() throws {
    lab = try Lab.shared()
    account = try lab.account()
    world = try World()
  }

  @Test(arguments: ["已收", nil]) func everyMailIsKnownByItsPlace(processed: String?) throws {
    try deliver(1...30)
    let intake = intake(processed: processed)
    #expect(try intake.reconcile(at: { world.now }).line == "网上咨询: server 30 = ledger 30")
    try deliver(31...40)
    #expect(try intake.reconcile(at: { world.now }).line == "网上咨询: server 40 = ledger 40")
    #expect(try world.office.ledger.newMail(limit: 100).count == 40)
    try lab.doveadm("expunge", "-u", account.address, "mailbox", processed ?? "INBOX", "uid", "1:3")
    let result = try intake.reconcile(at: { world.now })
    #expect(result.line == "网上咨询: server 37 = ledger 37; 3 of the ledger no longer there")
  }

  @Test(arguments: ["已收", nil]) func afterRenumberingNothingIsLostAndNothingTwice(processed: String?) throws {
    try deliver(1...20)
    let intake = intake(processed: processed)
    #expect(try intake.run(at: { world.now }) == 20)
    try deliver(21...25)
    for folder in ["INBOX", processed].compactMap(\.self) {
      try lab.doveadm("mailbox", "update", "-u", account.address, "--uid-validity", "\(99)", folder)
    }
    #expect(try intake.run(at: { world.now }) == 5)
    let result = try intake.reconcile(at: { world.now })
    #expect(result.server == 25 && result.new == 0 && result.gone == 0)
    #expect(try intake.reconcile(at: { world.now }).line == "网上咨询: server 25 = ledger 25")
    #expect(try world.office.ledger.newMail(limit: 100).count == 25)
  }

  @Test func aMailThatTheLedgerLostSightOfIsFetched() throws {
    try deliver(1...5)
    let intake = intake(processed: nil)
    // The cursor says that all has been read.
    let validity = try lab.doveadm(
      "-f", "flow", "mailbox", "status", "-u", account.address, "uidvalidity", "INBOX")
    let number = try #require(
      UInt32(validity.trimmingCharacters(in: .newlines).split(separator: "=").last ?? ""))
    try world.office.ledger.receive([], from: "网上咨询", cursor: MailPlace(validity: number, uid: 3))
    let result = try intake.reconcile(at: { world.now })
    #expect(result.line == "网上咨询: server 5 ≠ ledger 2; 3 fetched, 3 of them new")
    #expect(try intake.reconcile(at: { world.now }).line == "网上咨询: server 5 = ledger 5")
  }

  @Test func aServerKilledInTheMiddleOfAMailLosesNoneAndDoublesNone() throws {
    try deliver(1...60, size: 600_000)
    let mailbox = mailbox(processed: "已收")
    let intake = Intake(ledger: world.office.ledger, name: "网上咨询", mailbox: mailbox)
    var killed = 0
    let interfere = {
      // Between two batches, with megabytes on their way: the next one ends in the middle of a mail.
      guard killed < 3, let process = try? lab.process(of: account) else { return false }
      kill(process, SIGKILL)
      killed += 1
      return false
    }
    _ = try intake.run(at: { world.now }, until: interfere)
    #expect(killed > 1, "it goes on over another connection, each time")
    #expect(try intake.reconcile(at: { world.now }).line == "网上咨询: server 60 = ledger 60")
    #expect(try world.office.ledger.newMail(limit: 100).count == 60)
  }

  private func mailbox(processed: String?) -> IMAPMailbox {
    IMAPMailbox(
      at: ServerAddress(
        host: "localhost", port: lab.imaps, security: .tls, user: account.address, password: account.password,
        authorities: lab.authorities, timeout: .seconds(20)), processed: processed)
  }

  private func intake(processed: String?) -> Intake {
    Intake(ledger: world.office.ledger, name: "网上咨询", mailbox: mailbox(processed: processed))
  }

  /// Puts mails into the inbox as a delivery agent would.
  private func deliver(_ numbers: ClosedRange<Int>, size: Int = 10) throws {
    for number in numbers {
      let mail =
        "From: li@citizens.example\r\nSubject: \(number)\r\nMessage-ID: <1@citizens.example>\r\n\r\n"
        + String(repeating: "路灯不亮\r\n", count: size / 14 + 1)
      try lab.deliver(Array(mail.utf8), to: account)
    }
  }
}
