import Foundation
import Lab
import Rehearsal
import Testing

/// `huiyin reconcile`, by itself and through the daemon.
struct ReconcileTests {
  @Test func oneLineForEachMailbox() throws {
    let bureau = try Bureau()
    for number in 1...3 { try bureau.write("第\(number)封") }
    let answer = try bureau.huiyin("reconcile")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines == ["收件箱: server 3 = ledger 3"])
    let office = try RunningOffice(bureau)
    try bureau.write("第四封")
    let result = try #require(try bureau.huiyin("reconcile", "--json").list().first)
    #expect(result["mailbox"] as? String == "收件箱")
    #expect(result["server"] as? Int == 4 && result["ledger"] as? Int == 4 && result["gone"] as? Int == 0)
    try office.wait(for: "收件箱: server 4 = ledger 4")
    try office.wait(for: "000004  registered")
    #expect(office.terminate().status == 0)
  }

  @Test func aMailboxThatCannotBeReachedIsToldAndTheOthersAreCompared() throws {
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: try DeafServer.silentPort())])
    try bureau.writePassword()
    for isRunning in [false, true] {
      let office = try isRunning ? RunningOffice(bureau) : nil
      let answer = try bureau.huiyin("reconcile")
      #expect(answer.status == 1)
      #expect(answer.lines == ["收件箱: server 0 = ledger 0"])
      #expect(answer.complaints.first?.hasPrefix("网上咨询: 127.0.0.1: cannot be reached: ") == true)
      _ = office?.terminate()
    }
  }
}
