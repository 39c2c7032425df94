import Foundation
import Lab
import Rehearsal
import Testing
import Wire

/// An office whose mail a real server will not take, or takes and returns.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct ReturnedMailTests {
  @Test func whatAServerReturnsComesToTheAddressOfItsMail() throws {
    let account = Lab.Account(address: "box@lab.test")
    let lab = try Lab.start(accounts: [account.address, "zjj@lab.test"])
    // Postfix still knows the officer, and Dovecot does not: so there is a bounce, and no refusal.
    let users = String(decoding: try Files.read(lab.folder + "/users"), as: UTF8.self).split(separator: "\n")
    try Files.write(
      users.filter { !$0.hasPrefix("zjj@") }.joined(separator: "\n") + "\n", to: lab.folder + "/users")
    let courier = """
        type: smtp
        host: localhost
        port: \(lab.smtp)
        security: none
        envelope-from: verp
        #
      """
    let bureau = try Bureau(
      Change.everythingAutomatic + [
        Change.mailbox(of: account, in: lab, more: "poll: 1 second"), ("  type: folder ", courier),
        ("address: liuyan@naiman.example ", "address: \(account.address) "),
      ])
    let units = bureau.directory + "/config/units.yaml"
    let text = String(decoding: try Files.read(units), as: UTF8.self)
    try Files.write(text.replacing("zjj@naiman.example", with: "zjj@lab.test"), to: units)
    try bureau.writePassword(account.password)
    let office = try RunningOffice(bureau)
    let relay = ServerAddress(host: "localhost", port: lab.smtp, security: .none, user: "", password: "")
    _ = SMTPCourier(to: relay).deliver(
      Parcel(
        envelopeFrom: "li@citizens.example", recipient: account.address, audit: nil, messageID: "",
        bytes: Array("From: li@citizens.example\r\nSubject: gongre\r\n\r\n小区供热不足，室内只有12度。\r\n".utf8)))
    // The author's receipt and the deputy's assignment are refused: no mail leaves the lab.
    try office.wait(for: "000001  bounced  status=5.7.1")
    try office.wait(for: "000001  bounced  status=5.1.1")
    try office.wait(for: "000001  escalated  to=网站管理中心  reason=\"assigned to 旗住建局 undelivered\"")
    #expect(office.terminate().status == 0)
    #expect(try bureau.huiyin("held", "--json").list().isEmpty)
    let log = String(decoding: try Files.read(lab.folder + "/postfix.log"), as: UTF8.self)
    #expect(log.contains("to=<box+b-"), "the bounce comes to the address of its mail")
    try lab.stop()
  }
}
