import Domain
import Testing
import World

@testable import Office

struct OfficeMetricsTests {
  @Test func theNumbersFollowTheLetters() throws {
    let world = try World()
    #expect(try value("letters{stage=\"assigned\"}", in: world) == 0)
    #expect(try value("outbox_oldest_timestamp_seconds", in: world) == nil)
    try world.receive("供热管道漏水。")
    #expect(try value("letters{stage=\"assigned\"}", in: world) == 1)
    #expect(try value("letters_overdue", in: world) == 0 && value("letters_due_today", in: world) == 0)
    let events = try world.office.ledger.head().sequence
    #expect(try value("chain_events_total", in: world) == events)
    #expect(
      try value("chain_head", in: world) == Int64(world.office.ledger.head().hash.prefix(12), radix: 16))
    #expect(try value("written_timestamp_seconds", in: world) == world.now.seconds)

    let due = try #require(try world.letter().leadDue?.day)
    world.now = Timestamp(due, hour: 10)
    #expect(try value("letters_due_today", in: world) == 1 && value("letters_overdue", in: world) == 0)
    world.now = Timestamp(due + 1, hour: 10)
    #expect(try value("letters_due_today", in: world) == 0 && value("letters_overdue", in: world) == 1)
  }

  /// All that is open is read for it.
  @Test func latenessIsCountedAgainOnlyWhenSomethingHappenedOrAfterAWhile() throws {
    let world = try World()
    try world.receive("供热管道漏水。")
    let due = try #require(try world.letter().leadDue?.day)
    world.now = Timestamp(due, hour: 23, minute: 59)
    #expect(try value("letters_overdue", in: world) == 0)
    world.now = Timestamp(due + 1, hour: 0, minute: 10)
    #expect(try value("letters_overdue", in: world) == 0, "nothing was recorded since")
    world.now = Timestamp(due + 1, hour: 0, minute: 15)
    #expect(try value("letters_overdue", in: world) == 1)
  }

  @Test func whoeverIsInTroubleIsNamed() throws {
    let world = try World()
    let text = try world.office.metrics(
      at: world.now, troubles: [(part: "网上咨询", isInTrouble: true), (part: "courier", isInTrouble: false)]
    ).text
    #expect(text.contains("huiyin_trouble{part=\"网上咨询\"} 1\nhuiyin_trouble{part=\"courier\"} 0\n"))
  }

  private func value(_ name: String, in world: World) throws -> Int64? {
    let lines = try world.office.metrics(at: world.now).text.split(separator: "\n")
    return lines.first { $0.hasPrefix("huiyin_\(name) ") }.flatMap { Int64($0.split(separator: " ")[1]) }
  }
}
