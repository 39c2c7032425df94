import Foundation
import Rehearsal
import Testing

/// `systemd/*.service` and `systemd/*.timer`.
struct UnitFileTests {
  private static let folder = Repository.root + "/systemd"
  private static let analyzer = "/usr/bin/systemd-analyze"
  private static let office = "huiyin"
  /// What is done beside the office, by the clock.
  private static let others = ["huiyin-backup", "huiyin-verify", "huiyin-reconcile"]

  private static func lines(_ file: String) throws -> Set<String> {
    let text = String(decoding: try Files.read("\(folder)/\(file)"), as: UTF8.self)
    return Set(text.split(separator: "\n").map { String($0) })
  }

  /// systemd's own measure does not see every directive, and none that was lost is missed by it alone.
  private static let protection = [
    "User=huiyin", "UMask=0027", "StateDirectory=huiyin", "CapabilityBoundingSet=", "AmbientCapabilities=",
    "NoNewPrivileges=yes", "SecureBits=noroot-locked", "RestrictSUIDSGID=yes", "ProtectSystem=strict",
    "ProtectHome=yes", "PrivateTmp=yes", "PrivateMounts=yes", "PrivateDevices=yes", "DevicePolicy=closed",
    "PrivateUsers=yes", "PrivateIPC=yes", "ProtectProc=invisible", "ProcSubset=pid", "RemoveIPC=yes",
    "KeyringMode=private", "ProtectKernelTunables=yes", "ProtectKernelModules=yes", "ProtectKernelLogs=yes",
    "ProtectControlGroups=yes", "ProtectClock=yes", "ProtectHostname=yes", "LockPersonality=yes",
    "MemoryDenyWriteExecute=yes", "RestrictRealtime=yes", "RestrictNamespaces=yes", "SocketBindDeny=any",
    "SystemCallArchitectures=native", "SystemCallFilter=@system-service",
    "SystemCallFilter=~@privileged @resources", "LimitCORE=0", "MemoryMax=512M", "MemorySwapMax=0",
    "TasksMax=64",
  ]

  @Test(arguments: [office] + others)
  func everyProtectionIsThere(unit: String) throws {
    let lines = try Self.lines("\(unit).service")
    #expect(Self.protection.filter { !lines.contains($0) }.isEmpty)
  }

  @Test func theOfficeIsKeptRunning() throws {
    let lines = try Self.lines("huiyin.service")
    let expected = [
      "Type=notify", "NotifyAccess=main", "ExecReload=/bin/kill -HUP $MAINPID", "WatchdogSec=60",
      "Restart=on-failure", "RestartPreventExitStatus=65", "OOMPolicy=stop",
      "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    ]
    #expect(expected.filter { !lines.contains($0) }.isEmpty)
  }

  @Test(arguments: others)
  func whatIsDoneBesideItHasItsHour(unit: String) throws {
    #expect(try Self.lines("\(unit).service").contains("Type=oneshot"))
    let timer = try Self.lines("\(unit).timer")
    #expect(timer.contains("Persistent=true") && timer.contains { $0.hasPrefix("OnCalendar=") })
    #expect(timer.contains("WantedBy=timers.target"))
  }

  @Test(arguments: ["huiyin-backup", "huiyin-verify"])
  func whatReadsTheLedgerAloneSpeaksToNobody(unit: String) throws {
    let lines = try Self.lines("\(unit).service")
    #expect(lines.isSuperset(of: ["RestrictAddressFamilies=AF_UNIX", "IPAddressDeny=any"]))
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "no systemd-analyze"),
    arguments: [office] + others)
  func itsExposureIsLow(unit: String) throws {
    // In tenths, of 10: without an address list, which only an administrator knows.
    let answer = String(
      decoding: try Command.run(
        Self.analyzer,
        ["security", "--offline=true", "--no-pager", "--threshold=12", "\(Self.folder)/\(unit).service"]),
      as: UTF8.self)
    let level = answer.firstMatch(of: #/Overall exposure level for \S+: ([01]\.\d)/#)
    #expect(level != nil, "\(answer.suffix(400))")
  }
}
