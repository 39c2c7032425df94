/// How long a unit may think about whose letter it is, and who ends the quarrel (退回、裁定).
package struct ReturnRules: Sendable, Equatable {
  /// Who rules on a letter that was given back twice.
  package enum Arbiter: String, CaseIterable, Sendable { case coordinator, desk }

  /// Working days after the day on which the unit got it.
  package var within = 1
  package var arbiter = Arbiter.coordinator

  package init() {}
}
