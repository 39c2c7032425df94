import Domain

/// How long the file of a letter is kept (保管期限), by the classes of 国家档案局令第8号.
package enum RetentionClass: Int, Sendable {
  case ordinary = 10
  case important = 30

  package var chinese: String { "\(rawValue)年" }

  /// Important is what was urgent, what was accepted as an emergency or an important public concern (第六条第（六）项), and
  /// what went up to those above the desks.
  package init(of letter: Letter) {
    let wasEscalated = letter.events.contains { event in
      guard case .escalated(let to, _) = event.fact else { return false }
      return Fact.chineseOffices[to] != nil
    }
    self = letter.isUrgent || letter.clause == .emergency || wasEscalated ? .important : .ordinary
  }
}
