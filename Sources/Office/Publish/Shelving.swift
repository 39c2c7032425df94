import Digest
import Domain
import Foundation
import Site
import Store

/// Published letters as the site shows them, kept beside the ledger: masked, and ready to be put on a page.
extension Office {
  /// By which rules letters are masked and called; with other ones, all are put on the shelves again.
  var shelving: Int64 {
    let units = register.units.flatMap { [$0.name.text, $0.fullName] }
    let words = (["rules 1"] + units).joined(separator: "\n")
    return SHA256.digest(of: words.utf8).prefix(8).reduce(0) { $0 << 8 | Int64($1) } & .max
  }

  /// Puts every letter that was ever published on the shelves again, in the order of first publication. What stands
  /// elsewhere afterwards is for the lists to find out.
  func shelveAgain(at now: Timestamp) throws {
    let letters = try ledger.lettersByFirstPublication()
    try ledger.write { book in
      try book.clearPages()
      try book.setMark(Mark.listed, to: 0)
      try book.setMark(Mark.searched, to: 0)
      try book.setMark(Mark.hourly, to: 0)
    }
    for start in stride(from: 0, to: letters.count, by: Self.atOnce) {
      try ledger.write { book in
        for id in letters[start..<min(start + Self.atOnce, letters.count)] {
          guard let letter = try book.letter(id),
            let view = PublicView(letter: try letter.asPublished, register: register)
              .publicLetter(at: letter.publishedAt ?? now)
          else { continue }
          try book.put(view)
          if !letter.hasPage { try book.takeDown(id) }
        }
      }
    }
    try ledger.write { try $0.setMark(Mark.shelved, to: shelving) }
  }

  /// In the order of publication, a part at a time.
  func eachPublicLetter(_ work: (PublicLetter) throws -> Void) throws {
    var place: Int64 = 0
    while true {
      let part = try ledger.pages(after: place, limit: Self.atOnce)
      for page in part { try work(PublicLetter(page.body)) }
      guard let last = part.last else { return }
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
      entries: { chapter, places in
        try ledger.entries(on: PageShelf(chapter.kind), at: chapter.key, places).map(PublicEntry.init)
      },
      letters: { try ledger.pages(of: $0).map(PublicLetter.init) })
  }

  /// Letters put on the shelves, or read from them, at once.
  private static let atOnce = 500
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

extension Book {
  /// - Returns: whether it stood elsewhere before, so that more than its own places in the lists are wrong now.
  @discardableResult
  func put(_ letter: PublicLetter) throws -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let entry = PageEntry(
      letter: letter.id, title: letter.title, unit: letter.unit, category: letter.category,
      topic: letter.topic,
      publishedAt: letter.publishedAt)
    return try put(
      entry, month: "\(Month(of: letter.publishedAt))", receivedAt: letter.receivedAt,
      body: Array(try encoder.encode(letter)))
  }
}

extension PublicLetter {
  init(_ body: [UInt8]) throws { self = try JSONDecoder().decode(PublicLetter.self, from: Data(body)) }

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
