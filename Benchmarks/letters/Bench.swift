import Correspondence
import Domain
import Foundation
import Glibc
import Office
import Premises

/// `make bench-letters`: from raw mails in memory to letters that are registered, accepted and assigned, with receipts
/// and assignments in the outbox, all of it durable. The office, its stages and its configuration are the real ones.
///
///     bench-letters [MAILS [ROUNDS]]
@main
struct Bench {
  static func main() {
    do { try measure() } catch {
      say("bench-letters: error: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let (count, rounds) = (numbers.first ?? 10_000, numbers.dropFirst().first ?? 3)
    var letters = Letters(seed: 2026, about: Theme.ofCounty)
    let mails = (0..<count).map { letters.mail($0) }
    say("\(count) mails, \(mails.reduce(0) { $0 + $1.count } / max(1, count)) bytes each …")
    for _ in 0..<rounds { try run(mails) }
  }

  private static func run(_ mails: [[UInt8]]) throws {
    let premises = try Premises()
    let office = premises.office
    let now = Timestamp(Day("2026-11-23")!, hour: 9)
    let (start, startOfWork) = (ContinuousClock.now, Usage.processorTime)
    let pile = MailPile(mails, receivedAt: now.seconds)
    let taken = try Intake(ledger: office.ledger, name: "收件箱", mailbox: pile).run(at: { now })
    guard taken == mails.count else { throw Wrong("\(taken) mails taken of \(mails.count)") }
    let intake = start.duration(to: .now) / .seconds(1)
    while try Pipeline.pass(office, at: now) > 0 {}
    let seconds = start.duration(to: .now) / .seconds(1)
    let work = Usage.processorTime - startOfWork
    let peak = Usage.peakMemory
    let outcome = try Outcome(of: office)
    try outcome.check(mails: mails.count)
    let count = Double(mails.count)
    say(
      String(
        format:
          "%.0f letters/s (%.2f s, of which taking in %.2f s), %.0f µs of CPU each, %.1f KB each, at most %d MB of memory; ",
        count / seconds, seconds, intake, work / count * 1e6, Double(try premises.size) / count / 1024,
        peak >> 20) + "\(outcome)")
    try premises.remove()
  }

  /// Each line as soon as it is known, into a file as well.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
