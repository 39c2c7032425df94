import Lab
import Testing
import Wire

struct NameResolverTests {
  private func resolver(_ names: ScriptedNames) -> NameResolver {
    NameResolver(asking: NameResolver.Server(names.address), patience: 1)
  }

  @Test func whatStandsUnderANameIsSaidWhole() throws {
    let long = String(repeating: "a", count: 200)
    let names = try ScriptedNames([
      "naiman.example": [
        .text(["v=spf1 mx -all"]), .text([long, "b"]), .mailServer("mail.naiman.example"),
      ],
      "mail.naiman.example": [.address("203.0.113.5"), .address("203.0.113.6")],
      "5.113.0.203.in-addr.arpa": [.name("mail.naiman.example")],
    ])
    let resolver = resolver(names)
    #expect(try resolver.ask(.text, of: "naiman.example") == ["v=spf1 mx -all", long + "b"])
    #expect(try resolver.ask(.mailServer, of: "naiman.example") == ["mail.naiman.example"])
    #expect(try resolver.ask(.address, of: "mail.naiman.example") == ["203.0.113.5", "203.0.113.6"])
    #expect(try resolver.ask(.name, of: "5.113.0.203.in-addr.arpa") == ["mail.naiman.example"])
  }

  @Test func aNameThatIsNotThereAndOneWithoutSuchRecordsHaveNone() throws {
    let resolver = try resolver(ScriptedNames(["naiman.example": [.address("203.0.113.5")]]))
    #expect(try resolver.ask(.text, of: "naiman.example").isEmpty)
    #expect(try resolver.ask(.text, of: "nobody.example").isEmpty)
  }

  @Test func aServerThatSaysNothingIsWaitedForShortlyAndSaysNothingOfTheName() throws {
    let resolver = try resolver(ScriptedNames(isSilent: true))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(throws: NameResolver.Silence.self) { try resolver.ask(.text, of: "naiman.example") }
    }
    #expect(time < .seconds(10))
  }

  @Test func addressesAreReadAndTurnedRound() {
    #expect(IPv4.reverse(of: "203.0.113.5") == "5.113.0.203.in-addr.arpa")
    #expect(IPv4.isPrivate("172.31.0.1") && IPv4.isPrivate("100.64.1.1") && !IPv4.isPrivate("172.32.0.1"))
    #expect(!IPv4.isOne("203.0.113") && !IPv4.isOne("mail.naiman.example") && !IPv4.isOne("203.0.113.256"))
    #expect(NameResolver.Server("127.0.0.1:5353") != nil && NameResolver.Server("name:53") == nil)
  }
}
