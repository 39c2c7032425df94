import Foundation
import Rehearsal
import Testing

/// `huiyin run` on a disk that is full again and again, or that loses what it was given: the story ends with the same site
/// and with no mail sent twice. The oracle is the site and the mailboxes, never the daemon's own log.
///
/// `HUIYIN_FAULT_STORIES` asks for more than the few stories of `make test`.
@Suite(.serialized) struct DiskFaultTests {
  private static let wanted = ProcessInfo.processInfo.environment["HUIYIN_FAULT_STORIES"].flatMap { Int($0) }

  /// A full disk passes: nobody has to start anything anew, though he may.
  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func onADiskThatIsFullTimeAndAgainTheStoryEndsTheSame() throws {
    let calls = ["pwrite64", "write", "openat", "rename", "fdatasync", "mkdir"]
    try tell(Self.wanted ?? 3, calls: calls) { number in
      [
        KillPoint(
          call: calls[number % calls.count], count: 5 + number * 17 % 90, blow: .error("ENOSPC", times: 4))
      ]
    }
  }

  /// What a disk says that it lost cannot be believed to be there: the office ends, and whoever starts it reads anew.
  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func onADiskThatLosesAWriteTheStoryEndsTheSame() throws {
    let calls = ["fdatasync", "pwrite64", "fsync", "write", "rename", "openat"]
    try tell(Self.wanted ?? 1, calls: calls) { number in
      KillPoint.points(12, offset: 12 * number, calls: calls, .error("EIO", times: 1))
    }
  }

  private func tell(_ stories: Int, calls: [String], points: (Int) -> [KillPoint]) throws {
    let undisturbed = try KilledStory(killingAt: [])
    _ = try undisturbed.perform()
    let reference = try undisturbed.outcome()
    var (faults, ends) = (0, 0)
    for number in 0..<stories {
      let story = try KilledStory(killingAt: points(number))
      _ = try story.perform()
      try story.awaitLastMail()
      let outcome = try story.outcome()
      #expect(outcome == reference, "\(points(number)): \(outcome.difference(from: reference) ?? "")")
      #expect(outcome.doubled.isEmpty, "\(points(number))")
      try story.verify()
      faults += try story.countFailedCalls()
      ends += story.killed
    }
    print(
      "killed \(ends) times by \(faults) failed calls in \(stories) stories, at \(calls.joined(separator: ", "))"
    )
    #expect(faults >= stories)
  }
}
