import Foundation
import Rehearsal
import Testing

/// 1,000 mails after an outage, and 20 among them over which every process dies that reads them: strace waits for
/// the converter of their charset, and kills whoever opens it. No line of the program knows of it.
struct DeadlyMailTests {
  private static let converter = "/usr/lib/x86_64-linux-gnu/gconv/BIG5.so"
  private static let obstacle =
    Strace.obstacle ?? (FileManager.default.fileExists(atPath: converter) ? nil : "no \(converter)")

  private static let killer = [
    Strace.program, "-f", "-qq", "-o", "/dev/null", "-P", converter, "-e", "trace=openat", "-e",
    "inject=openat:signal=SIGKILL",
  ]

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func twentyMailsThatKillAreHeldAndTheOthersGoOn() throws {
    let intake = try KilledIntake(lab: nil, count: 1000, lethal: 151..<171)
    #expect(try intake.run(under: Self.killer), "the first of them kills")
    #expect(try !intake.run(under: Self.killer), "and no other does")
    #expect(try intake.tally() == IntakeTally())
  }

  /// The process died with it before its eyes; alone, it needs more memory than a mail may.
  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func aSuspectThatNeedsTooMuchMemoryIsHeldAndTheOthersGoOn() throws {
    let intake = try KilledIntake(lab: nil, count: 60, lethal: 30..<31, deadly: 20..<21, huge: 20)
    try intake.configure("# reading-memory: 512 MB", "reading-memory: 16 MB")
    try intake.configure("# reading-time: 5 seconds", "reading-time: 60 seconds")
    #expect(try intake.run(under: Self.killer))
    try intake.finish()
    #expect(try intake.tally() == IntakeTally())
  }
}
