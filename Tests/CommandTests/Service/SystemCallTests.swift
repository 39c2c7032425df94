import Foundation
import Lab
import Rehearsal
import Testing

/// What `systemd/huiyin.service` lets the program ask of the kernel, beside what it asks.
struct SystemCallTests {
  private static let analyzer = "/usr/bin/systemd-analyze"

  /// Nil where the calls of a program can be watched, and the filter read.
  private static let obstacle: String? =
    Strace.obstacle
    ?? (FileManager.default.isExecutableFile(atPath: analyzer) ? nil : "no \(analyzer)")

  /// Refused by the filter as here, and nothing is lost: the runtime would give its threads other priorities, and SQLite
  /// asks for a file's owner only as root.
  private static let refused: Set = ["setpriority", "fchown"]

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func everyCallOfARunIsWithinTheUnitsFilter() throws {
    let bureau = try Bureau(
      [
        Change.quickPoll, Change.imapMailbox("网上咨询", port: try DeafServer.silentPort()),
      ] + Change.everythingAutomatic)
    try bureau.writePassword()
    let trace = bureau.directory + "/calls"
    let office = try RunningOffice(
      bureau,
      under: [
        Strace.program, "-f", "-qq", "-o", trace, "-e",
        "inject=\(Self.refused.sorted().joined(separator: ",")):error=EPERM",
      ])
    try bureau.write()
    try office.wait(for: "mailed  assigned  to=旗住建局", seconds: 60)
    _ = try bureau.huiyin("once")
    office.kill()

    let text = String(decoding: try Files.read(trace), as: UTF8.self)
    let made = Set(text.matches(of: /(?m)^\d+ +([a-z0-9_]+)\(/).map { String($0.1) })
    #expect(made.count > 40 && made.isSuperset(of: ["fdatasync", "connect"]))
    let forbidden = made.subtracting(try Self.allowed()).subtracting(Self.refused)
    #expect(forbidden.isEmpty, "\(forbidden.sorted())")
  }

  /// By the unit's own lines: groups that it lets through, without those that it takes out again.
  private static func allowed() throws -> Set<String> {
    let unit = String(decoding: try Files.read(Repository.root + "/systemd/huiyin.service"), as: UTF8.self)
    var allowed: Set<String> = []
    for match in unit.matches(of: /(?m)^SystemCallFilter=(~?)(.+)$/) {
      let calls = try match.2.split(separator: " ").map { try self.calls(in: String($0)) }
      let all = calls.reduce(into: Set<String>()) { $0.formUnion($1) }
      if match.1.isEmpty { allowed.formUnion(all) } else { allowed.subtract(all) }
    }
    return allowed
  }

  /// What a group of systemd's consists of, groups within it included.
  private static func calls(in group: String) throws -> Set<String> {
    guard group.hasPrefix("@") else { return [group] }
    let lines = String(decoding: try Command.run(analyzer, ["syscall-filter", group]), as: UTF8.self)
      .split(separator: "\n").dropFirst()
      .map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("#") && !$0.isEmpty }
    return try lines.reduce(into: Set<String>()) { $0.formUnion(try calls(in: String($1))) }
  }
}
