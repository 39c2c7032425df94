import Foundation
import Testing

/// 1,000 mails after an outage, and 20 among them over which every process dies that reads them: strace waits for
/// the converter of their charset, and kills whoever opens it. No line of the program knows of it.
struct DeadlyMailTests {
  private static let converter = "/usr/lib/x86_64-linux-gnu/gconv/BIG5.so"
  private static let obstacle =
    KillPoint.obstacle ?? (FileManager.default.fileExists(atPath: converter) ? nil : "no \(converter)")

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func twentyMailsThatKillAreHeldAndTheOthersGoOn() throws {
    let intake = try KilledIntake(lab: nil, count: 1000, deadly: 151..<171)
    let killer = [
      "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-P", Self.converter, "-e", "trace=openat", "-e",
      "inject=openat:signal=SIGKILL",
    ]
    #expect(try intake.run(under: killer), "the first of them kills")
    #expect(try !intake.run(under: killer), "and no other does")
    try intake.check(deadly: 20)
  }
}
