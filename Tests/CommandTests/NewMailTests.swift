import Foundation
import Lab
import Rehearsal
import Testing
import Wire

/// `huiyin run` and the mailbox on a real server that it waits at.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct NewMailTests {
  private let lab: Lab
  private let account: Lab.Account
  private let bureau: Bureau

  init() throws {
    lab = try Lab.shared()
    account = try lab.account()
    // The next look by the clock would be tomorrow.
    bureau = try Bureau([Change.mailbox(of: account, in: lab, more: "poll: 1 day")])
    try bureau.writePassword(account.password)
  }

  @Test func aLetterIsRegisteredAsSoonAsItArrives() throws {
    let office = try RunningOffice(bureau)
    for number in 1...3 {
      try deliver("第\(number)封")
      try office.wait(for: "00000\(number)  registered")
    }
    #expect(office.terminate().status == 0)
  }

  @Test func whoeverIsToldToStopLeavesAServerThatHasNoNews() throws {
    let office = try RunningOffice(bureau)
    try deliver("第一封")
    try office.wait(for: "mailed  decide")
    let end = office.terminate()
    #expect(end.status == 0)
    #expect(end.time < .seconds(10), "the server would be listened to for half an hour")
  }

  @Test func aServerThatHangsUpIsCalledAgain() throws {
    let office = try RunningOffice(bureau)
    try deliver("第一封")
    try office.wait(for: "000001  registered")
    kill(try #require(try lab.process(of: account)), SIGKILL)
    try deliver("第二封")
    try office.wait(for: "000002  registered")
    #expect(office.lines.allSatisfy { !$0.contains("warning: 网上咨询") }, "\(office.lines)")
  }

  private func deliver(_ subject: String) throws {
    let relay = ServerAddress(host: "localhost", port: lab.smtp, security: .none, user: "", password: "")
    let outcome = SMTPCourier(to: relay).deliver(
      Parcel(
        envelopeFrom: "li@citizens.example", recipient: account.address, audit: nil, messageID: "",
        bytes: Array("From: li@citizens.example\r\nSubject: \(subject)\r\n\r\n室内只有12度。\r\n".utf8)))
    guard case .sent = outcome else { throw Trouble("\(outcome)") }
  }
}
