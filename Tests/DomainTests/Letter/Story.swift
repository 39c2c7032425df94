@testable import Domain

/// Events of one letter, told in order.
struct Story {
  static let id = LetterID(prefix: "NM", year: 2026, serial: 1)
  var events: [Event] = []

  /// - Parameter time: when it was received and registered.
  init(at time: Timestamp = Timestamp(seconds: 0)) {
    happens(
      .registered(
        Registration(
          desk: "网站管理中心", channel: .mail, receivedAt: time, title: Words("暖气不热"),
          text: Words("我家暖气不热。"), authorName: nil, authorAddress: nil, queryCode: Words("k7"), mail: nil)),
      by: .policy, at: time == Timestamp(seconds: 0) ? nil : time)
  }

  static func assigned() -> Story {
    var story = Story()
    story.happens(.accepted(clause: .dailyLife, because: []), by: .policy)
    story.happens(.assigned(.init(round: 1, lead: "旗住建局", because: [])), by: .policy)
    return story
  }

  var letter: Letter { get throws { try Letter(replaying: events) } }

  /// - Parameter time: a minute after what happened before, if `nil`.
  mutating func happens(_ fact: Fact, by party: Party, at time: Timestamp? = nil) {
    let sequence = Int64(events.count + 1)
    events.append(
      Event(
        sequence: sequence, letter: Self.id, at: time ?? Timestamp(seconds: sequence * 60), by: party,
        fact: fact))
  }

  func answer(_ text: String, receivedAt time: Timestamp = Timestamp(seconds: 60)) -> Fact {
    .replied(
      Answer(
        unit: "旗住建局", text: Words(text), mail: MailReference(id: 1, commitment: "c"), receivedAt: time,
        digest: "d"))
  }
}
