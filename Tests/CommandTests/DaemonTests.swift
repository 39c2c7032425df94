import Foundation
import Rehearsal
import Testing

/// The daemon, and the commands that work beside it.
@Suite struct DaemonTests {
  @Test func itEndsCleanlyOnSIGTERMAndASecondOneIsRefused() throws {
    let office = try SmallOffice()
    let log = Transcript()
    let daemon = try DaemonProcess(office.premises) { log.add($0) }
    defer { daemon.kill() }
    try log.wait(for: "ready")
    let second = try Program.run("run", "--config", office.config)
    #expect(second.status == 1)
    #expect(
      second.complaints.contains(
        "huiyin: error: \(office.premises.state): another huiyin has the ledger open"))
    #expect(daemon.terminate() == 0)
    #expect(log.text.hasSuffix("stopped"))
  }

  @Test func commandsReachTheRunningDaemonAndTheClerkIsRecorded() throws {
    let office = try SmallOffice()
    try office.configure("  assign: automatic", "  assign: ask")
    let log = Transcript()
    let daemon = try DaemonProcess(office.premises) { log.add($0) }
    defer { daemon.kill() }
    try log.wait(for: "ready")
    try office.receive("=?utf-8?B?5L6b54Ot?=", "小区供热不足。")
    try log.wait(for: "accepted")
    let id = try #require(log.letter)

    let unknown = try Program.run("assign", id, "--lead", "旗航天局", "--config", office.config)
    #expect(unknown.status == 1)
    #expect(unknown.complaints.contains("there is no unit \"旗航天局\" today"))

    let assigned = try Program.run(
      "assign", id, "--lead", "旗住建局", "--with", "旗水务局", "--config", office.config)
    #expect(assigned.status == 0, "\(assigned.complaints)")
    try log.wait(for: "assigned  lead=旗住建局  cooperating=旗水务局")
    #expect(log.text.contains("clerk=王敏"), "root speaks for 王敏 in this configuration")

    let declined = try Program.run("decline", id, "--ground", "八", "--config", office.config)
    #expect(declined.status == 0)
    let again = try Program.run("decline", id, "--ground", "八", "--config", office.config)
    #expect(again.status == 1)
    #expect(again.complaints.contains("takes no \"decline\" by clerk"))

    #expect(try Program.run("site", "build", "--full", "--config", office.config).status == 0)
    #expect(try Program.run("once", "--config", office.config).status == 0)
    #expect(daemon.terminate() == 0)
    let after = try Program.run("site", "build", "--config", office.config)
    #expect(after.status == 0, "and without a daemon it is done here: \(after.complaints)")
  }

  @Test(.enabled(if: getuid() == 0, "not root"))
  func whoHasNoRightsIsToldSo() throws {
    let office = try SmallOffice()
    let log = Transcript()
    let daemon = try DaemonProcess(office.premises) { log.add($0) }
    defer { daemon.kill() }
    try log.wait(for: "ready")
    // The folder can be entered by all; the socket's mode is what keeps strangers out.
    for path in ["", "/state", "/config", "/certificates"] { chmod(office.premises.directory + path, 0o755) }
    let stranger = try Program.run(
      "assign", "NM2026000001", "--lead", "旗住建局", "--config", office.config,
      prefix: ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"])
    #expect(stranger.status == 1)
    #expect(stranger.complaints.contains("you may not speak to the daemon"))
  }

  @Test func oneMailboxesTroubleDoesNotDisturbAnother() throws {
    let office = try SmallOffice()
    try office.configure(
      "mailboxes:\n",
      "mailboxes:\n  - {name: away, type: imap, host: localhost, port: 1, security: none, user: a, password-file: password}\n"
    )
    let log = Transcript()
    let daemon = try DaemonProcess(office.premises) { log.add($0) }
    defer { daemon.kill() }
    try office.receive("=?utf-8?B?5L6b54Ot?=", "小区供热不足。")
    try log.wait(for: "registered")
    #expect(log.text.contains("huiyin: warning: away: localhost: cannot be reached: "))
    #expect(daemon.terminate() == 0)
  }
}

/// What the daemon printed so far.
final class Transcript: Sendable {
  private let condition = NSCondition()
  nonisolated(unsafe) private var lines: [String] = []

  func add(_ line: String) {
    condition.withLock {
      lines.append(line)
      condition.broadcast()
    }
  }

  var text: String { condition.withLock { lines.joined(separator: "\n") } }

  /// The number in the first line that begins with one.
  var letter: String? {
    condition.withLock { lines.first { $0.hasPrefix("NM") }?.split(separator: " ").first.map(String.init) }
  }

  /// Waits until a line holds `words`, at most half a minute.
  func wait(for words: String) throws {
    let end = Date(timeIntervalSinceNow: 30)
    try condition.withLock {
      while !lines.contains(where: { $0.contains(words) }) {
        guard condition.wait(until: end) else {
          throw Trouble("no \"\(words)\" in:\n\(lines.joined(separator: "\n"))")
        }
      }
    }
  }
}
