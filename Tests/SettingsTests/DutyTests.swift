import Domain
import Testing

@testable import Settings

@Suite struct DutyTests {
  private func workshop(_ duty: String) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", "duty: duty.yaml\n")
    try workshop.write(
      "duty.yaml",
      """
      persons:
        - {name: 包立新, address: bao@qinghe.example, telephone: 0400-0000201, logins: [bao]}
        - {name: 张玉兰, address: zhang@qinghe.example, away: [{from: 2026-06-03, until: 2026-06-03}]}

      """ + duty)
    return workshop
  }

  private func warnings(_ duty: String) throws -> [String] {
    try workshop(duty).load().warnings.map { "\($0.place): \($0.message)" }
  }

  @Test func theTableAndThePatienceAreRead() throws {
    let configuration = try workshop(
      """
      answer-within: 10 minutes
      again-after: 2 hours
      rounds: 3
      handover: "08:30"
      days:
        - {from: 2026-06-02, until: 2026-06-03, persons: [张玉兰, 包立新]}
      week: {monday: [包立新], sunday: [张玉兰]}
      """
    ).load()
    let duty = try #require(configuration.duty)
    #expect(duty.answerWithin == .seconds(600) && duty.againAfter == .seconds(7200) && duty.rounds == 3)
    let table = configuration.register.duty
    let day = try #require(Day("2026-06-01"))  // a Monday
    #expect(
      (0..<4).map { table.onDuty(on: day + $0).map(\.name) } == [["包立新"], ["张玉兰", "包立新"], ["包立新"], []])
    #expect(table.handover == 8 * 3600 + 1800)
    let first = try #require(table.persons.first)
    #expect(first.telephone == "0400-0000201" && first.logins == ["bao"])
  }

  @Test func withoutAFileNobodyIsOnDutyAndNothingIsSaid() throws {
    let configuration = try Workshop().load()
    #expect(configuration.duty == nil && configuration.warnings.isEmpty && configuration.alertCommand.isEmpty)
  }

  @Test func daysWithoutAnybodyInTheNextFortnightAreWarnedOf() throws {
    let everybody = ["monday", "tuesday", "thursday", "friday", "saturday", "sunday"]
      .map { "  \($0): [包立新]\n" }.joined()
    #expect(
      try warnings("week:\n" + everybody) == ["duty.yaml:4:1: nobody is on duty on 2026-06-03, 2026-06-10"])
    #expect(
      try warnings("week:\n" + everybody + "  wednesday: [张玉兰]\n")
        == ["duty.yaml:4:1: nobody is on duty on 2026-06-03"])
  }

  @Test(arguments: [
    ("2026-06-14", []), ("2026-06-13", ["duty.yaml:5:5: the duty table ends on 2026-06-13"]),
    ("2026-05-31", ["duty.yaml:5:5: the duty table ended on 2026-05-31"]),
  ])
  func aTableThatEndsIsWarnedOf(until: String, expected: [String]) throws {
    #expect(
      try warnings("days:\n  - {from: 2026-05-01, until: \(until), persons: [包立新]}\n") == expected)
  }

  @Test func theAlertCommandIsAListOfArguments() throws {
    let workshop = try Workshop()
    try workshop.append(
      "huiyin.yaml", "alert-command: [/bin/sh, -c, 'exit 0']\nlimits: {alert-time: 5 seconds}\n")
    let configuration = try workshop.load()
    #expect(configuration.alertCommand == ["/bin/sh", "-c", "exit 0"])
    #expect(configuration.limits.alertTime == .seconds(5))
  }
}
