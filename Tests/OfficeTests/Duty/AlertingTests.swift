import Domain
import Foundation
import Programs
import Store
import Synchronization
import Testing
import World

@testable import Office

/// The alert command: a real script that writes down what it was told.
@Suite struct AlertingTests {
  /// A script in a folder of its own.
  private final class Script {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-alert-" + UUID().uuidString

    init(_ text: String) throws {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      try ("#!/bin/sh\ncd \(directory)\n" + text).write(
        toFile: directory + "/alert", atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory + "/alert")
    }

    // A leftover in the temporary folder harms nobody.
    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// What it was told, call by call.
    var told: [[String: Any]] {
      get throws {
        let text = try String(contentsOfFile: directory + "/told", encoding: .utf8)
        return try text.split(separator: "\n").map {
          try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
      }
    }

    func alerting(_ office: Office) -> Alerting {
      let program = Program([directory + "/alert", "one", "two words"])
      return Alerting(office: office) {
        let end = program.run(input: $0).end
        return ("\(end)", end == .exited(0))
      }
    }
  }

  @Test func everyCallIsToldOnceAndItsEndRecorded() throws {
    let script = try Script("cat >> told; echo \"$1|$2|$#\" >> arguments")
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write()
    let alerting = script.alerting(watch.world.office)
    for _ in 0..<3 { _ = try alerting.run(at: { watch.world.now }) }
    try watch.wait(minutes: 30)
    _ = try alerting.run(at: { watch.world.now })
    try watch.answer(from: NightWatch.zhang, "已悉")
    _ = try alerting.run(at: { watch.world.now })

    let told = try script.told
    #expect(told.compactMap { $0["kind"] as? String } == ["called", "escalated", "acknowledged"])
    #expect(told.compactMap { $0["name"] as? String } == ["包立新", "张玉兰", "张玉兰"])
    #expect(
      told[0]["telephone"] as? String == "0475-0000201" && told[0]["address"] as? String == NightWatch.bao)
    #expect(told[0]["letter"] as? String == "NM2026000001" && told[0]["title"] as? String == "煤气泄漏")
    #expect(told[0]["time"] as? String == "2026-10-02 03:10" && told[0]["unit"] as? String == "旗住建局")
    #expect(told[2]["acknowledgedBy"] as? String == "值班人员张玉兰")
    let everything = try String(contentsOfFile: script.directory + "/told", encoding: .utf8)
    #expect(!everything.contains("limeimei") && !everything.contains("李梅梅") && !everything.contains("楼道"))
    let arguments = try String(contentsOfFile: script.directory + "/arguments", encoding: .utf8)
    #expect(arguments == String(repeating: "one|two words|2\n", count: 3))
    let noted = try watch.world.letter().events.compactMap {
      if case .noted(let words) = $0.fact { words.text } else { nil }
    }
    #expect(noted.contains("通知命令（called 包立新）：exit status 0"))
  }

  @Test func whateverBecomesOfItTheMailGoesItsWay() throws {
    let script = try Script("exit 7")
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write()
    _ = try script.alerting(watch.world.office).run(at: { watch.world.now })
    #expect(try watch.world.mails("duty-call", about: watch.id).count == 1)
    guard
      case .held(_, "alert", "alert command (called 包立新): exit status 7")? =
        try watch.world.letter().events.last?.fact
    else {
      Issue.record("\(try watch.world.letter().events.last.map { "\($0.fact)" } ?? "")")
      return
    }
  }

  @Test func whatTheProcessDiedOverIsNotRunAgain() throws {
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write()
    #expect(try watch.world.office.ledger.beginNextAlert(at: watch.world.now)?.kind == .called)
    try watch.world.restart()
    let runs = Mutex(0)
    let alerting = Alerting(office: watch.world.office) { _ in
      runs.withLock { $0 += 1 }
      return ("exit status 0", true)
    }
    _ = try alerting.run(at: { watch.world.now })
    #expect(runs.withLock { $0 } == 0)
    guard case .held(_, "alert", let detail)? = try watch.world.letter().events.last?.fact else {
      Issue.record("nobody knows of it")
      return
    }
    #expect(detail.contains("of unknown fate"))
  }

  @Test func withoutACommandNothingWaits() throws {
    let watch = try NightWatch()
    try watch.write()
    #expect(try watch.world.office.ledger.beginNextAlert(at: watch.world.now) == nil)
  }

  @Test func aLetterThatMayBeASecretIsNotNamed() throws {
    let script = try Script("cat >> told")
    let watch = try NightWatch { $0.duty.alerts = true }
    try watch.write("绝密文件旁煤气泄漏", "绝密文件。")
    _ = try script.alerting(watch.world.office).run(at: { watch.world.now })
    #expect((try script.told[0]["title"] as? String)?.contains("绝密") == false)
  }
}
