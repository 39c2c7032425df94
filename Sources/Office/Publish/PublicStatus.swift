import Domain

/// How a letter stands in the words that the public reads.
extension Letter {
  /// When it came to the status that the public reads now.
  var statusSince: Timestamp {
    var stage: Stage?
    var since = registeredAt
    for event in events {
      // They were all legal, or there would be no letter.
      guard let next = try? Stage.after(stage, event.fact.act, by: event.by.role) else { continue }
      if next.chinese != stage?.chinese || next == .published && event.fact.act == .publish {
        since = event.at
      }
      stage = next
    }
    return since
  }

  /// When it was published or answered privately, the last time.
  var toldAt: Timestamp? { events.last { [.publish, .withhold].contains($0.fact.act) }?.at }
}
