/// When units are given more time, and by whom (延期).
package struct ExtensionRules: Sendable, Equatable {
  /// Who decides about what does not go by itself.
  package enum Approver: String, CaseIterable, Sendable { case desk, coordinator }

  /// How often in one round; 0 for never.
  package var times = 1
  /// Working days at most, each time.
  package var most = 5
  /// It must be asked for so many working days before the due day ends.
  package var before = 1
  package var approver = Approver.desk
  /// Up to so many working days are given unasked; 0 for none.
  package var automatic = 0

  package init() {}
}
