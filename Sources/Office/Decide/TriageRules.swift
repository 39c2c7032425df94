import Domain
import Reading

/// What letters say, as the county's files teach it: `triage.yaml`, and of `units.yaml` and `grounds.yaml` what is
/// not in ``OfficeRules/router`` and ``OfficeRules/declineRules``.
package struct TriageRules: Sendable {
  package var categories = KeywordRules<Category>([])
  package var clauses = KeywordRules<Clause>([])
  package var topics = KeywordRules<String>([])
  /// 重大紧急突发.
  package var urgent = KeywordRules<Bool>([])
  package var localities = Localities<UnitName>()
  /// Letters that say nothing else are empty (ground seven).
  package var empty = Fillers()
  /// What clerks made rules of; it grows while the office works.
  package var learned = LearnedRules()

  package init() {}
}
