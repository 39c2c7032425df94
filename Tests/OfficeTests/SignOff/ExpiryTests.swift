import Domain
import Mail
import Signatures
import Testing
import World

@testable import Office

/// Certificates and revocation lists that come to their end: those of the tests on 2049-12-31 at 23:59:59 UTC.
@Suite struct ExpiryTests {
  private static let end = Day("2050-01-01")!
  private static let leader = "leader@zhujian.example"

  private func world(daysLeft: Int) throws -> World {
    let certificate = try Certificates.shared.certificate(of: Self.leader)
    let units = Cast.register.units.map { unit in
      unit.name != "旗住建局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers,
          leaders: [
            Leader(
              name: "王强", address: Self.leader, fingerprints: unit.leaders[0].fingerprints,
              certificates: [certificate])
          ], signOff: .smime)
    }
    let world = try World(register: Register(units: units, desks: Cast.register.desks))
    world.now = time(daysLeft)
    return world
  }

  /// The same, with everything else that may end on that day: the office's own certificate, the one that a unit's
  /// mails are encrypted to, and a leader's OpenPGP key.
  private func worldOfMore(daysLeft: Int) throws -> World {
    let certificate = try Certificates.shared.certificate(of: Self.leader)
    let key = PublicKey(fingerprint: "ab", packets: [], until: Timestamp(seconds: 2_524_607_999))
    let units = [
      HandlingUnit(
        name: "旗水务局", fullName: "奈曼旗水务局", officers: [Officer(name: "白雪", address: "officer@shuiwu.example")],
        leaders: [Leader(name: "赵凯", address: "leader@shuiwu.example", keys: [key])], signOff: .openpgp,
        encryptTo: certificate)
    ]
    let keeper = Official(role: .administrator, name: "高云", address: "gaoyun@naiman.example")
    let world = try World(
      register: Register(units: units, desks: Cast.register.desks, officials: [keeper]),
      trusting: Certificates.shared.trust(identities: [Certificates.shared.identity]))
    world.now = time(daysLeft)
    return world
  }

  private static let more = [
    "gaoyun@naiman.example 【证书即将到期】本中心的数字证书", "gaoyun@naiman.example 【证书即将到期】旗水务局的加密证书",
    "gaoyun@naiman.example 【证书即将到期】证书吊销列表（Huiyin trial authority）",
    "gaoyun@naiman.example 【证书即将到期】颁发机构证书（Huiyin trial authority）", "guanli@naiman.example 【证书即将到期】旗水务局的加密证书",
    "guanli@naiman.example 【证书即将到期】旗水务局负责人赵凯的OpenPGP密钥",
    "guanli@naiman.example 【证书即将到期】本中心的数字证书", "guanli@naiman.example 【证书即将到期】证书吊销列表（Huiyin trial authority）",
    "guanli@naiman.example 【证书即将到期】颁发机构证书（Huiyin trial authority）",
  ].sorted()

  @Test(arguments: [60, 30, 7]) func soTheyAreOfKeysAndCovers(daysLeft: Int) throws {
    let world = try worldOfMore(daysLeft: daysLeft)
    try world.work()
    // What goes to the unit is encrypted, and its subject says nothing.
    let all = try warnings(world)
    #expect(all.filter { !$0.hasPrefix("officer@") } == Self.more)
    #expect(all.count { $0.hasPrefix("officer@shuiwu.example 【网民留言】") } == 2)
  }

  /// Nothing can be signed or encrypted any more; whoever needs neither hears of it all the same.
  @Test func onceTheOwnCertificateIsOverTheDeskStillHears() throws {
    let world = try worldOfMore(daysLeft: -1)
    try world.work()
    #expect(try warnings(world) == Self.more.map { $0.replacing("即将", with: "已经") })
    #expect(try mails(world).allSatisfy { $0.text.contains("已于") && !$0.text.contains("还有") })
  }

  @Test func aKeyWithoutAnEndConcernsNobodyAndNeitherDoesOneBesideIt() throws {
    let ending = PublicKey(fingerprint: "ab", packets: [], until: Timestamp(seconds: 2_524_607_999))
    let lasting = PublicKey(fingerprint: "cd", packets: [])
    for (keys, count) in [([ending], 1), ([lasting], 0), ([ending, lasting], 0), ([], 0)] {
      let unit = HandlingUnit(
        name: "甲", fullName: "甲", officers: [],
        leaders: [Leader(name: "乙", address: "b@a.example", keys: keys)],
        signOff: .openpgp)
      let trust = OfficeTrust(authorities: [], requiresRevocationList: false)
      let found = Expiry.all(Register(units: [unit], desks: []), trust, on: Day("2049-12-01")!)
      #expect(found.count == count)
    }
  }

  private func time(_ daysLeft: Int) -> Timestamp {
    Timestamp(Day(number: Self.end.number - daysLeft), hour: 9)
  }

  private func mails(_ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "expiring" }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func warnings(_ world: World) throws -> [String] {
    try mails(world).map { "\($0.to.first?.mailbox ?? "") \($0.subject)" }.sorted()
  }

  private static let all = [
    "guanli@naiman.example 【证书即将到期】旗住建局负责人王强的数字证书",
    "guanli@naiman.example 【证书即将到期】证书吊销列表（Huiyin trial authority）",
    "guanli@naiman.example 【证书即将到期】颁发机构证书（Huiyin trial authority）",
    "officer@zhujian.example 【证书即将到期】旗住建局负责人王强的数字证书",
  ].sorted()

  @Test(arguments: [60, 30, 7]) func unitAndDeskAreWarned(daysLeft: Int) throws {
    let world = try world(daysLeft: daysLeft)
    try world.work()
    #expect(try warnings(world) == Self.all)
    #expect(try mails(world).allSatisfy { $0.text.contains("还有\(daysLeft)天") })
  }

  @Test func untilThenNobodyIs() throws {
    let world = try world(daysLeft: 61)
    try world.work()
    #expect(try warnings(world).isEmpty)
  }

  @Test func eachOfThemOnce() throws {
    let world = try world(daysLeft: 60)
    for days in [60, 59, 45, 31] {
      world.now = time(days)
      try world.work()
      try world.restart()
      try world.work()
    }
    #expect(try warnings(world) == Self.all)
    world.now = time(29)
    try world.work()
    #expect(try warnings(world).count == 2 * Self.all.count)
    world.now = time(7)
    try world.work()
    world.now = time(1)
    try world.work()
    #expect(try warnings(world).count == 3 * Self.all.count)
  }

  /// A list that lives a week is no news when it is new, and none when a third of it is left is.
  @Test func aListThatLivesAWeekIsToldOfInTimeAndAtItsEnd() throws {
    for (from, until, left) in [
      ("20260302000000Z", "20260309000000Z", [7: nil, 3: nil, 2: 2, 1: 2, 0: 0, -5: 0]),
      ("20260308000000Z", "20260309120000Z", [1: nil, 0: nil, -1: 0]),
      ("20260202000000Z", "20260309000000Z", [31: nil, 30: 30, 8: 30, 7: 7, 0: 0]),
    ] as [(String, String, [Int: Int?])] {
      let trust = try Certificates.shared.trust(listedFrom: from, until: until)
      let list = try #require(
        Expiry.all(Register(units: [], desks: []), trust, on: Day("2026-03-02")!).first {
          $0.kind == .revocationList
        })
      for (days, warning) in left {
        let time = Timestamp(Day(number: Day("2026-03-09")!.number - days), hour: 9)
        #expect(list.warning(at: time) == warning, "\(from) \(days)")
      }
    }
  }

  @Test func aFileSaysWhoseItIsAndUntilWhen() throws {
    let found = TrustDocument.certificates(in: try Certificates.shared.certificate(of: Self.leader))
    #expect(found.map(\.name) == ["王强"] && found.map(\.address) == [Self.leader])
    #expect(found.map(\.fingerprint) == [Certificates.shared.fingerprint(of: Self.leader)])
    #expect(found.map(\.until) == [2_524_607_999] && found.map(\.isAuthority) == [false])
    let trust = try Certificates.shared.trust
    #expect(
      TrustDocument.revocationLists(in: trust.revocationLists[0]).map(\.name) == ["Huiyin trial authority"])
    #expect(TrustDocument.certificates(in: Array("nonsense".utf8)).isEmpty)
    #expect(TrustDocument.certificates(in: []).isEmpty)
  }
}
