import Domain

/// What letters say (分拣): the words by which a letter's kind, topic and urgency are proposed.
package struct TriageSettings: Sendable {
  /// In the order that decides between equals.
  package let categories: [(category: Category, keywords: [Keyword])]
  /// The items of Art. 6; what none of them speaks for falls under the fifth.
  package let clauses: [(clause: Clause, keywords: [Keyword])]
  /// 供热, 道路 … as the county calls them, in the order of the file.
  package let topics: [(topic: String, keywords: [Keyword])]
  /// 重大紧急突发.
  package let urgent: [Keyword]
  /// What undoes a word that follows it closely: 没有, 如果 … For grounds and categories.
  package let negations: [String]

  static let none = TriageSettings()

  private init() { (categories, clauses, topics, urgent, negations) = ([], [], [], [], []) }

  init(_ root: Section) {
    categories = root.section("categories") { section in
      Self.order.map { ($0, section.keywords($0.chinese)) }
    }
    clauses = root.section("clauses") { section in
      (1...7).compactMap { Clause($0) }.map { ($0, section.keywords(chineseDigit($0.number))) }
    }
    topics = root.keywordLists("topics").map { ($0.name, $0.keywords) }
    urgent = root.keywords("urgent")
    negations = root.list("negations", .name).map(\.value)
  }

  /// Whoever reports a crime and complains and asks has reported a crime.
  private static let order: [Category] = [.tipOff, .complaint, .appeal, .suggestion, .thanks, .inquiry]
}
