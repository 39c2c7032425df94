import Domain
import Foundation
import Mail
import Testing
import Wire
import World

@testable import Office

/// Mails that a mailbox would not give: a person must be able to find them there.
@Suite struct LeftMailTests {
  @Test func aMailTooLargeIsHeldWithAllThatHelpsToFindIt() throws {
    let world = try World()
    let inbox = try Maildir(at: world.directory + "/small", sizeLimit: 2000)
    let photos = "From: =?utf-8?B?5p2O5qKF?= <limei@citizens.example>\r\nSubject: photos\r\n\r\n"
    try inbox.deliver(
      Array((photos + String(repeating: "x", count: 3000)).utf8), named: "1.large", receivedAt: 0)
    try inbox.deliver(Array("From: a@b.example\r\nSubject: small\r\n\r\nx\r\n".utf8), named: "2.small")
    let intake = Intake(ledger: world.office.ledger, name: "收件箱", mailbox: inbox)
    #expect(try intake.run(at: { world.now }) == 1)
    #expect(try intake.run(at: { world.now }) == 0)
    let held = try #require(try world.office.ledger.heldMail().first)
    #expect(try world.office.ledger.heldMail().count == 1, "it is met at every look, and held once")
    #expect(held.reason == "left on the server")
    #expect(
      held.detail
        == "from 李梅 <limei@citizens.example>, \"photos\", in 收件箱 as file 1.large: \(photos.utf8.count + 3000) bytes, "
        + "over the limit of 2000")
    #expect(try world.office.ledger.mail(held.mail)?.bytes == Array(photos.utf8), "its header is kept")
    #expect(FileManager.default.fileExists(atPath: world.directory + "/small/new/1.large"))
  }
}
