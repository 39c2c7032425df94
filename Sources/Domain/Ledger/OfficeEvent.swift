/// Something that happened to the office as a whole and to no letter. It stands in the same chain as the letters' events.
package struct OfficeEvent: Sendable {
  /// Position in the chain, 1, 2, 3 …
  package let sequence: Int64
  package let at: Timestamp
  package let by: Party
  package let fact: OfficeFact

  package init(sequence: Int64, at: Timestamp, by: Party, fact: OfficeFact) {
    self.sequence = sequence
    self.at = at
    self.by = by
    self.fact = fact
  }
}

/// What an event of the office says. No words of a person stand in it: they would belong to no letter, with which they
/// could be erased.
package enum OfficeFact: Sendable, Codable, Equatable {
  /// A bulletin (通报) was drawn up for the supervisor.
  case bulletinDrafted(BulletinMark)
  /// The supervisor had it sent to the units (印发).
  case bulletinReleased(BulletinMark)
  /// Another configuration is in effect from now on: SHA-256 of its settings with all defaults, lower-case hex.
  case configured(digest: String)
  /// Answers of an earlier system (历史数据) were taken in.
  case tookInEarlier(EarlierMark)
  /// The page of one of them was taken down.
  case tookDownEarlier(number: String, ground: WithholdingGround)
  /// It became known whether mails to its address with a plus sign come in.
  case probedAddress(AddressFinding)
  /// The ledger was restored from a backup: what happened after it is not in this chain, and nothing leaves.
  case restored(RestoredMark)
  /// Mail may leave again.
  case resumed(ResumedMark)

  /// As the ledger's table calls it.
  package var act: String {
    switch self {
    case .bulletinDrafted: "draftBulletin"
    case .bulletinReleased: "releaseBulletin"
    case .configured: "configure"
    case .tookInEarlier: "takeInEarlier"
    case .tookDownEarlier: "takeDownEarlier"
    case .probedAddress: "probeAddress"
    case .restored: "restore"
    case .resumed: "resume"
    }
  }
}

/// Which bulletin it was: its period, and what stood in it.
package struct BulletinMark: Hashable, Sendable, Codable {
  package let period: Period
  /// Position in the chain of the last event that was counted.
  package let position: Int64
  /// SHA-256 of everything that it says, lower-case hex.
  package let digest: String

  package init(period: Period, position: Int64, digest: String) {
    self.period = period
    self.position = position
    self.digest = digest
  }
}

/// Which answers of an earlier system came into the office at once.
package struct EarlierMark: Hashable, Sendable, Codable {
  /// SHA-256 of the file, lower-case hex.
  package let file: String
  package let new: Int
  /// Of those that were here before, how many are replaced.
  package let changed: Int
  /// SHA-256 of all that is shown of these, one after the other, lower-case hex.
  package let digest: String

  package init(file: String, new: Int, changed: Int, digest: String) {
    self.file = file
    self.new = new
    self.changed = changed
    self.digest = digest
  }
}

/// From which backup the ledger was restored.
package struct RestoredMark: Hashable, Sendable, Codable {
  /// Position in the chain of its last event.
  package let position: Int64
  package let madeAt: Timestamp
  /// How many numbers of letters were passed over, as some of them may have been given out since.
  package let step: Int

  package init(position: Int64, madeAt: Timestamp, step: Int) {
    self.position = position
    self.madeAt = madeAt
    self.step = step
  }
}

/// What became of the mails that waited in the outbox of a ledger that was restored.
package struct ResumedMark: Hashable, Sendable, Codable {
  /// Of which the audit mailbox had a copy.
  package var sent = 0
  /// That leave now.
  package var waiting = 0
  /// That a person had not sent.
  package var dropped = 0

  package init() {}
}
