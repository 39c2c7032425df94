extension Letter {
  /// Whether a person of the office said that it is a test (测试): it is handled as any other, and counted in no figure.
  /// What its author calls it says nothing: a citizen's letter that is titled 测试 is a letter.
  package var isTest: Bool {
    for event in events.reversed() {
      if case .classified(let classification) = event.fact, event.by.role != .policy,
        let said = classification.saysTest
      {
        return said
      }
    }
    return false
  }
}
