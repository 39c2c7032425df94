import Domain
import Reading
import Synchronization

/// Words of which clerks made rules (记为规则), and the file in which they stand. What is added counts from the next
/// letter on. Only the one writer of the ledger changes it.
package final class LearnedRules: Sendable {
  private struct Contents {
    var rules: [LearnedRule]
    var units: KeywordRules<UnitName>
    var grounds: KeywordRules<DeclineGround>
    var version: Int
  }

  private let contents: Mutex<Contents>
  private let negations: [String]
  private let file: LearnedRulesFile?

  /// - Parameters:
  ///   - negations: what undoes a word that speaks for declining.
  ///   - file: nil where nothing is kept.
  package init(_ rules: [LearnedRule] = [], unless negations: [String] = [], file: LearnedRulesFile? = nil) {
    self.negations = negations
    self.file = file
    contents = Mutex(Self.contents(rules, unless: negations, version: 0))
  }

  /// The same for somebody who only tries things out: what he adds is kept nowhere.
  func apart() -> LearnedRules { LearnedRules(all, unless: negations) }

  package var all: [LearnedRule] { contents.withLock { $0.rules } }
  /// Another one whenever they have changed.
  var version: Int { contents.withLock { $0.version } }

  func units(in prose: Prose) -> [Evidence<UnitName>] {
    contents.withLock { $0.rules.isEmpty ? nil : $0.units }?.evidence(in: prose) ?? []
  }

  func grounds(in prose: Prose) -> [Evidence<DeclineGround>] {
    contents.withLock { $0.rules.isEmpty ? nil : $0.grounds }?.evidence(in: prose) ?? []
  }

  /// Adds a rule to what stands in the file now; one that is there already is that one.
  /// - Returns: the rule with its place.
  func add(_ rule: LearnedRule) throws -> LearnedRule {
    let known = try file?.rules() ?? all
    if let same = known.first(where: { $0.says(rule.label, rule.keyword) }) {
      take(known)
      return same
    }
    take(try file?.add(rule, behind: known) ?? known + [rule])
    return all.last ?? rule
  }

  /// Takes a rule out of the file.
  func remove(_ rule: LearnedRule) throws {
    let known = try file?.rules() ?? all
    let left = known.filter { $0.line != rule.line }
    take(try file?.remove(rule, leaving: left) ?? left)
  }

  private func take(_ rules: [LearnedRule]) {
    contents.withLock { $0 = Self.contents(rules, unless: negations, version: $0.version + 1) }
  }

  private static func contents(_ rules: [LearnedRule], unless negations: [String], version: Int) -> Contents {
    func word(_ rule: LearnedRule) -> [WeightedWord] {
      [WeightedWord(text: rule.keyword, weight: rule.weight, place: rule.place)]
    }
    var (units, grounds): ([(UnitName, [WeightedWord])], [(DeclineGround, [WeightedWord])]) = ([], [])
    for rule in rules {
      switch rule.label {
      case .unit(let unit): units.append((unit, word(rule)))
      case .ground(let ground): grounds.append((ground, word(rule)))
      }
    }
    return Contents(
      rules: rules, units: KeywordRules(units.map { (label: $0.0, words: $0.1) }),
      grounds: KeywordRules(grounds.map { (label: $0.0, words: $0.1) }, unless: negations), version: version)
  }
}
