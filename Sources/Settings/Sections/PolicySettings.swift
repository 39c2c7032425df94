/// What goes on by itself, and what waits for the desk (design law 6). Nothing does until the desk says so.
package struct PolicySettings: Sendable {
  /// How a step is taken.
  package enum Way: String, CaseIterable, Sendable {
    /// The desk is asked.
    case ask
    /// The rules decide where they are sure enough, otherwise the desk is asked.
    case automatic
  }

  /// When desks are asked.
  package enum Asking: String, CaseIterable, Sendable {
    /// In the morning's mail, but for what is urgent.
    case morning
    /// By a mail for each question, and in the morning again about those that still wait.
    case atOnce = "at once"
  }

  package let questions: Asking
  package let accept: Way
  package let decline: Way
  package let assign: Way
  /// Whether answers pass to publication.
  package let review: Way
  /// From which confidence the rules may decide, 0 … 1.
  package let certainty: Double
  package let secondPerson: SecondPersonSettings
  /// From how many authors on within thirty days a matter is a hot topic.
  package let hotTopic: Int
  /// How often units may ask the author of one letter something.
  package let questionsToAuthor: Int
  /// Whether the days until he answers are added to their terms.
  package let questionStopsClock: Bool
  /// Phrases for which an answer is asked back, beside the built-in ones.
  package let askedBack: [String]
  /// Words of answers that the reviewer is told of (错敏词).
  package let reviewWords: [String]
  package let returns: ReturnSettings
  package let extensions: ExtensionSettings

  /// - Parameter hasCoordinator: whether somebody is there who may be asked instead of the desk.
  init(_ section: Section, hasCoordinator: Bool) {
    questions = section.value("questions", .choice, default: .morning)
    accept = section.value("accept", .choice, default: .ask)
    decline = section.value("decline", .choice, default: .ask)
    assign = section.value("assign", .choice, default: .ask)
    review = section.value("review", .choice, default: .ask)
    certainty = section.value("certainty", .share, default: 0.8)
    secondPerson = section.section("second-person", SecondPersonSettings.init)
    hotTopic = section.value("hot-topic", .whole(2...1000), default: 3)
    questionsToAuthor = section.value("questions-to-author", .whole(0...20), default: 2)
    questionStopsClock = section.value("question-stops-clock", .toggle, default: false)
    askedBack = section.list("ask-back", .word).map(\.value)
    reviewWords = section.list("review-words", .word).map(\.value)
    returns = section.section("returns", ReturnSettings.init)
    extensions = section.section("extensions") { ExtensionSettings($0, hasCoordinator: hasCoordinator) }
  }
}

/// What a second clerk must confirm as well: all of it, unless the desk says otherwise.
package struct SecondPersonSettings: Sendable {
  /// A sealed scan, before it publishes an answer.
  package let scan: Bool
  /// Taking down what is public.
  package let withdraw: Bool
  /// Passing what the second gate had kept from the public.
  package let blocked: Bool
  /// Erasing what an author wrote.
  package let erase: Bool

  init(_ section: Section) {
    scan = section.value("scan", .toggle, default: true)
    withdraw = section.value("withdraw", .toggle, default: true)
    blocked = section.value("blocked", .toggle, default: true)
    erase = section.value("erase", .toggle, default: true)
  }
}
