/// How a letter is given back, and who rules where units quarrel (退回、裁定).
package struct ReturnSettings: Sendable {
  package enum Arbiter: String, CaseIterable, Sendable { case coordinator, desk }

  /// Working days after the day on which the unit got it.
  package let within: Int
  /// The desk, where nobody is coordinator.
  package let arbiter: Arbiter

  init(_ section: Section) {
    within = section.value("within", .workingDays(1...10), default: 1)
    arbiter = section.value("arbiter", .choice, default: .coordinator)
  }
}

/// When units are given more time, and by whom (延期).
package struct ExtensionSettings: Sendable {
  package enum Approver: String, CaseIterable, Sendable { case desk, coordinator }

  /// How often a unit is given more time for one letter; 0 for never.
  package let times: Int
  /// At most, each time.
  package let most: Int
  /// So many working days before the due day ends it must be asked for.
  package let before: Int
  package let approver: Approver
  /// Up to so many working days are given unasked.
  package let automatic: Int

  init(_ section: Section, hasCoordinator: Bool) {
    times = section.value("times", .whole(0...5), default: 1)
    most = section.value("most", .workingDays(1...30), default: 5)
    before = section.value("before", .workingDays(0...10), default: 1)
    approver = section.value("approver", .choice, default: .desk)
    automatic = section.value("automatic", .workingDays(0...30), default: 0)
    if automatic > most {
      section.problem(
        section.placeOfValue(of: "automatic"), "\"automatic\" gives more than \"most\" allows",
        hint: "write at most \(most) working days")
    }
    if approver == .coordinator, !hasCoordinator {
      section.problem(
        section.placeOfValue(of: "approver"), "\"approver\" is the coordinator, and there is none",
        hint: "add one under officials:, or write desk")
    }
  }
}
