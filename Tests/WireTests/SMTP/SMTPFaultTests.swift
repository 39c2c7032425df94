import Lab
import Testing

@testable import Wire

/// Server behaviours that Postfix will not show, each with the outcome that the outbox needs.
struct SMTPFaultTests {
  struct Behaviour: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let capabilities: [String]
    let outcome: DeliveryOutcome
    let script: ScriptedServer.Script

    init(
      _ name: String, offering capabilities: [String] = [], _ outcome: DeliveryOutcome,
      _ script: @escaping ScriptedServer.Script
    ) {
      testDescription = name
      self.capabilities = capabilities
      self.outcome = outcome
      self.script = script
    }
  }

  private static let lost = "127.0.0.1: connection lost: the server closed it"
  private static let accepted = ["250 2.1.0 ok", "250 2.1.5 ok"]

  static let beforeTheDot: [Behaviour] = [
    Behaviour("451 to MAIL", .temporary("127.0.0.1: 451 4.3.0 later")) { try $0.reply("451 4.3.0 later") },
    Behaviour("550 to MAIL", .temporary("127.0.0.1: 550 5.7.1 no")) { try $0.reply("550 5.7.1 no") },
    Behaviour("550 to RCPT", .permanent("127.0.0.1: 550 5.1.1 nobody")) {
      try $0.reply("250 ok", "550 5.1.1 nobody")
    },
    Behaviour("550 to RCPT in several lines", .permanent("127.0.0.1: 550 5.1.1 nobody here, ask there")) {
      try $0.reply("250 ok", "550-5.1.1 nobody here,\r\n550 5.1.1 ask there")
    },
    Behaviour("452 to RCPT, pipelined", offering: ["PIPELINING"], .postponed("127.0.0.1: 452 4.2.2 full")) {
      try $0.line()
      try $0.reply("250 ok\r\n452 4.2.2 full")
    },
    Behaviour("451 to RCPT, without a code", .postponed("127.0.0.1: 451 greylisted, come again")) {
      try $0.reply("250 ok", "451 greylisted, come again")
    },
    Behaviour("452 to RCPT: the server's own disk", .temporary("127.0.0.1: 452 4.3.1 no room")) {
      try $0.reply("250 ok", "452 4.3.1 no room")
    },
    Behaviour("drop at RCPT", .temporary(lost)) {
      try $0.reply("250 ok")
      try $0.line()
    },
    Behaviour("hang at MAIL", .temporary("127.0.0.1: no answer for 1 s")) { $0.hang() },
    Behaviour("421 to MAIL", .temporary("127.0.0.1: 421 4.3.2 going down")) {
      try $0.reply("421 4.3.2 going down")
    },
    Behaviour("garbage to RCPT", .temporary("127.0.0.1: not a reply: \"hello?\"")) {
      try $0.reply("250 ok", "hello?")
    },
    Behaviour("a reply of two minds", .temporary("127.0.0.1: not a reply: \"550 no\"")) {
      try $0.reply("250 ok", "250-yes\r\n550 no")
    },
    Behaviour("530 to MAIL: our login, not the mail", .temporary("127.0.0.1: 530 5.7.0 log in first")) {
      try $0.reply("530 5.7.0 log in first")
    },
    Behaviour("553 to MAIL: our settings", .temporary("127.0.0.1: 553 Mail from must equal authorized user"))
    {
      try $0.reply("553 Mail from must equal authorized user")
    },
    Behaviour("550 to MAIL: us, and nobody's mailbox", .temporary("127.0.0.1: 550 5.1.8 sender rejected")) {
      try $0.reply("550 5.1.8 sender rejected")
    },
    Behaviour("552 to MAIL: this mail", .permanent("127.0.0.1: 552 5.3.4 too large")) {
      try $0.reply("552 5.3.4 too large")
    },
    Behaviour("550 to MAIL: too fast", .limited("127.0.0.1: 550 Sender frequency limited")) {
      try $0.reply("550 Sender frequency limited")
    },
    Behaviour("421 to RCPT: too many", .limited("127.0.0.1: 421 HL:IFC 163 mx1")) {
      try $0.reply("250 ok", "421 HL:IFC 163 mx1")
    },
    Behaviour("554 to DATA", .permanent("127.0.0.1: 554 5.5.1 no valid recipients")) {
      try $0.reply("250 ok", "250 ok", "554 5.5.1 no valid recipients")
    },
    Behaviour("250 to DATA", .temporary("127.0.0.1: not a reply: \"250 thanks\"")) {
      try $0.reply("250 ok", "250 ok", "250 thanks")
    },
    Behaviour("drop at DATA", .temporary(lost)) {
      try $0.reply("250 ok", "250 ok")
      try $0.line()
    },
    Behaviour(
      "a mail over the announced size", offering: ["SIZE 10"],
      .permanent("127.0.0.1: \(letter(1).count) bytes, over the server's limit of 10")
    ) { $0.hang() },
  ]

  static let afterTheDot: [Behaviour] = [
    Behaviour("250", .sent(reply: "250 2.0.0 queued as 4711", auditRefused: nil)) {
      try $0.take("250 2.0.0 queued as 4711\r\n")
    },
    Behaviour("250 in two lines", .sent(reply: "250 2.0.0 ok id 1", auditRefused: nil)) {
      try $0.take("250-2.0.0 ok\r\n250 2.0.0 id 1\r\n")
    },
    Behaviour("drop", .ambiguous(lost)) { try $0.take("") },
    Behaviour("reset", .ambiguous("127.0.0.1: connection lost: Recv failure: Connection reset by peer")) {
      try $0.take("")
      $0.reset()
    },
    Behaviour("hang", .ambiguous("127.0.0.1: no answer for 1 s")) {
      try $0.take("")
      $0.hang()
    },
    Behaviour("half a reply", .ambiguous(lost)) { try $0.take("25") },
    Behaviour("half of a reply in lines", .ambiguous(lost)) { try $0.take("250-2.0.0 ok\r\n") },
    Behaviour("garbage", .ambiguous("127.0.0.1: not a reply: \"<html>\"")) { try $0.take("<html>\r\n") },
    Behaviour("354 again", .ambiguous("127.0.0.1: 354 go on")) { try $0.take("354 go on\r\n") },
    Behaviour("451", .postponed("127.0.0.1: 451 4.7.1 greylisted")) {
      try $0.take("451 4.7.1 greylisted\r\n")
    },
    Behaviour("451 of the server", .temporary("127.0.0.1: 451 4.3.0 try again")) {
      try $0.take("451 4.3.0 try again\r\n")
    },
    Behaviour("421", .temporary("127.0.0.1: 421 4.3.2 closing")) { try $0.take("421 4.3.2 closing\r\n") },
    Behaviour("554 for today", .limited("127.0.0.1: 554 MI:STC 163 smtp2")) {
      try $0.take("554 MI:STC 163 smtp2\r\n")
    },
    Behaviour("451 for a quarter", .limited("127.0.0.1: 451 MI:SFQ")) { try $0.take("451 MI:SFQ\r\n") },
    Behaviour("554", .permanent("127.0.0.1: 554 5.6.0 spam")) { try $0.take("554 5.6.0 spam\r\n") },
  ]

  @Test(arguments: beforeTheDot + afterTheDot)
  func everyBehaviourHasItsOutcome(behaviour: Behaviour) throws {
    let server = try ScriptedServer { peer in
      try peer.greet(behaviour.capabilities)
      try behaviour.script(peer)
    }
    #expect(courier(server).deliver(parcel()) == behaviour.outcome)
  }

  @Test func aServerLostInsideALargeMailHasNotTakenIt() throws {
    let server = try ScriptedServer { peer in
      try peer.greet()
      try peer.reply("250 ok", "250 ok", "354 go")
      try peer.line()
      peer.reset()
    }
    let mail = letter(1) + [UInt8](repeating: 0x41, count: 8 << 20)
    guard case .temporary = courier(server).deliver(parcel(mail)) else {
      Issue.record("a mail cut short was taken for sent")
      return
    }
  }

  @Test func aLostConnectionAfter250ChangesNothingAndTheNextMailTakesAnother() throws {
    let server = try ScriptedServer(
      { peer in
        try peer.greet()
        try peer.take("250 first\r\n")
      },
      { peer in
        try peer.greet()
        try peer.take("250 second\r\n")
        peer.hang()
      })
    let courier = courier(server)
    #expect(courier.deliver(parcel()) == .sent(reply: "250 first", auditRefused: nil))
    #expect(courier.deliver(parcel()) == .sent(reply: "250 second", auditRefused: nil))
    courier.close()
  }

  @Test func aConnectionThatTimedOutIsReplacedInSilence() throws {
    let server = try ScriptedServer(
      { peer in
        try peer.greet()
        try peer.take("250 first\r\n421 4.4.2 timeout\r\n")
      },
      { peer in
        try peer.greet()
        try peer.take("250 second\r\n")
      })
    let courier = courier(server)
    _ = courier.deliver(parcel())
    #expect(courier.deliver(parcel()) == .sent(reply: "250 second", auditRefused: nil))
  }

  @Test func anUnfinishedTransactionIsResetBeforeTheNext() throws {
    let server = try ScriptedServer { peer in
      try peer.greet()
      try peer.reply("250 ok", "550 nobody", "250 reset")
      try peer.take("250 done\r\n")
    }
    let courier = courier(server)
    #expect(courier.deliver(parcel()) == .permanent("127.0.0.1: 550 nobody"))
    #expect(courier.deliver(parcel()) == .sent(reply: "250 done", auditRefused: nil))
    #expect(server.lines.contains("RSET"))
  }

  @Test func aRefusedAuditCopyDoesNotStopTheMail() throws {
    let server = try ScriptedServer { peer in
      try peer.greet("PIPELINING")
      for _ in 1...3 { try peer.line() }
      try peer.send("250 ok\r\n250 ok\r\n452 4.2.2 full\r\n")
      try peer.reply("354 go")
      try peer.mail()
      try peer.send("250 done\r\n")
    }
    let outcome = courier(server).deliver(parcel(audit: "office@nm.test"))
    #expect(outcome == .sent(reply: "250 done", auditRefused: "452 4.2.2 full"))
  }

  @Test func aRefusedRecipientStopsTheMailThoughTheAuditCopyIsWelcome() throws {
    let server = try ScriptedServer { peer in
      try peer.greet("PIPELINING")
      for _ in 1...3 { try peer.line() }
      try peer.send("250 ok\r\n550 nobody\r\n250 ok\r\n")
      peer.hang()
    }
    let outcome = courier(server).deliver(parcel(audit: "office@nm.test"))
    #expect(outcome == .permanent("127.0.0.1: 550 nobody"))
    #expect(!server.lines.contains("DATA"))
  }

  @Test func theWireCarriesOnlyCRLFAndStuffedDots() throws {
    let server = try ScriptedServer { peer in
      try peer.greet("SIZE", "8BITMIME")
      try peer.take("250 done\r\n")
    }
    let outcome = courier(server).deliver(parcel(Array("路灯\n.\nMAIL FROM:<x@y>\n".utf8)))
    #expect(outcome == .sent(reply: "250 done", auditRefused: nil))
    #expect(
      server.lines.dropFirst() == [
        "MAIL FROM:<office@nm.test> SIZE=29 BODY=8BITMIME", "RCPT TO:<a@jt.test>", "DATA", "路灯", "..",
        "MAIL FROM:<x@y>", ".",
      ])
  }

  @Test(arguments: ["a@b>\r\nRCPT TO:<c@d", "张三@nm.cn", ""])
  func anAddressThatCannotBeWrittenToIsNotTried(recipient: String) {
    let address = ServerAddress(host: "127.0.0.1", port: 1, security: .none, user: "", password: "")
    let parcel = Parcel(envelopeFrom: "", recipient: recipient, audit: nil, messageID: "x", bytes: letter(1))
    guard case .permanent = SMTPCourier(to: address).deliver(parcel) else {
      Issue.record("tried")
      return
    }
  }

  private func courier(_ server: ScriptedServer) -> SMTPCourier {
    let address = ServerAddress(
      host: "127.0.0.1", port: server.port, security: .none, user: "", password: "", timeout: .seconds(1))
    return SMTPCourier(to: address, as: "office.nm.test", finalPatience: .milliseconds(300))
  }

  private func parcel(_ mail: [UInt8] = letter(1), audit: String? = nil) -> Parcel {
    Parcel(
      envelopeFrom: "office@nm.test", recipient: "a@jt.test", audit: audit, messageID: "m@nm.test",
      bytes: mail)
  }
}

extension ScriptedServer.Peer {
  fileprivate func greet(_ capabilities: [String]) throws {
    try send("220 scripted.test ESMTP\r\n")
    try line()
    try send("250-scripted.test\r\n" + capabilities.map { "250-\($0)\r\n" }.joined() + "250 HELP\r\n")
  }

  /// Takes a whole mail in, and says this to its final dot.
  fileprivate func take(_ verdict: String) throws {
    try reply("250 2.1.0 ok", "250 2.1.5 ok", "354 go ahead")
    try mail()
    try send(verdict)
  }
}
