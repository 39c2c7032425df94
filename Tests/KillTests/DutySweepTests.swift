import Foundation
import Lab
import Mail
import Rehearsal
import Store
import Testing

/// An urgent letter is taken in by a process that is killed at one system call after the other, and started again:
/// whoever is on duty is called once, and the alert command is run at most once.
@Suite(.serialized) struct DutySweepTests {
  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func killedAnywhereOneTurnIsOneCall() throws {
    let calls = try KilledCall().calls(["fdatasync", "pwrite64", "write", "rename"])
    let points = KillPoint.spread(12, over: calls)
    var killed = 0
    for point in points {
      let office = try KilledCall()
      if try office.run(under: point.prefix()) { killed += 1 }
      try office.finish()
      #expect(try office.tally() == IntakeTally(), "killed at \(point)")
    }
    print("killed at \(killed) of \(points.count) points of a call")
    #expect(killed * 2 >= points.count)
  }
}

/// The shipped office with an alert command, and one urgent letter that waits in its Maildir.
private final class KilledCall: KilledIntakeOffice {
  let directory = FileManager.default.temporaryDirectory.path + "/huiyin-duty-" + UUID().uuidString

  init() throws {
    let inbox = directory + "/mail/inbox"
    for folder in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(atPath: "\(inbox)/\(folder)", withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    let script = directory + "/alert"
    try Files.write("#!/bin/sh\ncat >> \(directory)/told\n", to: script)
    chmod(script, 0o755)
    let file = directory + "/config/huiyin.yaml"
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    try Files.write(text + "alert-command: [\(script)]\n", to: file)
    try Files.write(
      "From: li@citizens.example\r\nSubject: leak\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n楼道里煤气泄漏。\r\n",
      to: inbox + "/new/1000.test")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  func tally() throws -> IntakeTally {
    var tally = IntakeTally()
    let ledger = try Ledger.open(readingFrom: directory + "/state")
    for id in try ledger.letters() {
      tally.compare(try ledger.dutyCalls(about: id).map(\.round), with: [1])
      let mails = try ledger.outbox(of: id).filter { $0.mail.kind == "duty-call" }
      tally.compare(mails.map(\.state), with: [.sent])
      if try ledger.dutyWatch(of: id)?.next == nil { tally.unsettled += 1 }
    }
    tally.compare(try ledger.letters().map(\.serial), with: [1])
    // Before the first run of the command there is no such file.
    let told = (try? Files.read(directory + "/told")) ?? []
    if told.count(where: { $0 == UInt8(ascii: "\n") }) > 1 { tally.doubled += 1 }
    return tally
  }
}
