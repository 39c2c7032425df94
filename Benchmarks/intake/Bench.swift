import Foundation
import Lab

/// `make bench-intake`: a backlog of mails from a Dovecot over TLS into the ledger, durable and sorted, beside
/// `mbsync` into a Maildir with `FSync yes`; at loopback, and over a line that delays every byte.
///
/// Each takes its turn, again and again in one run, so that whatever else the machine does falls on both.
@main
struct Bench {
  private static let mails = Int(setting("MAILS", 10_000))
  private static let bytes = Int(setting("BYTES", 4_000))
  private static let rounds = Int(setting("ROUNDS", 3))
  /// There and back, in milliseconds.
  private static let delay = setting("DELAY", 40)

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "pull" { return try Pull(arguments.dropFirst().map { $0 }).run() }
    let lab = try Lab.start(accounts: ["bench@lab.test"])
    let account = Lab.Account(address: "bench@lab.test")
    say("\(mails) mails of \(bytes) bytes …")
    for number in 1...mails { try lab.deliver(Generator.mail(number, bytes: bytes), to: account) }
    // Dovecot gives out UIDs when it first looks.
    try lab.doveadm("mailbox", "status", "-u", account.address, "messages", "INBOX")
    let proxy = try DelayProxy(to: lab.imaps, each: delay / 2)
    for (name, port) in [("loopback", lab.imaps), ("\(Int(delay)) ms", proxy.port)] {
      try compare(name, at: port, lab, account)
    }
    try lab.stop()
  }

  private static func compare(_ name: String, at port: UInt16, _ lab: Lab, _ account: Lab.Account) throws {
    var ours: [Run] = []
    var theirs: [Run] = []
    for round in 1...rounds {
      for isOurs in round.isMultiple(of: 2) ? [false, true] : [true, false] {
        let run =
          try isOurs
          ? Contender.huiyin(port, lab, account, mails) : Contender.mbsync(port, lab, account, mails)
        isOurs ? ours.append(run) : theirs.append(run)
      }
    }
    say("\(name):")
    for (title, runs) in [("huiyin", ours), ("mbsync", theirs)] {
      let speeds = runs.map { String(format: "%.0f", Double(mails) / $0.seconds) }
      let peak = runs.map(\.peak).max() ?? 0
      say("  \(title)  \(speeds.joined(separator: ", ")) mails/s, peak memory \(peak >> 20) MB")
    }
    let ratio = median(theirs.map(\.seconds)) / median(ours.map(\.seconds))
    say(String(format: "  ratio of medians: %.2f times as fast as mbsync", ratio))
  }

  /// Each line as soon as it is known, into a file as well.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func setting(_ name: String, _ standard: Double) -> Double {
    ProcessInfo.processInfo.environment["HUIYIN_BENCH_\(name)"].flatMap { Double($0) } ?? standard
  }
}
