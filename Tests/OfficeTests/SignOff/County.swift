import Domain
import Mail
import Reading
import Signatures
import Testing
import World

@testable import Office

/// Ten units of which each has a leader with a certificate of the same authority, and a letter of its own; the desk is
/// one of them.
struct County {
  struct Member {
    let unit: HandlingUnit
    let identity: OfficeIdentity

    var leader: String { unit.leaders[0].address }
    /// What its letters are about.
    let topic: String
  }

  let world: World
  let members: [Member]
  /// The mails with which the letters went to their units, in the order of the members.
  let assigned: [Message]

  private static let topics = ["供热", "停水", "噪声", "低保", "校车", "门诊", "路灯", "林地", "公交"]

  init() throws {
    let members = try Self.topics.enumerated().map { number, topic in
      let domain = "unit\(number + 1).example"
      let address = "leader@\(domain)"
      let identity = try Certificates.shared.issue(to: "局长\(number + 1)", at: address)
      let leader = Leader(
        name: "局长\(number + 1)", address: address,
        fingerprints: [Certificates.shared.fingerprint(of: address)])
      let unit = HandlingUnit(
        name: UnitName("\(topic)局"), fullName: "奈曼旗\(topic)局",
        officers: [Officer(name: "科员\(number + 1)", address: "officer@\(domain)")], leaders: [leader],
        signOff: .smime)
      return Member(unit: unit, identity: identity, topic: topic)
    }
    let desk = Cast.deskUnit(.smime)
    let own = try Certificates.shared.identity(of: desk.leaders[0].address)
    self.members = members + [Member(unit: desk, identity: own, topic: "感谢信")]
    world = try World(
      change: { [members = self.members] rules in
        rules.automatic.remove(.review)
        rules.router = KeywordRules(
          members.map { ($0.unit.name, [WeightedWord(text: $0.topic, weight: 5, place: "units.yaml:1")]) })
      }, register: Register(units: self.members.map(\.unit), desks: [Cast.desk]))
    for member in self.members {
      try world.write(from: Cast.citizen, subject: member.topic, text: "请问\(member.topic)的事。")
      // One after another: they are numbered as they are read.
      try world.work()
    }
    assigned = try self.members.indices.map { [world] place in
      try #require(try world.mails("assigned", about: Self.id(place)).first)
    }
  }

  static func id(_ place: Int) -> LetterID { LetterID(prefix: "NM", year: 2026, serial: place + 1) }

  func letter(_ place: Int) throws -> Letter { try world.letter(place + 1) }

  /// A leader answers a letter with his own true signature.
  /// - Parameters:
  ///   - place: whose letter.
  ///   - sender: in whose name; his own, if nil.
  ///   - quoted: whose assignment stands below; the letter's, if nil.
  func answer(
    _ place: Int, by member: Member, from sender: String? = nil, quoting quoted: Int? = nil, _ words: String
  ) throws {
    let mail = assigned[place]
    let below = assigned[quoted ?? place].text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "> \($0)" }.joined(separator: "\n")
    try world.write(
      from: Address(name: nil, mailbox: sender ?? member.leader), subject: "回复：" + mail.subject,
      text: words + "\n\n在 \(world.now):00，网站管理中心 写道：\n" + below, to: mail.replyTo[0].mailbox,
      inReplyTo: mail.messageID
    ) { try member.identity.signed($0, at: world.now.seconds) }
  }
}
