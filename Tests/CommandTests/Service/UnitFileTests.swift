import Foundation
import Rehearsal
import Testing

/// `systemd/huiyin.service`.
struct UnitFileTests {
  private static let path = Repository.root + "/systemd/huiyin.service"
  private static let analyzer = "/usr/bin/systemd-analyze"

  /// systemd's own measure does not see every directive, and none that was lost is missed by it alone.
  @Test func everyProtectionIsThere() throws {
    let text = String(decoding: try Files.read(Self.path), as: UTF8.self)
    let lines = Set(text.split(separator: "\n").map { String($0) })
    let expected = [
      "Type=notify", "NotifyAccess=main", "ExecReload=/bin/kill -HUP $MAINPID", "WatchdogSec=60",
      "Restart=on-failure", "User=huiyin", "UMask=0027",
      "StateDirectory=huiyin", "CapabilityBoundingSet=", "AmbientCapabilities=", "NoNewPrivileges=yes",
      "SecureBits=noroot-locked", "RestrictSUIDSGID=yes", "ProtectSystem=strict", "ProtectHome=yes",
      "PrivateTmp=yes", "PrivateMounts=yes", "PrivateDevices=yes", "DevicePolicy=closed", "PrivateUsers=yes",
      "PrivateIPC=yes", "ProtectProc=invisible", "ProcSubset=pid", "RemoveIPC=yes", "KeyringMode=private",
      "ProtectKernelTunables=yes", "ProtectKernelModules=yes", "ProtectKernelLogs=yes",
      "ProtectControlGroups=yes", "ProtectClock=yes", "ProtectHostname=yes", "LockPersonality=yes",
      "MemoryDenyWriteExecute=yes", "RestrictRealtime=yes", "RestrictNamespaces=yes",
      "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX", "SocketBindDeny=any",
      "SystemCallArchitectures=native", "SystemCallFilter=@system-service",
      "SystemCallFilter=~@privileged @resources", "LimitCORE=0", "MemoryMax=512M", "MemorySwapMax=0",
      "TasksMax=64", "OOMPolicy=stop",
    ]
    #expect(expected.filter { !lines.contains($0) }.isEmpty)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "no systemd-analyze"))
  func itsExposureIsLow() throws {
    // In tenths, of 10: without an address list, which only an administrator knows.
    let answer = String(
      decoding: try Command.run(
        Self.analyzer, ["security", "--offline=true", "--no-pager", "--threshold=12", Self.path]),
      as: UTF8.self)
    #expect(answer.contains("Overall exposure level for huiyin.service: 1."), "\(answer.suffix(400))")
  }
}
