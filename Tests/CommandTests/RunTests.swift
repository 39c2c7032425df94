import Foundation
import Lab
import Rehearsal
import Testing

struct RunTests {
  @Test func itRunsUntilSIGTERMAndSaysSo() throws {
    let office = try RunningOffice(try Bureau())
    let end = office.terminate()
    #expect(end.status == 0)
    #expect(office.lines.last == "stopped")
    #expect(end.time < .seconds(10))
  }

  @Test func aLetterGoesItsWay() throws {
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "assigned  lead=旗住建局")
    try office.wait(for: "mailed  assigned  to=旗住建局")
    #expect(office.terminate().status == 0)
  }

  @Test func aServerThatKeepsSilentDoesNotKeepItFromEnding() throws {
    let server = try DeafServer()
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: server.port)])
    try bureau.writePassword()
    let office = try RunningOffice(bureau)
    server.waitForCaller()
    let end = office.terminate()
    #expect(end.status == 0)
    #expect(end.time < .seconds(10), "the server would be waited for a minute")
    #expect(office.lines.allSatisfy { !$0.contains("网上咨询") }, "leaving is no trouble")
  }

  @Test func aSecondOneIsRefused() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    let second = try bureau.huiyin("run")
    #expect(second.status == 1)
    #expect(second.complaints == ["\(bureau.directory)/state: another huiyin has the ledger open"])
    #expect(second.hints.last?.hasPrefix("only one process writes the ledger") == true)
    #expect(try bureau.huiyin("once").status == 0, "the first one still listens")
    #expect(office.terminate().status == 0)
  }

  @Test func afterAKillItStartsAgain() throws {
    let bureau = try Bureau.withLetter()
    for _ in 0..<2 { _ = try RunningOffice(bureau) }
    let office = try RunningOffice(bureau)
    #expect(try bureau.huiyin("once").status == 0, "the socket that the killed one left is replaced")
    #expect(office.terminate().status == 0)
    #expect(try !Files.names(in: bureau.directory).contains("state.sock"))
  }

  @Test func anUnreachableServerIsToldOnceAndDisturbsNoOtherMailbox() throws {
    let bureau = try Bureau([
      Change.imapMailbox("网上咨询", port: try DeafServer.silentPort()), Change.quickPoll,
    ])
    try bureau.writePassword()
    let office = try RunningOffice(bureau)
    try office.wait(for: "huiyin: warning: 网上咨询: 127.0.0.1: cannot be reached: ")
    try bureau.write("第一封")
    try office.wait(for: "000001  mailed  decide")
    // Every `once` tries the mailbox again, without waiting for its back-off.
    for _ in 0..<3 {
      let answer = try bureau.huiyin("once")
      #expect(answer.status == 1)
      #expect(answer.complaints.first?.hasPrefix("网上咨询: 127.0.0.1: cannot be reached: ") == true)
    }
    try bureau.write("第二封")
    try office.wait(for: "000002  mailed  decide")
    #expect(office.lines.filter { $0.contains("warning: 网上咨询") }.count == 1)
  }

  @Test(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
  func aServerThatGoesAwayAndComesBackLosesNothingAndDisturbsNobody() throws {
    let account = Lab.Account(address: "box@lab.test")
    let lab = try Lab.start(accounts: [account.address])
    let bureau = try Bureau([
      Change.mailbox(of: account, in: lab, more: "poll: 1 second"), Change.quickPoll,
    ])
    try bureau.writePassword(account.password)
    let office = try RunningOffice(bureau)
    let letter = { (number: Int) in
      Array("From: li@citizens.example\r\nSubject: gongre \(number)\r\n\r\n第\(number)封：室内只有12度。\r\n".utf8)
    }
    try lab.deliver(letter(1), to: account)
    try office.wait(for: "000001  mailed  decide")
    try lab.stopDovecot()
    try office.wait(for: "huiyin: warning: 网上咨询: localhost: ")
    try lab.deliver(letter(2), to: account)
    try bureau.write("停水", "小区停水三天。")
    try office.wait(for: "000002  mailed  decide")
    try lab.startDovecot()
    #expect(try bureau.huiyin("once").status == 0)
    try office.wait(for: "网上咨询: works again")
    try office.wait(for: "000003  mailed  decide")
    #expect(office.lines.filter { $0.contains("warning: 网上咨询: localhost") }.count == 1)
    #expect(office.terminate().status == 0)
    try lab.stop()
  }

  @Test func aMailboxThatWorksAgainIsToldToo() throws {
    let bureau = try Bureau([("    # path: ../mail/inbox", "    path: ../mail/other")])
    try Files.write("", to: bureau.directory + "/mail/other")
    let office = try RunningOffice(bureau)
    try office.wait(for: "huiyin: warning: 收件箱: \(bureau.directory)/mail/other")
    try FileManager.default.removeItem(atPath: bureau.directory + "/mail/other")
    #expect(try bureau.huiyin("once").status == 0)
    try office.wait(for: "收件箱: works again")
  }

  @Test func aCourierThatIsAwayIsToldOnce() throws {
    let smtp = "  type: smtp\n  host: 127.0.0.1\n  port: \(try DeafServer.silentPort())\n  security: none # "
    let bureau = try Bureau([("  type: folder ", smtp)])
    let office = try RunningOffice(bureau)
    for number in 1...3 {
      try bureau.write("第\(number)封")
      #expect(try bureau.huiyin("once").complaints.first?.hasPrefix("courier: 127.0.0.1: cannot be") == true)
    }
    #expect(office.lines.filter { $0.contains("warning: courier: 127.0.0.1: cannot be reached") }.count == 1)
    #expect(office.terminate().status == 0)
  }

  @Test func aSiteThatCannotBeWrittenIsToldAndWrittenOnceItCan() throws {
    let bureau = try Bureau([Change.quickPoll])
    // Nobody, not even root, makes a directory where a file lies.
    try Files.write("in the way", to: bureau.site)
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "huiyin: warning: flow: \(bureau.site): ")
    try office.wait(for: "mailed  decide  to=网站管理中心")
    #expect(try String(decoding: Files.read(bureau.site), as: UTF8.self) == "in the way")
    try FileManager.default.removeItem(atPath: bureau.site)
    let built = try bureau.huiyin("site", "build", "--json")
    #expect(built.status == 0, "\(built.errors)")
    try office.wait(for: "flow: works again", seconds: 60)
    #expect(try Files.names(in: bureau.site).contains("index.html"))
    #expect(office.terminate().status == 0)
  }

  @Test func pagesThatCannotBeWrittenAreToldAndPublishedOnceTheyCan() throws {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-blocked-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody
    let premises = try Premises(in: directory, lab: nil)
    try Files.write("in the way", to: premises.site)
    let play = try Play(premises)
    let office = try RunningOffice(configuration: premises.configurationFile)
    var isBlocked = true
    try play.perform {
      guard isBlocked, office.lines.contains(where: { $0.contains("held  reason=failed") }) else { return }
      #expect(try String(decoding: Files.read(premises.site), as: UTF8.self) == "in the way")
      try FileManager.default.removeItem(atPath: premises.site)
      isBlocked = false
      // At once, instead of at the next round.
      #expect(try Answer(of: [program, "once", "--config", premises.configurationFile]).status == 0)
    }
    #expect(!isBlocked)
    // Only an office at rest has no page half-written: while it runs, the next one may be on its way.
    #expect(office.terminate().status == 0)
    #expect(try Files.tree(premises.site).allSatisfy { !$0.contains("/.") }, "nothing half-written is left")
  }
}
