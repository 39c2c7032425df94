import Foundation
import Lab
import Mail
import Rehearsal
import Synchronization
import Testing

/// `huiyin run` at SIGHUP.
struct ReloadTests {
  private static let officer = (old: "address: zjj@naiman.example", new: "address: zjj-new@naiman.example")

  private static func edit(_ file: String, of bureau: Bureau, _ old: String, _ new: String) throws {
    let path = bureau.directory + "/config/" + file
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    try #require(text.contains(old))
    try Files.write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }

  @Test func theNextLetterGoesByTheNewConfiguration() throws {
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "000001  mailed  assigned  to=旗住建局")
    try Self.edit("units.yaml", of: bureau, Self.officer.old, Self.officer.new)
    try bureau.edit("# certainty: 0.8", "certainty: 0.7")
    #expect(try office.reload() == "configuration read anew: 2 changes")
    #expect(office.lines.contains("configuration: policy: certainty: 0.8 → 0.7"))
    #expect(office.lines.contains { $0.hasPrefix("configuration: units: 旗住建局: officers: 于春雷: address: ") })
    try bureau.write("暖气不热", "我家暖气不热，室温只有十度，供热公司不管。")
    try office.wait(for: "000002  mailed  assigned  to=旗住建局")
    #expect(try bureau.subjects(to: "zjj@naiman.example").count == 1)
    #expect(try bureau.subjects(to: "zjj-new@naiman.example").count == 1)
    #expect(office.terminate().status == 0)
    #expect(office.lines.count { $0.contains("  configured  ") } == 2, "\(office.lines)")
  }

  /// Also those that no letter changes: 留言须知, the forms.
  @Test func everyPageShowsWhatTheNewConfigurationSays() throws {
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "000001  mailed  assigned  to=旗住建局")
    #expect(try bureau.huiyin("site", "build").status == 0)
    try bureau.edit("  telephone: 0475-0000000", "  telephone: 0475-1111111")
    try office.reload("configuration read anew: ")
    try bureau.write("暖气不热", "我家暖气不热，室温只有十度，供热公司不管。")
    try office.wait(for: "000002  mailed  assigned  to=旗住建局")
    #expect(office.terminate().status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    let notice = String(decoding: try Files.read(bureau.site + "/hdjl/wszx/lyxz.html"), as: UTF8.self)
    #expect(notice.contains("0475-1111111") && !notice.contains("0475-0000000"))
    let verified = try bureau.huiyin("site", "verify")
    #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
  }

  @Test func aConfigurationThatIsWrongIsToldWholeAndTheOldOneStays() throws {
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let manager = try ListeningManager(at: bureau.directory + "/notify")
    let office = try RunningOffice(bureau, environment: ["NOTIFY_SOCKET": manager.name])
    _ = try manager.wait(for: "READY=1")
    try bureau.edit("  telephone:", "  telefone:")
    try Self.edit("units.yaml", of: bureau, Self.officer.old, "address: nobody")
    try office.reload(
      "the configuration was read anew and has 2 problems: what was in effect before still is")
    let errors = office.lines.filter { $0.hasPrefix("huiyin: error: ") }
    #expect(
      errors.count == 2 && errors[0].contains(#""office" has no key "telefone""#)
        && errors[1].contains("units.yaml:"))
    #expect(office.lines.contains(#"huiyin: hint: did you mean "telephone"?"#))
    _ = try manager.wait(for: "RELOADING=1")
    _ = try manager.wait(for: "MONOTONIC_USEC=")
    _ = try manager.wait(for: "READY=1", count: 2)
    try bureau.write()
    try office.wait(for: "000001  mailed  assigned  to=旗住建局")
    #expect(try bureau.subjects(to: "zjj@naiman.example").count == 1)
    _ = try manager.wait(
      for: "STATUS=1 letters open, 0 mails to send, 0 mails held; the configuration has 2 problems")

    try bureau.edit("  telefone:", "  telephone:")
    try Self.edit("units.yaml", of: bureau, "address: nobody", Self.officer.old)
    #expect(try office.reload() == "configuration read anew: nothing changed")
    _ = try manager.wait(for: "READY=1", count: 3)
    #expect(office.terminate().status == 0)
  }

  @Test func whatTheProcessWasStartedWithDoesNotChange() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    try bureau.edit("# state: ../state", "state: ../elsewhere")
    try office.reload("has 2 problems")
    #expect(office.lines.contains { $0.contains("state: cannot change while the office runs: ") })
    #expect(office.lines.contains("huiyin: hint: restart it: systemctl restart huiyin"))
    #expect(!FileManager.default.fileExists(atPath: bureau.directory + "/elsewhere"))
    try bureau.edit("state: ../elsewhere", "state: ../state")
    #expect(try bureau.huiyin("once").status == 0)
    #expect(office.terminate().status == 0)
  }

  @Test func afterManyOfThemNothingIsLeftOpenAndTheLedgerIsStillItsOwn() throws {
    let bureau = try Bureau([Change.quickPoll])
    let office = try RunningOffice(bureau)
    try office.reload()
    let files = try office.openFiles()
    for number in 2..<12 {
      try bureau.edit("hot-topic: ", "hot-topic: \(number)  # ")
      if number == 2 { try bureau.edit("# hot-topic", "hot-topic") }
      try office.reload()
    }
    // The last crew may still be on its way out; ten would be many more.
    let end = Date(timeIntervalSinceNow: 10)
    while try office.openFiles() > files + 6, Date() < end { usleep(100_000) }
    #expect(try office.openFiles() <= files + 6, "of a crew that went, nothing stays")
    #expect(
      try bureau.huiyin("run").complaints == ["\(bureau.directory)/state: another huiyin has the ledger open"]
    )
    try bureau.write()
    try office.wait(for: "000001  registered")
    #expect(office.terminate().status == 0)
  }

  /// Whoever keeps silent is left, as at the end.
  @Test func aServerThatKeepsSilentDelaysNothing() throws {
    let server = try DeafServer()
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: server.port), Change.quickPoll])
    try bureau.writePassword()
    let office = try RunningOffice(bureau)
    server.waitForCaller()
    try bureau.edit(
      "host: 127.0.0.1, port: \(server.port)", "host: 127.0.0.1, port: \(try DeafServer.silentPort())")
    let time = try ContinuousClock().measure { try office.reload() }
    #expect(time < .seconds(10))
    #expect(office.lines.contains { $0.hasPrefix("configuration: mailboxes: 网上咨询: port: \(server.port) → ") })
    #expect(office.terminate().status == 0)
  }

  @Test func aMailboxThatIsAddedIsReadAndOneThatIsTakenOutIsNot() throws {
    let bureau = try Bureau([Change.quickPoll])
    let office = try RunningOffice(bureau)
    let second = try FolderPost(
      inbox: bureau.directory + "/mail/second", sent: bureau.directory + "/mail/out2")
    try bureau.edit(
      "  # - name: 网上咨询",
      "  - {name: 二, type: maildir, path: ../mail/second, poll: 1 second}\n  # - name: 网上咨询")
    try office.reload()
    #expect(office.lines.contains("configuration: mailboxes: 二: added"))
    let letter = try Draft(
      from: Address(name: "李梅梅", mailbox: "limeimei@citizens.example"),
      to: [Address(name: nil, mailbox: "liuyan@naiman.example")], subject: "小区供热不足", date: 1_795_000_000,
      messageID: "second@citizens.example", text: "室内只有12度。"
    ).composed()
    try second.send(letter, from: "limeimei@citizens.example", to: "liuyan@naiman.example")
    try office.wait(for: "000001  registered")
    try bureau.edit("  - {name: 二, type: maildir", "  # - {name: 二, type: maildir")
    try office.reload()
    #expect(office.lines.contains("configuration: mailboxes: 二: removed"))
    #expect(office.terminate().status == 0)
  }

  /// Nobody at the door is turned away while one crew takes over from the other.
  @Test func commandsAreCarriedOutWhileItIsReadAnewAgainAndAgain() throws {
    let bureau = try Bureau([Change.quickPoll])
    let office = try RunningOffice(bureau)
    let restless = Restless(office)
    for _ in 0..<6 {
      try bureau.write("供热", "第\(UUID().uuidString.prefix(8))号楼室内只有12度。")
      let once = try bureau.huiyin("once")
      #expect(once.status == 0, "\(once.errors)")
    }
    let times = restless.end()
    #expect(times > 3)
    #expect(try bureau.huiyin("list", "--json").list().count == 6)
    #expect(office.terminate().status == 0)
    #expect(office.lines.last == "stopped")
  }

  /// In the middle of a change of crews as at any other time.
  @Test func itEndsWhereverItIs() throws {
    for pause in [0, 5, 20, 50] {
      let office = try RunningOffice(try Bureau())
      office.hangUp()
      Thread.sleep(forTimeInterval: Double(pause) / 1000)
      #expect(office.terminate().status == 0)
      #expect(office.lines.last == "stopped")
    }
  }
}

/// Has an office read its configuration anew, four times a second.
private final class Restless: Sendable {
  private let times = Mutex<(count: Int, isOver: Bool)>((0, false))
  private let ended = DispatchSemaphore(value: 0)

  init(_ office: RunningOffice) {
    nonisolated(unsafe) let office = office
    Thread.detachNewThread { [self] in
      while !times.withLock({ $0.isOver }) {
        office.hangUp()
        times.withLock { $0.count += 1 }
        Thread.sleep(forTimeInterval: 0.25)
      }
      ended.signal()
    }
  }

  /// - Returns: how often.
  func end() -> Int {
    times.withLock { $0.isOver = true }
    ended.wait()
    return times.withLock { $0.count }
  }
}
