import Foundation
import Lab
import Rehearsal
import Testing

/// `huiyin run`, killed with SIGKILL in the middle of everything and started again, ends with the same site and
/// with no mail sent twice. The oracle is the site and the mailboxes, never the daemon's own log.
///
/// `HUIYIN_KILL_POINTS` asks for more points than the short sweep of `make test`.
@Suite(.serialized) struct KillTests {
  private static let wanted = ProcessInfo.processInfo.environment["HUIYIN_KILL_POINTS"].flatMap { Int($0) }

  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func killedAtAnyWriteTheStoryEndsTheSame() throws {
    try sweep(Self.wanted ?? 42, calls: KillPoint.diskCalls, lab: { nil })
  }

  @Test(
    .enabled(
      if: Strace.obstacle == nil && Lab.obstacle == nil,
      "\([Strace.obstacle, Lab.obstacle].compactMap(\.self).joined(separator: ", "))"))
  func killedAtAnyByteOnTheWireTheStoryEndsTheSame() throws {
    try sweep(
      (Self.wanted ?? 48) / 4, calls: KillPoint.wireCalls, lab: { try Lab.start(accounts: Cast.addresses) })
  }

  /// Tells the story undisturbed, then as often as it takes to be killed `count` times.
  private func sweep(_ count: Int, calls: [String], lab: () throws -> Lab?) throws {
    let reference = try tell([], lab: lab).outcome
    #expect(reference.pages.count == 4)
    #expect(reference.doubled.isEmpty)
    var tried = 0
    var killed = 0
    while killed < count, tried < 3 * count {
      let points = KillPoint.points(min(12, count - killed), offset: tried, calls: calls)
      let (story, outcome, rest) = try tell(points, lab: lab)
      // A point that the story was too short for is tried in the next telling, or is none.
      tried += max(1, points.count - rest.count)
      killed += story.killed
      let refusals = outcome == reference ? [] : try story.refusals()
      #expect(
        outcome == reference, "\(points): \(outcome.difference(from: reference) ?? "") \(refusals)")
      #expect(outcome.doubled.isEmpty)
      try story.verify()
    }
    print("killed \(killed) times, at \(calls.joined(separator: ", "))")
    #expect(killed >= count)
  }

  private func tell(
    _ points: [KillPoint], lab: () throws -> Lab?
  ) throws -> (story: KilledStory, outcome: Outcome, rest: [KillPoint]) {
    let lab = try lab()
    defer { try? lab?.stop() }  // it ends with this process in any case
    let story = try KilledStory(killingAt: points, lab: lab)
    let rest = try story.perform()
    return (story, try story.outcome(), rest)
  }
}
