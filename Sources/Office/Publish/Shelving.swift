import Cores
import Digest
import Domain
import Foundation
import Site
import Store

/// Published letters as the site shows them, kept beside the ledger: masked, and ready to be put on a page.
extension Office {
  /// By which rules letters are masked, shown and called; with other ones, all are put on the shelves again.
  var shelving: Int64 {
    let units = register.units.flatMap { [$0.name.text, $0.fullName] }
    let shown = rules.questionByChannel.map { "\($0.key) \($0.value)" }.sorted() + ["\(rules.question)"]
    let words = (["rules 3"] + units + shown).joined(separator: "\n")
    return SHA256.digest(of: words.utf8).prefix(8).reduce(0) { $0 << 8 | Int64($1) } & .max
  }

  /// Puts every letter that was ever published on the shelves again, in the order of first publication. What stands
  /// elsewhere afterwards is for the lists to find out.
  /// - Parameter work: gets the letters as they were read back, a part at a time: to read them once more would double the
  ///   work.
  func shelveAgain(at now: Timestamp, _ work: ([ShelvedLetter]) throws -> Void = { _ in }) throws {
    try ledger.write { book in
      try book.clearPages()
      for mark in [Mark.listed, Mark.searched, Mark.hourly] { try book.setMark(mark, to: 0) }
    }
    let parts = try ledger.lettersByFirstPublication().inParts(of: Self.atOnce)
    try parts.eachFetchedAhead(ledger.unread) { part in
      let letters = try part.mappedOnAllCores { unread in
        let letter = try unread.read()
        let view = try PublicView(letter.asPublished, in: self)
          .publicLetter(at: letter.publishedAt ?? now)
        return ShelvedLetter(letter: letter, view: view, page: try view?.shelved())
      }
      try ledger.write { book in
        for shelved in letters {
          guard let page = shelved.page else { continue }
          try book.put(page)
          if !shelved.letter.hasPage { try book.takeDown(shelved.letter.id) }
        }
      }
      try work(letters)
    }
    try ledger.write { try $0.setMark(Mark.shelved, to: shelving) }
  }

  /// In the order of publication, a part at a time.
  func eachPart(_ work: ([PublicLetter]) throws -> Void) throws {
    try eachPartOfBodies { try work($0.mappedOnAllCores(PublicLetter.init)) }
  }

  /// Of all that the pages say, what came from an earlier system first, in their order (SHA-256), and how many there are.
  func digestOfPages() throws -> (digest: [UInt8], count: Int) {
    var (digest, count) = ([UInt8](), 0)
    for year in try earlierYears().reversed() {
      let bodies = try ledger.earlierAnswers(of: year.year)
      for body in bodies { digest = SHA256.digest(of: digest + body) }
      count += bodies.count
    }
    try eachPartOfBodies { part in
      for hash in try part.mappedOnAllCores({ SHA256.digest(of: $0) }) {
        digest = SHA256.digest(of: digest + hash)
      }
      count += part.count
    }
    return (digest, count)
  }

  private func eachPartOfBodies(_ work: ([[UInt8]]) throws -> Void) throws {
    var place: Int64 = 0
    while true {
      let part = try ledger.pages(after: place, limit: Self.atOnce)
      guard let last = part.last else { return }
      try work(part.map(\.body))
      place = last.place
    }
  }

  /// All lists, as the shelves have them.
  func catalogue() throws -> Catalogue {
    let ledger = ledger
    let chapters = try PageShelf.allCases.flatMap { shelf in
      try ledger.marks(on: shelf).filter { $0.count > 0 }.map { mark in
        Chapter(
          kind: shelf.chapter, key: mark.key,
          title: shelf == .unit ? register.unit(UnitName(mark.key))?.fullName : nil, places: mark.places,
          count: mark.count, latest: mark.latest)
      }
    }
    return Catalogue(
      count: try ledger.markOfAllPages()?.count ?? 0,
      latest: try ledger.latestPages(SitePages.feedLength).map(PublicLetter.init), chapters: chapters,
      earlier: try earlierYears(),
      entries: { chapter, places in
        try ledger.entries(on: PageShelf(chapter.kind), at: chapter.key, places)
          .map { $0.map(PublicEntry.init) }
      },
      letters: { numbers in
        let bodies = try ledger.pages(of: numbers)
        return { try bodies.map(PublicLetter.init) }
      })
  }

  /// Letters read at once.
  static let atOnce = 500
}

/// A letter that is or was published, read back from its events.
struct ShelvedLetter: Sendable {
  let letter: Letter
  /// What its page says; nil where it has no answer any more.
  let view: PublicLetter?
  let page: ShelvedPage?
}

extension Catalogue {
  /// Under which chapters a letter stands.
  func chapters(of letter: LetterID, in ledger: Ledger) throws -> [(PageShelf, Chapter)] {
    guard let body = try ledger.pages(of: [letter]).first else { return [] }
    let letter = try PublicLetter(body)
    return PageShelf.allCases.compactMap { shelf in
      guard let key = letter.key(on: shelf), let chapter = chapter(shelf.chapter, key: key) else {
        return nil
      }
      return (shelf, chapter)
    }
  }
}

extension PublicLetter {
  init(_ body: [UInt8]) throws { self = try JSONDecoder().decode(PublicLetter.self, from: Data(body)) }

  /// As it is put on the shelves.
  func shelved() throws -> ShelvedPage {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return ShelvedPage(
      entry: PageEntry(
        letter: id, title: title, unit: unit, category: category, topic: topic, publishedAt: publishedAt),
      month: "\(Month(of: publishedAt))", receivedAt: receivedAt, body: Array(try encoder.encode(self)))
  }

  fileprivate func key(on shelf: PageShelf) -> String? {
    switch shelf {
    case .unit: unit.text
    case .category: category.rawValue
    case .topic: topic
    case .month: "\(Month(of: publishedAt))"
    }
  }
}

extension PublicEntry {
  fileprivate init(_ entry: PageEntry) {
    self.init(
      id: entry.letter, title: entry.title, category: entry.category, topic: entry.topic, unit: entry.unit,
      publishedAt: entry.publishedAt)
  }
}

extension PageShelf {
  fileprivate init(_ kind: Chapter.Kind) {
    self =
      switch kind {
      case .unit: .unit
      case .category: .category
      case .topic: .topic
      case .month: .month
      }
  }

  fileprivate var chapter: Chapter.Kind {
    switch self {
    case .unit: .unit
    case .category: .category
    case .topic: .topic
    case .month: .month
    }
  }
}

extension Letter {
  /// The letter as it stood when its page was put in place: one that is handled anew keeps its page meanwhile.
  var asPublished: Letter {
    get throws {
      guard stage != .published, let last = events.lastIndex(where: { $0.fact.act == .publish }) else {
        return self
      }
      return try Letter(replaying: Array(events[...last]))
    }
  }
}
