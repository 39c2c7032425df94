import Lab
import Testing
import Wire

@testable import huiyin

/// Whether others believe the office's mails, by a name server that says what the test wants.
struct LookingAtDomainTests {
  private static let good: [String: [ScriptedNames.Record]] = [
    "naiman.example": [.text(["v=spf1 mx -all"])], "_dmarc.naiman.example": [.text(["v=DMARC1; p=reject"])],
    "mail.naiman.example": [.address("203.0.113.5")],
    "5.113.0.203.in-addr.arpa": [.name("mail.naiman.example")],
    "a1._domainkey.naiman.example": [.text(["v=DKIM1; k=rsa; p=MIIB"])],
  ]

  private func found(
    _ changes: [String: [ScriptedNames.Record]] = [:], host: String? = "mail.naiman.example",
    dkim: [String]? = nil
  ) throws -> [String] {
    let names = try ScriptedNames(Self.good.merging(changes) { $1 })
    let look = LookingAtDomain(
      domains: ["naiman.example"], host: host,
      resolver: NameResolver(asking: NameResolver.Server(names.address), patience: 1))
    return (dkim.map(look.dkim) ?? look.ailments()).map { "\($0.severity) \($0.what)" }
  }

  @Test func aDomainThatOthersBelieveHasNothingWrong() throws { #expect(try found() == []) }

  @Test func anSPFRecordIsThereOnceAndLetsNotEverybodySend() throws {
    #expect(try found(["naiman.example": []]) == ["weak naiman.example has no SPF record"])
    let twice = try found(["naiman.example": [.text(["v=spf1 mx -all"]), .text(["v=spf1 -all"])]])
    #expect(twice.count == 1 && twice[0].hasPrefix("broken naiman.example has 2 SPF records"))
    let open = try found(["naiman.example": [.text(["v=spf1 mx +all"])]])
    #expect(open.count == 1 && open[0].contains("lets everybody send"))
    #expect(try found(["naiman.example": [.text(["v=spf1 redirect=_spf.example"])]]) == [])
  }

  @Test func theDMARCRecordOfADomainAboveCountsAndOneThatAsksForNothingIsSaid() throws {
    let above: [String: [ScriptedNames.Record]] = [
      "mail.naiman.example": [.text(["v=spf1 -all"])], "_dmarc.mail.naiman.example": [],
    ]
    let names = try ScriptedNames(Self.good.merging(above) { $1 })
    let look = LookingAtDomain(
      domains: ["mail.naiman.example"], host: nil,
      resolver: NameResolver(asking: NameResolver.Server(names.address), patience: 1))
    #expect(look.ailments().isEmpty)
    #expect(try found(["_dmarc.naiman.example": []]) == ["weak naiman.example has no DMARC record"])
    let none = try found(["_dmarc.naiman.example": [.text(["v=DMARC1; p=none"])]])
    #expect(none.count == 1 && none[0].contains("asks for nothing (p=none)"))
  }

  @Test func theReverseNameLeadsBackToAServerOfOnesOwn() throws {
    let nameless = try found(["5.113.0.203.in-addr.arpa": []])
    #expect(nameless == ["weak 203.0.113.5, from which mails leave, has no name (PTR)"])
    let strange = try found(["5.113.0.203.in-addr.arpa": [.name("host5.isp.example")]])
    #expect(strange.count == 1 && strange[0].contains("host5.isp.example, which does not lead back to it"))
    // A provider sends from other servers, and one of this network is nobody's affair.
    #expect(try found(host: "smtp.163.com") == [])
    #expect(try found(host: "127.0.0.1") == [])
  }

  @Test func aMailThatIsSignedHasItsKeyThere() throws {
    #expect(try found(dkim: ["v=1; a=rsa-sha256; d=naiman.example;\r\n s=a1; b=xx"]) == [])
    #expect(try found(dkim: []) == ["weak the probe mail carries no DKIM signature"])
    let keyless = try found(dkim: ["v=1; d=naiman.example; s=b2; b=xx"])
    #expect(keyless.count == 1 && keyless[0].contains("b2._domainkey.naiman.example holds no key"))
  }

  @Test func whereNobodyAnswersNothingIsClaimed() throws {
    let names = try ScriptedNames(isSilent: true)
    let look = LookingAtDomain(
      domains: ["naiman.example"], host: nil,
      resolver: NameResolver(asking: NameResolver.Server(names.address), patience: 1))
    let found = look.ailments()
    #expect(found.map(\.severity) == [.unseen])
    #expect(found.first?.what.contains("could not be looked at") == true)
  }
}
