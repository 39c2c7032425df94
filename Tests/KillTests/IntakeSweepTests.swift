import Foundation
import Lab
import Rehearsal
import Testing

/// 200 mails are taken in by a process that is killed with SIGKILL at one system call after the other, and started
/// again: none is lost, none is there twice. The oracle is what lies on the server or in the folder, compared with
/// the ledger, never the program's own word.
///
/// `HUIYIN_INTAKE_POINTS` asks for more points than the short sweep of `make test`.
@Suite(.serialized) struct IntakeSweepTests {
  private static let wanted = ProcessInfo.processInfo.environment["HUIYIN_INTAKE_POINTS"].flatMap { Int($0) }

  @Test(.enabled(if: KillPoint.obstacle == nil, "\(KillPoint.obstacle ?? "")"))
  func killedAnywhereOverAMaildirNoneIsLostAndNoneIsDoubled() throws {
    try sweep(Self.wanted.map { $0 / 2 } ?? 12, calls: ["pwrite64", "rename", "fdatasync", "write", "fsync"])
    {
      try KilledIntake(lab: nil)
    }
  }

  @Test(
    .enabled(
      if: KillPoint.obstacle == nil && Lab.obstacle == nil,
      "\([KillPoint.obstacle, Lab.obstacle].compactMap(\.self).joined(separator: ", "))"))
  func killedAnywhereOverDovecotNoneIsLostAndNoneIsDoubled() throws {
    let lab = try Lab.start(accounts: ["box@lab.test"])
    defer { try? lab.stop() }  // it ends with this process in any case
    try sweep(
      Self.wanted.map { $0 - $0 / 2 } ?? 8, calls: ["pwrite64", "sendto", "fdatasync", "write", "recvfrom"]
    ) {
      try KilledIntake(lab: lab)
    }
  }

  private func sweep(_ count: Int, calls: [String], _ make: () throws -> KilledIntake) throws {
    let reference = try make()
    let calls = try reference.calls(calls)
    try reference.check()
    var points = KillPoint.spread(count, over: calls)[...]
    var killed = 0
    while !points.isEmpty {
      let intake = try make()
      // Several deaths in a row are one story; a point that comes too late for it is no death.
      for point in points.prefix(2) where try intake.run(under: point.prefix) { killed += 1 }
      points = points.dropFirst(2)
      try intake.finish()
      try intake.check()
    }
    print(
      "killed \(killed) times at intake, of \(count) points in \(calls.map { "\($0.value) \($0.key)" }.sorted())"
    )
    #expect(killed * 2 >= count)
  }
}

extension KillPoint {
  /// So many points, spread evenly over all calls there are.
  static func spread(_ count: Int, over calls: [String: Int]) -> [KillPoint] {
    let all = calls.sorted { $0.key < $1.key }.flatMap { call, number in
      (1...max(1, number)).map { KillPoint(call: call, count: $0) }
    }
    let step = max(1, Double(all.count) / Double(count))
    let chosen = (0..<count).compactMap { number -> KillPoint? in
      let index = Int(Double(number) * step)
      return index < all.count ? all[index] : nil
    }
    // Late points first would find nothing left to do.
    return chosen.sorted { ($0.count, $0.call) < ($1.count, $1.call) }
  }
}
