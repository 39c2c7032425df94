import Domain
import Store
import Templates

/// What a desk's digest says of the matters that many authors write of (热点事项): each once, and again when more do.
struct TopicSection {
  private let topics: [HotTopic]
  private let desk: String

  /// A mail that is read to its end; the rest comes with the next.
  private static let most = 10

  /// - Parameter all: the hot topics there are.
  init(_ all: [HotTopic], for desk: String, at now: Timestamp, in book: Book) throws {
    self.desk = desk
    let since = Timestamp(seconds: now.seconds - HotTopics.span)
    let new = try all.lazy.filter {
      try $0.desks.contains(desk) && book.isToBeTold($0.topic, to: desk, unlessAfter: since)
    }
    topics = Array(new.prefix(Self.most))
  }

  var isEmpty: Bool { topics.isEmpty }

  /// The desk is told of them from now on.
  func record(at now: Timestamp, in book: Book) throws {
    for topic in topics { try book.tell(topic.topic, to: desk, at: now) }
  }

  /// - Parameter numbers: those under which the same mail asks about letters.
  func values(numbers: [LetterID: Int]) -> TemplateValues {
    [
      "topics": .list(
        topics.map { topic in
          [
            "title": .text(topic.title ?? Docket.unmailed), "letters": "\(topic.topic.letters)",
            "authors": "\(topic.topic.authors)", "first": .text(topic.days.lowerBound.chinese),
            "last": .text(topic.days.upperBound.chinese),
            "units": .text(topic.units.map(\.text).joined(separator: "、")),
            "hint": .text(Self.hint(topic, numbers)),
          ]
        })
    ]
  }

  /// The words with which its letters are handled as one.
  private static func hint(_ topic: HotTopic, _ numbers: [LetterID: Int]) -> String {
    let items = topic.mergeable.compactMap { numbers[$0] }.sorted().map(String.init)
    if topic.mergeable.isEmpty { return "" }
    return items.isEmpty
      ? "huiyin merge 编号 --into \(topic.root)" : "\(items.joined(separator: "、")) 并入 \(topic.root)"
  }
}
