import Foundation
import Lab
import Rehearsal
import Testing

/// 200 mails, or exports with 60 rows, are taken in by a process that is killed with SIGKILL at one system call after
/// the other, and started again: nothing is lost, nothing is there twice, and nobody is held for having been near. The
/// oracle is what lies on the server or in the folder, compared with the ledger, never the program's own word.
///
/// `HUIYIN_INTAKE_POINTS` asks for more points than the short sweep of `make test`.
@Suite(.serialized) struct IntakeSweepTests {
  private static let wanted = ProcessInfo.processInfo.environment["HUIYIN_INTAKE_POINTS"].flatMap { Int($0) }
  private static let disk = ["pwrite64", "fdatasync", "write", "fsync", "rename", "ftruncate", "unlink"]

  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func killedAnywhereOverAMaildirNothingIsLostOrDoubled() throws {
    try sweep("a Maildir", Self.wanted.map { $0 * 3 / 8 } ?? 12, calls: Self.disk) {
      try KilledIntake(lab: nil)
    }
  }

  @Test(
    .enabled(
      if: Strace.obstacle == nil && Lab.obstacle == nil,
      "\([Strace.obstacle, Lab.obstacle].compactMap(\.self).joined(separator: ", "))"))
  func killedAnywhereOverDovecotNothingIsLostOrDoubled() throws {
    let lab = try Lab.start(accounts: ["box@lab.test"])
    defer { try? lab.stop() }  // it ends with this process in any case
    try sweep(
      "a Dovecot", Self.wanted.map { $0 * 3 / 8 } ?? 8, calls: Self.disk + ["connect", "sendto", "recvfrom"]
    ) {
      try KilledIntake(lab: lab)
    }
  }

  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func killedAnywhereOverAFolderOfExportsNothingIsLostOrDoubled() throws {
    try sweep("a folder", Self.wanted.map { $0 / 4 } ?? 10, calls: Self.disk + ["getdents64", "mkdir"]) {
      try KilledExports()
    }
  }

  private func sweep(
    _ source: String, _ count: Int, calls names: [String], _ make: () throws -> any KilledIntakeOffice
  ) throws {
    let reference = try make()
    let calls = try reference.calls(names)
    #expect(try reference.tally() == IntakeTally())
    let points = KillPoint.spread(count, over: calls)
    var (killed, again) = (0, 0)
    var sum = IntakeTally()
    for (number, point) in points.enumerated() {
      let office = try make()
      if try office.run(under: point.prefix()) { killed += 1 }
      // Whoever comes next to make it good is killed, too, now and then: at some transaction, of which there is one
      // for each mail that was before the first when he died.
      let next = KillPoint(call: "fdatasync", count: 1 + number * 5 % 97)
      if number.isMultiple(of: 2), try office.run(under: next.prefix()) { again += 1 }
      try office.finish()
      let tally = try office.tally()
      #expect(tally == IntakeTally(), "killed at \(point)")
      sum += tally
    }
    let made = calls.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print(
      """
      killed at \(killed) of \(points.count) points of the intake from \(source) (\(points.count - killed) never \
      reached), and \(again) times again afterwards: \(sum); it makes \(made)
      """)
    #expect(killed * 4 >= points.count * 3)
  }
}

extension KillPoint {
  /// So many points: as many of every call as of any other, while there are so many of it, and each kind spread
  /// evenly over the run.
  static func spread(_ count: Int, over calls: [String: Int]) -> [KillPoint] {
    var left = count
    var points: [KillPoint] = []
    let rarest = calls.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    for (index, (call, number)) in rarest.enumerated() {
      let share = min(number, (left + calls.count - index - 1) / (calls.count - index))
      points += (0..<share).map { KillPoint(call: call, count: 1 + $0 * number / share) }
      left -= share
    }
    return points
  }
}
