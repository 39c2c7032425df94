import Foundation
import Lab
import Rehearsal
import Testing

/// Whether a real server knows addresses with a plus sign, as an office's own mail finds out.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct PlusAddressTests {
  private static let account = Lab.Account(address: "box@lab.test")

  private func bureau(in lab: Lab) throws -> Bureau {
    let courier = """
        type: smtp
        host: localhost
        port: \(lab.smtp)
        security: none
        #
      """
    let bureau = try Bureau([
      Change.mailbox(of: Self.account, in: lab, more: "poll: 1 second"), ("  type: folder ", courier),
      ("address: liuyan@naiman.example ", "address: \(Self.account.address) "),
      ("address-tokens: on ", "address-tokens: probe "),
    ])
    try bureau.writePassword(Self.account.password)
    return bureau
  }

  private func warnings(_ bureau: Bureau) throws -> [String] {
    try bureau.huiyin("check").warnings.filter { $0.contains("address-tokens") }
  }

  private func taken(_ lab: Lab) throws -> Int {
    let log = String(decoding: try Files.read(lab.folder + "/postfix.log"), as: UTF8.self)
    return log.matches(of: /to=<box\+probe-\w{16}@lab\.test>.*status=sent/).count
  }

  @Test func aServerThatKnowsThemIsFoundOutWithOneMailHoweverOftenTheOfficeDies() throws {
    let lab = try Lab.start(accounts: [Self.account.address])
    let bureau = try bureau(in: lab)
    #expect(try warnings(bureau).isEmpty, "nothing was tried yet")
    do {
      let killed = try RunningOffice(bureau)
      try killed.wait(for: "mailed  address-probe")
    }
    let office = try RunningOffice(bureau)
    if try !warnings(bureau).isEmpty { try office.wait(for: "address probe arrived") }
    #expect(office.terminate().status == 0)
    let again = try RunningOffice(bureau)
    #expect(again.terminate().status == 0)
    #expect(try warnings(bureau).isEmpty && taken(lab) == 1)
    #expect(try bureau.huiyin("held", "--json").list().isEmpty)
    #expect(try bureau.huiyin("list", "--json").list().isEmpty)
    try lab.stop()
  }

  @Test func aServerThatRefusesThemIsSaidToDoSo() throws {
    let lab = try Lab.start(accounts: [Self.account.address])
    try Files.write("/\\+/ 550 5.1.1 no such user in the lab\n", to: lab.folder + "/refused")
    let bureau = try bureau(in: lab)
    let office = try RunningOffice(bureau)
    try office.wait(for: "address probe refused")
    #expect(office.terminate().status == 0)
    #expect(
      try warnings(bureau).contains { $0.contains("refused the mail to box@lab.test with a plus sign") })
    #expect(try bureau.huiyin("held", "--json").list().isEmpty)
    try lab.stop()
  }
}
