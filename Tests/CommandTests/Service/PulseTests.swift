import Testing

@testable import huiyin

struct PulseTests {
  private static let moment = Duration.seconds(1)

  @Test func whoIsNotHeardOfIsMissedAfterAWhile() {
    let pulse = Pulse()
    let now = SuspendingClock.now
    #expect(pulse.isFresh(at: now + Pulse.patience - Self.moment))
    #expect(!pulse.isFresh(at: now + Pulse.patience + Self.moment))
  }

  @Test func whoSaysThatHeWaitsIsMissedLater() {
    let pulse = Pulse()
    pulse.beat(beforeWaiting: 3600)
    let end = SuspendingClock.now + .seconds(3600) + Pulse.patience
    #expect(pulse.isFresh(at: end - Self.moment) && !pulse.isFresh(at: end + Self.moment))
    pulse.beat(beforeWaiting: nil)
    #expect(pulse.isFresh(at: end + .seconds(1_000_000)), "who waits for somebody waits")
    pulse.beat()
    #expect(!pulse.isFresh(at: SuspendingClock.now + Pulse.patience + Self.moment))
  }
}
