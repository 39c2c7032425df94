import Foundation
import Lab
import Rehearsal
import Testing

@testable import huiyin

/// What `huiyin run` tells whoever keeps it running.
struct ServiceManagerTests {
  private static func environment(_ manager: ListeningManager, watchdog: Double = 1) -> [String: String] {
    ["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "\(Int(watchdog * 1_000_000))"]
  }

  @Test(arguments: [true, false]) func itSaysThatItIsReadyWhatItIsAtThatItLivesAndThatItEnds(isPath: Bool)
    throws
  {
    let bureau = try Bureau([Change.quickPoll])
    let manager = try ListeningManager(
      at: isPath ? bureau.directory + "/notify" : "@huiyin-\(UUID().uuidString)")
    let office = try RunningOffice(bureau, environment: Self.environment(manager))
    _ = try manager.wait(for: "READY=1")
    #expect(try manager.wait(for: "STATUS=").first == "STATUS=0 letters open, 0 mails to send, 0 mails held")
    _ = try manager.wait(for: "WATCHDOG=1", count: 3)
    try bureau.write()
    try office.wait(for: "000001  mailed  decide")
    _ = try manager.wait(for: "STATUS=1 letters open")
    #expect(office.terminate().status == 0)
    _ = try manager.wait(for: "STOPPING=1")
  }

  /// A server that keeps silent was not looked into yet; one that is away was.
  @Test func itIsReadyWhenEachMailboxWasTried() throws {
    let deaf = try DeafServer()
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: deaf.port)])
    try bureau.writePassword()
    let manager = try ListeningManager(at: bureau.directory + "/notify")
    let office = try RunningOffice(bureau, environment: Self.environment(manager))
    deaf.waitForCaller()
    for _ in 0..<5 { manager.listen(milliseconds: 100) }
    #expect(!manager.hasHeard("READY=1") && !manager.hasHeard("WATCHDOG=1"))
    #expect(office.terminate().status == 0)

    let other = try Bureau([Change.imapMailbox("网上咨询", port: try DeafServer.silentPort())])
    try other.writePassword()
    let listening = try ListeningManager(at: other.directory + "/notify")
    let running = try RunningOffice(other, environment: Self.environment(listening))
    _ = try listening.wait(for: "READY=1")
    _ = try listening.wait(for: "WATCHDOG=1", count: 2)
    #expect(running.terminate().status == 0)
  }

  @Test func whereNobodyWantsToHearOfItNobodyIsTold() {
    #expect(ServiceManager([:]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": ""]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "relative/path"]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "/" + String(repeating: "a", count: 200)]) == nil)
    let others = ["NOTIFY_SOCKET": "/run/notify", "WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"]
    #expect(ServiceManager(others)?.watchdog == nil && ServiceManager(others)?.interval == 30)
    #expect(ServiceManager(["NOTIFY_SOCKET": "@n", "WATCHDOG_USEC": "60000000"])?.interval == 30)
  }
}
