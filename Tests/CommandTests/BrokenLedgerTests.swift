import Foundation
import Rehearsal
import Testing

/// What becomes of the office when the files of its ledger fail.
@Suite(.serialized) struct BrokenLedgerTests {
  /// The disk says of one write that it did not arrive. What was answered before stands; nothing is tried again before
  /// the file is read anew.
  @Test(
    .enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"),
    arguments: [("fdatasync", 8), ("pwrite64", 120)])
  func aDiskThatFailsEndsTheOfficeAtOnce(call: String, after count: Int) throws {
    let bureau = try Bureau.withLetter([Change.quickPoll])
    let fault = "inject=\(call):error=EIO:when=\(count)+"
    let office = try RunningOffice(
      bureau, under: [Strace.program, "-f", "-qq", "-o", "/dev/null", "-e", fault])
    for number in 1...15 { try bureau.write("第\(number)封") }
    #expect(try office.wait(for: "the disk failed", seconds: 60).contains("huiyin: error: "))
    #expect(office.waitForEnd() == 74)

    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list", "--json").list().count == 16)
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
  }

  @Test func aLedgerThatIsDamagedIsOnlyLookedAt() throws {
    let bureau = try Bureau.withLetter([Change.quickPoll])
    try damage("incoming", in: bureau)
    let office = try RunningOffice(bureau)
    try bureau.write("第二封")
    try office.wait(for: "the ledger is damaged")
    // It is there, tells whoever asks, and touches nothing.
    #expect(try bureau.huiyin("list").lines.count == 1)
    let refused = try bureau.huiyin("decline", "NM2026000001", "--ground", "2")
    #expect(refused.status == 1 && refused.errors.contains { $0.contains("the ledger is damaged") })
    try office.reload("the ledger is damaged")
    #expect(office.terminate().status == 0)
    #expect(try Files.names(in: bureau.directory + "/mail/inbox/new").count == 1, "it waits on the server")
  }

  /// Whether it ends early, or is another file: whoever reads it hears what it is, and what to do.
  @Test func whoeverReadsADamagedLedgerHearsSo() throws {
    let bureau = try Bureau.withLetter()
    let ledger = bureau.directory + "/state/ledger.sqlite"
    let whole = try Files.read(ledger)
    for bytes in [Array(whole.prefix(5000)), Array(String(repeating: "not a ledger. ", count: 1000).utf8)] {
      try Data(bytes).write(to: URL(filePath: ledger))
      for command in [["list"], ["show", "NM2026000001"], ["ledger", "verify"], ["todo"], ["handover"]] {
        let answer = try bureau.huiyin(command)
        #expect(answer.status != 0 && answer.errors.count == 2, "\(command): \(answer.errors)")
        #expect(
          answer.errors.first?.hasPrefix("huiyin: error: the ledger is damaged: \(ledger): ") == true,
          "\(command): \(answer.errors)")
        #expect(answer.errors.last?.contains("restore the backup") == true)
      }
      let doctor = try bureau.huiyin("doctor", "--no-probe")
      #expect(doctor.output.contains("ledger: the ledger is damaged: ") && !doctor.output.contains("SQL"))
    }
  }

  @Test func aLedgerThatCannotBeOpenedIsNoReasonToTryAgain() throws {
    let bureau = try Bureau.withLetter()
    try Files.write(
      String(repeating: "not a ledger. ", count: 1000), to: bureau.directory + "/state/ledger.sqlite")
    let answer = try bureau.huiyin("run")
    #expect(answer.status == 65)
    #expect(answer.errors.contains { $0.contains("the ledger is damaged: ") }, "\(answer.errors)")
    #expect(answer.errors.contains { $0.contains("restore the backup") })
  }

  /// Overwrites the page that a table begins with.
  private func damage(_ table: String, in bureau: Bureau) throws {
    let script = """
      import sqlite3, sys
      path, table = sys.argv[1:]
      ledger = sqlite3.connect(path)
      ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      root = ledger.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
      size = ledger.execute("PRAGMA page_size").fetchone()[0]
      ledger.close()
      with open(path, "r+b") as file:
          file.seek((root - 1) * size)
          file.write(b"\\xff" * size)
      """
    try Command.run("/usr/bin/python3", ["-c", script, bureau.directory + "/state/ledger.sqlite", table])
  }
}
