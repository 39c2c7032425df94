import Domain

/// All published letters as the lists show them: by what they are put together, and how to get at them.
///
/// Letters keep their places. One that is taken down leaves a gap, so that no page of a list ever shifts; and nothing
/// is read but what a page needs, however many there are.
package struct Catalogue: Sendable {
  /// How many letters stand on the site.
  let count: Int
  /// The newest, newest first; as many as a feed holds, or all there are.
  let latest: [PublicLetter]
  let units: [Chapter]
  let categories: [Chapter]
  /// By number of letters, the most first.
  let topics: [Chapter]
  /// Newest first.
  let months: [Chapter]
  /// What an earlier system had answered, the latest year first.
  let earlier: [EarlierYear]
  private let readEntries: ReadEntries
  private let readLetters: ReadLetters

  /// The letters at some places of a chapter, oldest first, nil where one was taken down; places are counted from 0.
  package typealias ReadEntries = @Sendable (Chapter, Range<Int>) throws -> [PublicEntry?]
  /// All that the pages of some letters say, in their order.
  package typealias ReadLetters = @Sendable ([LetterID]) throws -> Letters
  /// Letters that were fetched, to be read on any core: to read them costs more than to fetch them.
  package typealias Letters = @Sendable () throws -> [PublicLetter]

  package init(
    count: Int, latest: [PublicLetter], chapters: [Chapter], earlier: [EarlierYear] = [],
    entries readEntries: @escaping ReadEntries,
    letters readLetters: @escaping ReadLetters
  ) {
    self.count = count
    self.latest = latest
    units = chapters.filter { $0.kind == .unit }.sorted { ($0.title, $0.key) < ($1.title, $1.key) }
    categories = chapters.filter { $0.kind == .category }
      .sorted { Self.order(ofCategory: $0.key) < Self.order(ofCategory: $1.key) }
    topics = chapters.filter { $0.kind == .topic }.sorted { ($1.count, $0.key) < ($0.count, $1.key) }
    months = chapters.filter { $0.kind == .month }.sorted { $0.key > $1.key }
    self.earlier = earlier
    self.readEntries = readEntries
    self.readLetters = readLetters
  }

  package func chapter(_ kind: Chapter.Kind, key: String) -> Chapter? {
    chapters.first { $0.kind == kind && $0.key == key }
  }

  /// In the order in which they are shown.
  var chapters: [Chapter] { months + units + categories + topics }

  /// The letters of each of some pages (1 is the oldest), oldest first.
  func pages(_ numbers: ClosedRange<Int>, of chapter: Chapter) throws -> [[PublicEntry]] {
    let size = Chapter.pageSize
    let first = (numbers.lowerBound - 1) * size
    let entries = try readEntries(chapter, first..<min(numbers.upperBound * size, chapter.places))
    return numbers.map { number in
      entries.dropFirst((number - numbers.lowerBound) * size).prefix(size).compactMap(\.self)
    }
  }

  /// The letters that one map of a month names (1 is the oldest), oldest first.
  func letters(ofMap number: Int, of month: Chapter) throws -> [PublicEntry] {
    let first = (number - 1) * Chapter.mapSize
    return try readEntries(month, first..<min(first + Chapter.mapSize, month.places)).compactMap(\.self)
  }

  /// The newest letters of a chapter, newest first.
  func latest(_ count: Int, of chapter: Chapter) throws -> [PublicLetter] {
    let entries = try readEntries(chapter, max(0, chapter.places - count)..<chapter.places)
    return try readLetters(entries.reversed().compactMap(\.?.id))()
  }

  /// The newest letters of a category, newest first.
  package func latest(_ count: Int, of category: Category) throws -> [PublicLetter] {
    try chapter(.category, key: category.rawValue).map { try latest(count, of: $0) } ?? []
  }

  func letters(_ entries: [PublicEntry]) throws -> Letters { try readLetters(entries.map(\.id)) }

  private static func order(ofCategory key: String) -> Int {
    Category.allCases.firstIndex { $0.rawValue == key } ?? Category.allCases.count
  }
}

/// The letters of one unit, category, topic or month, cut into pages from the oldest.
package struct Chapter: Sendable, Hashable {
  package enum Kind: String, CaseIterable, Sendable {
    case unit, category, topic, month
  }
  package let kind: Kind
  /// `旗住建局`, `complaint`, `供热`, `2026-11`.
  package let key: String
  /// `奈曼旗住房和城乡建设局`, `投诉`, `供热`, `2026年11月`.
  let title: String
  /// Places in it, those of letters that were taken down included.
  let places: Int
  /// Letters that stand.
  let count: Int
  /// When the newest was published; nil where none stands.
  let latest: Day?

  /// - Parameter title: of a unit, its full name; the others are called by their keys.
  package init(kind: Kind, key: String, title: String? = nil, places: Int, count: Int, latest: Timestamp?) {
    self.kind = kind
    self.key = key
    self.title =
      switch kind {
      case .unit, .topic: title ?? key
      case .category: Category(rawValue: key)?.chinese ?? key
      case .month: Month(key)?.chinese ?? key
      }
    self.places = places
    self.count = count
    self.latest = latest?.day
  }

  /// Letters on a page.
  static let pageSize = 50

  var pageCount: Int { (places + Self.pageSize - 1) / Self.pageSize }

  /// Letters in a map for search engines: one letter more changes one map.
  static let mapSize = 1000

  var mapCount: Int { (places + Self.mapSize - 1) / Self.mapSize }

  func path(ofPage number: Int) -> String { "\(SitePath.folder(of: self))\(number).html" }
}

/// A month of publication.
package struct Month: Hashable, Sendable, CustomStringConvertible {
  let year: Int
  let month: Int

  package init(of time: Timestamp) { (year, month, _) = time.day.components }

  /// Reads `2026-11`.
  init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return nil }
    (year, month) = (parts[0], parts[1])
  }

  /// `2026-11`.
  package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
  /// `2026年11月`.
  var chinese: String { "\(year)年\(month)月" }
}
