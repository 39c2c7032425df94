import Foundation
import Lab
import Rehearsal

/// `make soak MINUTES=30`: letters through the whole story with real servers, over connections that break, by a daemon that
/// is killed again and again. What counts in the end is what authors got and what the public can read.
///
///     soak MINUTES LETTERS
@main
struct Soak {
  static func main() {
    do { try Soak().run() } catch {
      say("soak: error: \(error)")
      exit(1)
    }
  }

  private let minutes: Int
  private let letters: Int

  private init() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    minutes = numbers.first ?? 30
    letters = numbers.dropFirst().first ?? 20_000
  }

  private func run() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-soak-\(getpid())"
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lab = try Lab.start(accounts: Cast.addresses + [Town.crowd, "*=" + Town.crowd])
    defer { try? lab.stop() }  // it ends with this process in any case
    let relays = try [lab.imaps, lab.submission].map { try FlakyRelay(to: $0) }
    let premises = try Premises(in: folder, lab: lab)
    try adapt(premises, [lab.imaps: relays[0].port, lab.submission: relays[1].port])
    let town = try Town(lab, premises.certificates) { letter in
      try Command.run(
        DaemonProcess.binary, ["resend", letter, "--why", "未收到", "--config", premises.configurationFile])
    }
    var daemon = KilledDaemon(premises)
    try daemon.start()
    defer { daemon.end() }

    let start = Date()
    let seconds = Double(minutes * 60)
    var nextReport = 60.0
    // Letters come for nine tenths of the time; the last third goes without kills, for its memory to be seen.
    while case let passed = -start.timeIntervalSinceNow, passed < seconds {
      let due = min(letters, Int(Double(letters) * passed / (seconds * 0.9)) + 1)
      for _ in 0..<min(50, due - town.authors.count) { try town.write() }
      _ = try town.look()
      try daemon.watch(kills: passed < seconds * 2 / 3)
      if passed >= nextReport {
        nextReport += 60
        Self.say(
          "\(Int(passed)) s: \(town.authors.count) written, \(town.tally.answered) answered, \(daemon.kills) kills, "
            + "\(relays.map(\.count).reduce(0, +)) broken connections, \(daemon.memory) MB")
      }
      usleep(50_000)
    }
    for relay in relays { relay.becomeSound() }
    // As long as it goes on.
    var patience = Date(timeIntervalSinceNow: 300)
    while !town.tally.missing(of: town.authors).isEmpty, Date() < patience {
      if try town.look() > 0 { patience = Date(timeIntervalSinceNow: 300) }
      try daemon.watch(kills: false)
      usleep(200_000)
    }
    Self.say(
      "it went on for \(Int(-start.timeIntervalSinceNow) - minutes * 60) s more"
    )
    // A minute after its last work the office gives memory back.
    sleep(75)
    _ = try town.look()
    try daemon.watch(kills: false)
    Self.say("memory at rest: \(daemon.memory) MB")
    try judge(town, daemon, premises, broken: relays.map(\.count).reduce(0, +))
  }

  private func judge(_ town: Town, _ daemon: KilledDaemon, _ premises: Premises, broken: Int) throws {
    let status = daemon.end()
    try Command.run(DaemonProcess.binary, ["ledger", "verify", "--config", premises.configurationFile])
    let pages = try Files.tree(premises.site).count { $0.contains("/NM") && $0.hasSuffix(".html") }
    let missing = town.tally.missing(of: town.authors)
    Self.say(
      """
      \(town.authors.count) letters, \(daemon.kills) kills, \(broken) broken connections
      lost: \(missing.count)\(missing.isEmpty ? "" : ", such as \(missing.prefix(5))")
      told twice in different mails: \(town.tally.doubled.count)
      mails that came twice under one Message-ID: \(town.tally.repeated)
      pages: \(pages)
      other mails: \(town.strange.sorted { $0.key < $1.key }.map { "\($0.key)】 \($0.value)" }.joined(separator: ", "))
      memory, the last third of the time: \(daemon.memoryWithoutKills)
      """)
    guard status == 0, missing.isEmpty, town.tally.doubled.isEmpty, pages == town.authors.count else {
      throw Trouble("status \(status): not everything is as it should be")
    }
  }

  /// Its servers are reached through the relays, and a day may bring more than one would.
  private func adapt(_ premises: Premises, _ ports: [UInt16: UInt16]) throws {
    var text = String(decoding: try Files.read(premises.configurationFile), as: UTF8.self)
    for (port, relay) in ports {
      text = text.replacingOccurrences(of: "port: \(port)\n", with: "port: \(relay)\n")
    }
    text += "limits:\n  automatic-mails-per-day: 1000000\n"
    try Files.write(text, to: premises.configurationFile)
  }

  /// Each line as soon as it is known, into a file as well.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
