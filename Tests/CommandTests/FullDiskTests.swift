import Foundation
import Rehearsal
import Testing

/// A disk that is full, and has room again: a small tmpfs, which only root can make.
struct FullDiskTests {
  @Test(.enabled(if: FullDiskTests.canMount, "no tmpfs can be mounted here"))
  func aFullDiskIsToldAndOvercomeWithoutARestart() throws {
    let bureau = try Bureau([
      Change.quickPoll, ("  # letters-per-author-and-day: 20 ", "  letters-per-author-and-day: 40 "),
    ])
    let disk = bureau.directory + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try Command.run("/bin/mount", ["-t", "tmpfs", "-o", "size=3m", "huiyin-test", disk])
    defer { _ = try? Command.run("/bin/umount", ["-l", disk]) }  // it is gone with the machine at the latest
    try bureau.edit("# state: ../state ", "state: \(disk)/state ")
    let office = try RunningOffice(bureau)
    for number in 1...40 {
      try bureau.write("第\(number)封", String(repeating: "室内只有12度，请尽快解决供热问题。", count: 3000))
    }
    try office.wait(for: "huiyin: warning: ", seconds: 60)
    try Command.run("/bin/mount", ["-o", "remount,size=64m", disk])
    // Whatever else was in trouble comes right by itself as well.
    let end = Date(timeIntervalSinceNow: 90)
    while try !Files.names(in: bureau.directory + "/mail/inbox/new").isEmpty, Date() < end { usleep(200_000) }
    let answer = try bureau.huiyin("reconcile")
    #expect(answer.lines == ["收件箱: server 40 = ledger 40"], "\(answer.errors)")
    while try bureau.huiyin("list", "--json").list().count < 40, Date() < end { usleep(200_000) }
    #expect(try bureau.huiyin("list", "--json").list().count == 40)
    #expect(office.terminate().status == 0)
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
  }

  static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-mount-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Command.run("/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "huiyin-test", folder])
      try Command.run("/bin/umount", [folder])
      return true
    } catch {
      return false
    }
  }()
}
