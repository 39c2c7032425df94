import Foundation
import Lab
import Rehearsal
import Testing

@Suite struct CheckTests {
  @Test func theShippedConfigurationIsInOrderAndShownWithItsDefaults() throws {
    let result = try Program.run("check", "--config", Repository.root + "/Config/huiyin.yaml")
    #expect(result.status == 0)
    #expect(result.output.contains("accept: ask") && result.output.contains("answer: 5 working days"))
    #expect(!result.complaints.contains("error:"))
  }

  @Test func aMisspeltKeyIsNamedWithItsPlaceAndTheNearestKnownOne() throws {
    let office = try SmallOffice()
    try office.configure("  assign: automatic", "  asign: automatic")
    let result = try Program.run("check", "--config", office.config)
    #expect(result.status == 2)
    #expect(result.complaints.contains(/huiyin: error: huiyin\.yaml:\d+:3: .*"asign"/))
    #expect(result.complaints.contains(#"did you mean "assign"?"#))
    #expect(result.output.isEmpty)
  }

  @Test func aBrokenTemplateIsNamedWithItsLine() throws {
    let office = try SmallOffice()
    let templates = office.premises.directory + "/templates"
    try FileManager.default.copyItem(atPath: Repository.root + "/Config/templates", toPath: templates)
    try office.configure(Repository.root + "/Config/templates", templates)
    try Files.write("主题：回执\n\n您好，{{#id}}没有结尾\n", to: templates + "/mail/receipt.txt")
    let result = try Program.run("check", "--config", office.config)
    #expect(result.status == 2)
    #expect(result.complaints.contains("mail/receipt.txt:3"))
  }

  @Test func anUnreachableServerIsOneLineThatNamesItAndTheReason() throws {
    let office = try SmallOffice()
    try office.configure(
      "  type: folder\n  path: ../mail/outbox", "  type: smtp\n  host: localhost\n  port: 1\n  security: none"
    )
    let result = try Program.run("check", "--live", "--quiet", "--config", office.config)
    #expect(result.status == 1)
    #expect(result.output.contains("mailbox liuyan: ok"))
    #expect(result.complaints.contains("huiyin: error: courier: localhost: cannot be reached: "))
  }

  @Test(.enabled(if: Lab.obstacle == nil, "\(Lab.obstacle ?? "")"))
  func realServersAreLoggedInTo() throws {
    let lab = try Lab.start(accounts: Cast.addresses)
    defer { try? lab.stop() }  // it ends with this process in any case
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-live-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody
    let premises = try Premises(in: directory, lab: lab)
    let good = try Program.run("check", "--live", "--quiet", "--config", premises.configurationFile)
    #expect(good.status == 0)
    #expect(good.lines == ["mailbox liuyan: ok", "courier: ok", "audit mailbox: ok"])

    try Files.write("wrong\n", to: directory + "/config/password")
    let bad = try Program.run("check", "--live", "--quiet", "--config", premises.configurationFile)
    #expect(bad.status == 1)
    #expect(bad.complaints.contains("huiyin: error: mailbox liuyan: localhost:"))
    #expect(!bad.complaints.contains("wrong"), "a password is never shown")
  }
}
