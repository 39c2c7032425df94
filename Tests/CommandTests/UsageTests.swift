import Rehearsal
import Testing

/// Exit status: 0 done, 1 what was asked failed, 2 wrong usage or configuration.
@Suite struct UsageTests {
  @Test(arguments: [
    ["frobnicate"], ["show"], ["list", "--frobnicate"], ["list", "--stage", "lost"],
    ["decline", "NM2026000001"],
    ["show", "NM1"], ["decline", "NM2026000001", "--ground", "九"], ["verify"],
    ["verify", "/nonexistent.eml", "--config", "Config/huiyin.yaml"],
    ["list", "--config", "/nonexistent.yaml"],
  ])
  func wrongUsageEndsWithTwoAndSaysWhatIsRight(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.complaints.contains("huiyin"))
  }

  @Test(arguments: [["--help"], ["--version"], ["help", "assign"]])
  func askingForHelpIsNoFailure(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty && result.complaints.isEmpty)
  }

  @Test func anOfficeThatNeverRanHasNoLedgerYet() throws {
    let office = try SmallOffice()
    let result = try Program.run("list", "--config", office.config)
    #expect(result.status == 1)
    #expect(result.complaints.hasPrefix("huiyin: error: \(office.premises.state): there is no ledger yet\n"))
  }
}
