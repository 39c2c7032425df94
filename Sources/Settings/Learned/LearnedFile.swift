import Domain
import Glibc
import Reading

/// `learned.yaml` beside the ledger: words of which clerks made rules (记为规则). The office adds to it itself; the files
/// of the configuration stay the administrator's.
package enum LearnedFile {
  package static let name = "learned.yaml"

  /// What stands in a file of that name.
  package static func rules(in bytes: [UInt8]) throws(ConfigurationError) -> [LearnedRule] {
    let findings = Findings()
    let rules = read(bytes, directory: "", into: findings)
    let problems = findings.finish()
    guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    return rules
  }

  /// What stands in the one of a state directory; nothing where there is none. The office goes on without what it
  /// teaches where it is damaged: it is told, and left to whoever mends it.
  static func rules(in directory: String, among units: Set<UnitName>, into findings: Findings)
    -> [LearnedRule]
  {
    let path = directory + "/" + name
    // Whoever may not look into the directory has other work than to read letters.
    guard access(path, F_OK) == 0 else { return [] }
    do {
      let own = Findings(teaching: findings)
      let rules = read(try readFile(path, limit: YAMLFile.limit), directory: directory, into: own)
      let problems = own.finish()
      guard problems.isEmpty else {
        for problem in problems {
          findings.warn(
            Problem(
              problem.place, problem.message + "; no rule of this file is in effect until it is mended",
              hint: problem.hint))
        }
        return []
      }
      for rule in rules {
        guard case .unit(let unit) = rule.label, !units.contains(unit) else { continue }
        findings.warn(
          Problem(
            Place(file: rule.place), "the rule is for \(quoted(unit.text)), which is no unit",
            hint: "huiyin rules remove \(rule.keyword) --why …"))
      }
      return rules
    } catch {
      findings.warn(Problem(Place(file: name), "\(error); what it teaches is not in effect"))
      return []
    }
  }

  private static func read(_ bytes: [UInt8], directory: String, into findings: Findings) -> [LearnedRule] {
    findings.opened(name, in: directory)
    let origin = Origin(findings: findings, file: name, directory: directory, credentials: nil)
    do throws(Problem) {
      let root = try Section(root: YAMLFile(name: name).parse(bytes, telling: findings.add), origin: origin)
      defer { root.finish() }
      return root.sections("rules", each: "rule", LearnedRule.init)?.compactMap(\.self) ?? []
    } catch {
      findings.add(error)
      return []
    }
  }
}

extension LearnedRule {
  /// Nil where it says too little; what is wrong with it is told.
  fileprivate init?(_ section: Section) {
    let word = section.keyword("keyword")
    let weight = section.value("weight", .weight, default: Weighing<UnitName>.enough)
    let unit = section.optional("unit", .name)
    let numeral = section.optional("ground", .name)
    let ground = numeral.flatMap { DeclineGround(chinese: $0) }
    let number = section.required("letter", .name)
    let clerk = section.required("clerk", .name)
    let day = section.optional("day", .day)
    let letter = LetterID(number)
    if letter == nil, !number.isEmpty {
      section.problem(section.placeOfValue(of: "letter"), "\(quoted(number)) is no letter's number")
    }
    if day == nil { section.miss("day", "a day such as 2026-11-24") }
    let label: Label? = unit.map { .unit(UnitName($0)) } ?? ground.map { .ground($0) }
    if label == nil || (unit != nil) == (numeral != nil) {
      section.problem(section.place, "a rule is for a unit: or for a ground: from 一 to 八")
    }
    guard let word, let label, let letter, let day else { return nil }
    self.init(
      label, keyword: word.text, weight: weight, letter: letter, clerk: clerk, day: day,
      place: section.place.fileAndLine)
  }
}
