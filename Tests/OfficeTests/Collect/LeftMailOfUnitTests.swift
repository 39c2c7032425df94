import Domain
import Foundation
import Mail
import Testing
import Wire
import World

@testable import Office

/// A unit whose mail is too large for the mailbox hears so, once.
@Suite struct LeftMailOfUnitTests {
  private static let officer = "officer@zhujian.example"

  /// - Parameter head: its header, but for the sender.
  private func told(from sender: String, _ head: (Message) -> String) throws -> [Message] {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = "From: <\(sender)>\r\n\(head(try world.last("assigned")))\r\n"
    let inbox = try Maildir(at: world.directory + "/small", sizeLimit: 2 << 20)
    try inbox.deliver(
      Array((mail + String(repeating: "x", count: 3 << 20)).utf8), named: "1.large",
      receivedAt: world.now.seconds)
    let intake = Intake(ledger: world.office.ledger, name: "收件箱", mailbox: inbox)
    for _ in 0..<2 {
      _ = try intake.run(at: { world.now })
      try world.work()
      world.now = world.now + 3600
    }
    #expect(try world.held() == ["left on the server"], "a clerk finds it, too")
    return try world.mails("refused", about: world.letter().id)
  }

  @Test func itIsToldTheLimitAndTheWayOut() throws {
    let told = try told(from: Self.officer) {
      "To: <\($0.replyTo[0].mailbox)>\r\nSubject: re\r\n"
    }
    #expect(told.map(\.to[0].mailbox) == [Self.officer])
    let text = try #require(told.first).text
    #expect(text.contains("邮件超过2MB") && text.contains("降低分辨率") && text.contains("不要用网盘"))
  }

  @Test func theNumberInTheSubjectIsEnough() throws {
    let told = try told(from: Self.officer) { _ in "To: <liuyan@naiman.example>\r\nSubject: NM2026000001\r\n"
    }
    #expect(told.map(\.to[0].mailbox) == [Self.officer])
  }

  @Test(arguments: ["officer@huanbao.example", "somebody@else.example"])
  func nobodyElseIsToldAnything(sender: String) throws {
    #expect(
      try told(from: sender) { "To: <\($0.replyTo[0].mailbox)>\r\nSubject: NM2026000001\r\n" }.isEmpty)
  }

  @Test func norIsAMachineAnswered() throws {
    #expect(
      try told(from: Self.officer) {
        "To: <\($0.replyTo[0].mailbox)>\r\nSubject: re\r\nAuto-Submitted: auto-replied\r\n"
      }.isEmpty)
  }
}
