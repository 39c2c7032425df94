import Domain
import Settings
import Testing

/// `learned.yaml`, which the office writes itself: whatever is named in it reads back as it was.
@Suite struct LearnedFileTests {
  private let letter = LetterID(prefix: "NM", year: 2026, serial: 3)

  private func rule(_ unit: String, _ word: String, _ clerk: String = "王敏") -> LearnedRule {
    LearnedRule(
      .unit(UnitName(unit)), keyword: word, weight: 2.5, letter: letter, clerk: clerk, day: Day("2026-11-24")!
    )
  }

  @Test(arguments: [
    "旗民政局", "a\"b", "a'b", "a\\", "# x", "a: b", "- a", "{a}", "[a]", "a, b", "*a", "&a", "!a", "null", "1",
    "%a",
    "a\u{85}b", "a\u{7F}b", "a\u{FEFF}b", "a}  # b",
  ])
  func aNameReadsBackWhateverStandsInIt(_ name: String) throws {
    let rule = rule(name, "违停", "\(name)的人")
    let read = try? LearnedFile.rules(in: Array("rules:\n\(rule.line)\n".utf8))
    // What no name of the configuration may be is no rule either, and never another one.
    #expect(read?.map(\.line) ?? [rule.line] == [rule.line])
    #expect(rule.line.split(whereSeparator: \.isNewline).count == 1)
    if name.unicodeScalars.allSatisfy({
      $0.value >= 32 && $0.value < 0x7F || $0.value > 0x4E00 && $0.value < 0xA000
    }) {
      #expect(read?.first?.place == "learned.yaml:2")
    }
  }

  @Test func whatIsWrongIsToldWithItsPlace() {
    for (line, complaint) in [
      ("- {unit: 旗民政局, keyword: 违停, weight: 2}", "has no \"letter\""),
      (
        "- {keyword: 违停, weight: 2, letter: NM2026000003, clerk: a, day: 2026-11-24}",
        "a rule is for a unit: or"
      ),
      (
        "- {unit: a, ground: 二, keyword: x, letter: NM2026000003, clerk: a, day: 2026-11-24}", "a rule is for"
      ),
      ("- {unit: a, keyword: '*x', letter: NM2026000003, clerk: a, day: 2026-11-24}", "is no phrase"),
      ("- {unit: a, keyword: xx, letter: 3, clerk: a, day: 2026-11-24}", "\"3\" is no letter's number"),
    ] {
      do {
        _ = try LearnedFile.rules(in: Array("rules:\n\(line)\n".utf8))
        Issue.record("\(line)")
      } catch {
        #expect(
          error.description.contains("learned.yaml:2:") && error.description.contains(complaint), "\(error)")
      }
    }
  }

  @Test func aWrongFileSaysSoAndAnEmptyOneSaysNothing() throws {
    #expect(try LearnedFile.rules(in: Array("rules:\n".utf8)).isEmpty)
    #expect(throws: ConfigurationError.self) { try LearnedFile.rules(in: Array("rules: [".utf8)) }
  }
}
