import Lab
import Testing

@testable import Wire

/// Sending through a real Postfix into a real Dovecot.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct SMTPCourierTests {
  let lab: Lab
  let account: Lab.Account

  init() throws {
    lab = try Lab.shared()
    account = try lab.account()
  }

  @Test(arguments: [ServerAddress.Security.tls, .startTLS])
  func mailsArriveByteForByteWithAndWithoutPipelining(security: ServerAddress.Security) throws {
    let courier = SMTPCourier(to: lab.submissionServer(for: account, security), as: "office.nm.test")
    let bodies = [
      "一\r\n", ".\r\n..\r\n.a\r\n", "no line end", "\n.\nMAIL FROM:<x@y>\n",
      String(repeating: "长", count: 200),
    ]
    for (number, body) in bodies.enumerated() {
      let outcome = courier.deliver(parcel(letter(number, body: body), to: account.address))
      guard case .sent(let reply, nil) = outcome else {
        Issue.record("not sent: \(outcome)")
        return
      }
      #expect(reply.hasPrefix("250 2.0.0 Ok: queued as "))
    }
    courier.close()
    let mails = try mailbox(account).collect(awaiting: bodies.count).map { Self.body($0.bytes) }
    let sent = [
      "一\r\n", ".\r\n..\r\n.a\r\n", "no line end\r\n", "\r\n.\r\nMAIL FROM:<x@y>\r\n", bodies[4] + "\r\n",
    ]
    #expect(Set(mails) == Set(sent))
  }

  @Test(arguments: [
    ("nouser.a", "permanent", "550 5.1.1"), ("full.a", "postponed", "452 4.2.2"),
    ("grey", "postponed", "451 4.7.1"),
    ("unheard.of", "permanent", "550 5.1.1"),
  ])
  func aRefusedRecipientIsNamedWithTheServersReason(name: String, kind: String, code: String) {
    let courier = SMTPCourier(to: lab.relay)
    let outcome = courier.deliver(parcel(letter(1), to: "\(name)@lab.test"))
    switch (outcome, kind) {
    case (.permanent(let reason), "permanent"), (.postponed(let reason), "postponed"):
      #expect(reason.hasPrefix("localhost: \(code) ") && reason.contains("<\(name)@lab.test>"))
    default: Issue.record("\(outcome)")
    }
    guard case .sent = courier.deliver(parcel(letter(1), to: account.address)) else {
      Issue.record("the connection is of no more use")
      return
    }
  }

  @Test func aMailWhoseContentIsRefusedIsPermanentlyRefused() {
    let mail = Array("X-Lab: reject\r\n".utf8) + letter(1)
    let outcome = SMTPCourier(to: lab.relay).deliver(parcel(mail, to: account.address))
    guard case .permanent(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason == "localhost: 550 5.7.1 content refused in the lab")
  }

  @Test func theAuditCopyTravelsInTheSameTransaction() throws {
    let office = try lab.account()
    let courier = SMTPCourier(to: lab.relay)
    let outcome = courier.deliver(parcel(letter(1), to: account.address, audit: office.address))
    guard case .sent(_, nil) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try mailbox(office).collect(awaiting: 1).count == 1)
    #expect(try mailbox(office).holds(messageID: "letter-1@author.test"))
    let alone = courier.deliver(parcel(letter(2), to: account.address, audit: "full@lab.test"))
    guard case .sent(_, let refusal?) = alone else {
      Issue.record("\(alone)")
      return
    }
    #expect(refusal.hasPrefix("452 4.2.2"))
  }

  @Test func anAddressWithATokenReachesItsMailbox() throws {
    let tagged = account.address.replacing("@", with: "+nm2026000123.k7q@")
    _ = SMTPCourier(to: lab.relay).deliver(parcel(letter(1), to: tagged))
    let mails = try mailbox(account).collect(awaiting: 1)
    #expect(String(decoding: mails[0].bytes, as: UTF8.self).contains("Delivered-To: \(tagged)\r\n"))
  }

  @Test func aMailOverTheServersLimitIsNotSent() {
    let mail = letter(1) + [UInt8](repeating: 0x41, count: 10_000_001)
    let courier = SMTPCourier(to: lab.relay)
    #expect(courier.sizeLimit == nil, "nobody has been asked yet")
    let outcome = courier.deliver(parcel(mail, to: account.address))
    guard case .permanent(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.hasSuffix("over the server's limit of 10000000"))
    courier.close()
    #expect(courier.sizeLimit == 10_000_000, "it is remembered after the farewell")
  }

  @Test func aServerThatCannotBeReachedIsATemporaryTrouble() {
    var server = lab.relay
    server.port = 1
    guard case .temporary(let reason) = SMTPCourier(to: server).deliver(parcel(letter(1), to: "a@lab.test"))
    else {
      Issue.record("delivered to nobody")
      return
    }
    #expect(reason.hasPrefix("localhost: cannot be reached: "))
  }

  @Test func aWrongPasswordIsATemporaryTrouble() {
    var server = lab.submissionServer(for: account, .startTLS)
    server.password = "wrong"
    guard case .temporary(let reason) = SMTPCourier(to: server).deliver(parcel(letter(1), to: "a@lab.test"))
    else {
      Issue.record("delivered by nobody")
      return
    }
    #expect(reason.hasPrefix("localhost: login refused: "))
  }

  private func parcel(_ mail: [UInt8], to recipient: String, audit: String? = nil) -> Parcel {
    Parcel(
      envelopeFrom: account.address, recipient: recipient, audit: audit, messageID: "letter@author.test",
      bytes: mail)
  }

  private func mailbox(_ account: Lab.Account) -> IMAPMailbox {
    IMAPMailbox(at: lab.imapServer(for: account), processed: nil)
  }

  private static func body(_ mail: [UInt8]) -> String {
    let text = String(decoding: mail, as: UTF8.self)
    return text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
  }
}
