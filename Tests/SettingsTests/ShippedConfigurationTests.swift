import Domain
import Foundation
import Testing

@testable import Settings

@Suite struct ShippedConfigurationTests {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Config").path

  private func load(today: String = "2026-06-01") throws -> Configuration {
    try Configuration.load(from: Self.directory + "/huiyin.yaml", today: try #require(Day(today)))
  }

  @Test func itLoadsFromAFreshCheckoutWithoutAProblemOrAWarning() throws {
    #expect(try load().warnings == [])
  }

  @Test func itNeedsNoMailServer() throws {
    let configuration = try load()
    let mailbox = try #require(configuration.mailboxes.first)
    guard case .maildir(let inbox) = mailbox.source,
      case .folder(let outbox) = configuration.courier.way
    else {
      Issue.record("mail does not come from a Maildir and go into a folder")
      return
    }
    #expect(inbox.hasSuffix("/mail/inbox") && outbox.hasSuffix("/mail/outbox"))
    #expect(mailbox.desk == "网站管理中心" && mailbox.channel == .mail)
  }

  @Test func nothingGoesOnByItself() throws {
    let policy = try load().policy
    #expect([policy.accept, policy.decline, policy.assign, policy.review] == [.ask, .ask, .ask, .ask])
    #expect(policy.secondPerson.scan)
  }

  @Test func everyGroundExplainsItselfAndSuggestsSomething() throws {
    let grounds = try load().grounds
    for ground in DeclineGround.allCases {
      let text = try #require(grounds[ground])
      #expect(text.explanation.hasSuffix("。") && text.suggestion.hasSuffix("。"), "\(ground.chinese)")
    }
  }

  @Test func everyUnitCanReceiveALetterAndSpeaksByItsWords() throws {
    let configuration = try load()
    let today = try #require(Day("2026-06-01"))
    #expect(configuration.register.units.count >= 12)
    for unit in configuration.register.units {
      #expect(unit.officer(on: today) != nil && !unit.leaders.isEmpty, "\(unit.name)")
    }
    #expect(configuration.routes.map(\.unit) == configuration.register.units.map(\.name))
  }

  @Test func everyTownshipSpeaksByPlacesThatNoOtherHas() throws {
    let configuration = try load()
    let townships = configuration.routes.filter { !$0.places.isEmpty }
    #expect(townships.count == 16 && !configuration.localKeywords.isEmpty)
    let places = townships.flatMap { $0.places.map(\.text) }
    #expect(Set(places).count == places.count)
  }

  @Test func whatLettersSayIsTaught() throws {
    let triage = try load().triage
    #expect(Set(triage.categories.map(\.category)) == Set(Category.allCases))
    #expect(triage.categories.allSatisfy { !$0.keywords.isEmpty } && triage.topics.count > 15)
    #expect(!triage.urgent.isEmpty && triage.negations.contains("没有"))
  }

  @Test func aRepetitionNamesTheEarlierLetterAndItsState() throws {
    let earlier = try #require(try load().grounds[.duplicate]?.earlier)
    #expect(earlier.contains("{number}") && earlier.contains("{state}"))
  }

  @Test func aKeywordSaysWhereItStands() throws {
    let keyword = try #require(try load().routes.first?.keywords.first)
    let lines = try String(contentsOfFile: Self.directory + "/units.yaml", encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(" \(keyword.text): ") }) + 1
    #expect(keyword.place == "units.yaml:\(line)")
  }

  @Test func theHeadsOfItsFilesNameEveryKeyThereIs() throws {
    let findings = Findings()
    _ = Configuration.read(
      Self.directory + "/huiyin.yaml", today: try #require(Day("2026-06-01")), into: findings)
    let files = [
      "huiyin.yaml", "units.yaml", "grounds.yaml", "triage.yaml", "duty.yaml", "calendar/2026.yaml",
    ]
    let text = try files.map { name in
      try String(contentsOfFile: Self.directory + "/" + name, encoding: .utf8)
    }.joined()
    #expect(findings.sections.count > 60)
    for key in findings.sections.keys where !text.contains(" \(key):") && !text.contains("\n\(key):") {
      #expect(text.contains("\(key) ") || text.contains("\(key),"), "\(key) is not documented")
    }
  }

  /// The test vectors of the State Council's notices: day of receipt, and the fifth working day after it.
  @Test(arguments: [
    ("2025-01-24", "2025-02-07"), ("2025-09-26", "2025-10-10"), ("2025-09-30", "2025-10-14"),
    ("2026-02-14", "2026-02-28"), ("2026-02-20", "2026-02-28"), ("2026-04-29", "2026-05-09"),
    ("2026-09-18", "2026-09-24"), ("2026-09-24", "2026-10-09"), ("2026-09-30", "2026-10-13"),
    ("2026-11-21", "2026-11-27"), ("2026-11-23", "2026-11-30"),
  ])
  func itsCalendarCountsFiveWorkingDays(received: String, due: String) throws {
    let deadline = Deadline(workingDays: 5, after: try #require(Day(received)), in: try load().calendar)
    #expect(deadline.due.description == due && deadline.isOfficial)
  }

  @Test(arguments: [2025, 2026])
  func aYearHas248WorkingDays(year: Int) throws {
    let newYearsEve = try #require(Day(year: year - 1, month: 12, day: 31))
    let last = try #require(Day(year: year, month: 12, day: 31))
    #expect(try load().calendar.workingDays(after: newYearsEve, through: last) == 248)
  }
}
