import Foundation
import Testing

@testable import Settings

/// Under which sender mail leaves.
@Suite struct CourierTests {
  private func load(_ yaml: String) throws -> Configuration {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", yaml)
    try workshop.writeSecret("secret")
    return try workshop.load()
  }

  @Test(arguments: [
    ("verp", EnvelopeFrom.verp), ("none", .null), ("b@qinghe.example", .address("b@qinghe.example")),
  ])
  func theEnvelopeSenderIsAWordOrAnAddress(word: String, sender: EnvelopeFrom) throws {
    let configuration = try load("courier: {envelope-from: \(word)}\n")
    #expect(configuration.courier.envelopeFrom == sender)
    #expect(configuration.effective().contains("envelope-from: \(word)\n"))
    #expect(configuration.warnings.isEmpty)
  }

  @Test func itIsTheOfficesAddressUnlessSet() throws {
    let configuration = try load("")
    #expect(configuration.courier.envelopeFrom == .address(configuration.office.address))
    #expect(configuration.courier.rate.perDay == nil && configuration.limits.receiptsPerAuthor == 1)
  }

  @Test func verpWithoutPlusAddressesIsWarnedOf() throws {
    let workshop = try Workshop()
    try workshop.write(
      "huiyin.yaml",
      String(contentsOfFile: workshop.path + "/huiyin.yaml", encoding: .utf8)
        .replacing("  region:", with: "  address-tokens: off\n  region:") + "courier: {envelope-from: verp}\n"
    )
    #expect(
      try workshop.load().warnings.map(\.message) == [
        "\"verp\" needs address-tokens, which is off: bounces come to the office's address"
      ])
  }

  @Test func aProviderThatTakesNobodyElsesMailIsKnown() throws {
    let server = """
      courier:
        type: smtp
        host: smtp.163.com
        user: qinghe@163.com
        password-file: secret

      """
    let warned = try load(server)
    #expect(
      warned.warnings.map(\.message).contains("smtp.163.com refuses mail that is not sent under its login"))
    let audit = """
        audit:
          address: audit@163.com
          mailbox: {type: maildir, path: ../mail/audit}

      """
    let well = try load(
      server + audit + "  envelope-from: account\n  rate: {per-minute: 10, per-day: 200}\n")
    #expect(well.warnings.isEmpty && well.courier.envelopeFrom == .account)
    #expect(well.courier.rate.perMinute == 10 && well.courier.rate.perDay == 200)
  }

  @Test func aCourierWithoutAnAuditMailboxIsWarnedOf() throws {
    let configuration = try load("courier: {type: smtp, host: smtp.qinghe.example, security: tls}\n")
    #expect(
      configuration.warnings.map(\.message) == [
        "without \"audit\" a mail whose connection breaks at the last moment may arrive twice"
      ])
  }
}
