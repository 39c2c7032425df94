/// How satisfied an author is with his answer (满意度), in the words of the survey.
package enum Rating: String, Sendable, Codable, CaseIterable {
  case satisfied = "满意"
  case fairly = "基本满意"
  case dissatisfied = "不满意"
}

/// What was said once of how satisfied an author is, and by whom.
package struct GivenRating: Sendable, Equatable {
  package let rating: Rating
  package let by: Party
  package let at: Timestamp
  /// Of the event that recorded it.
  package let sequence: Int64
  /// Whether he said it himself, by mail or to a clerk; else his unit says so, which has called him (回访; Art. 10).
  package var isAuthors: Bool { !by.isOfUnit }
}

extension Letter {
  /// Everything that was said of it, the oldest first. Whoever has said nothing (未评价) is not in it, and never satisfied.
  package var ratings: [GivenRating] {
    events.compactMap { event in
      guard case .rated(let word, _) = event.fact, let rating = Rating(rawValue: word) else { return nil }
      return GivenRating(rating: rating, by: event.by, at: event.at, sequence: event.sequence)
    }
  }

  /// His own last word; nil where he has said none (未评价). What a unit heard stands beside it and never in its place.
  package var authorsRating: GivenRating? { ratings.last(where: \.isAuthors) }

  /// What a unit heard last when it called him.
  package var unitsRating: GivenRating? { ratings.last { !$0.isAuthors } }

  /// Whether he is dissatisfied with the answer that stands: it was not handled anew since he said so.
  package var isDissatisfied: Bool {
    guard let last = authorsRating, last.rating == .dissatisfied else { return false }
    return !events.contains { $0.fact.act == .reopen && $0.sequence > last.sequence }
  }

  /// Whether it was handled anew after an answer (重新办理), which an author is granted once; a unit's correction is none.
  package var wasHandledAnew: Bool {
    var wasAnswered = false
    for event in events {
      switch event.fact {
      case .published, .withheld: wasAnswered = true
      case .declined, .retracted: wasAnswered = false
      case .reopened where wasAnswered && !event.by.isOfUnit: return true
      default: continue
      }
    }
    return false
  }
}

extension Party {
  /// Whether a unit says it: one of its people, or a clerk for him (代录).
  package var isOfUnit: Bool { role == .officer || role == .leader || onWordOf != nil }
}
