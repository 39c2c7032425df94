import Digest
import Domain
import Site
import Store

/// Keeps home page, lists and feeds in step with what is published.
///
/// It looks only when the ledger has grown since it looked last, and then only at what stands elsewhere than before.
struct Listing: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let head = try office.ledger.head().sequence
    let before = try office.ledger.mark(Mark.listed)
    guard before != head else { return 0 }
    try office.fixedPages.makeRight { _ = try office.withSite { try $0.write(office.pages.fixed()) } }
    if try office.ledger.mark(Mark.shelved) != office.shelving {
      try office.shelveAgain(at: now)
      try office.buildSite(.lists, at: now)
    } else {
      let changed = try office.ledger.pages(changedAfter: before)
      // What was corrected or taken down must not wait for the hour.
      if before == 0 || changed.contains(where: { $0.isGone || !$0.isNew }) {
        try office.ledger.write { try $0.setMark(Mark.hourly, to: 0) }
      }
      // A chapter may have lost its only letter.
      if before == 0 || changed.contains(where: \.isGone) {
        try office.buildSite(.lists, at: now)
      } else {
        try office.updateLists(of: changed.map(\.letter), at: now)
      }
    }
    try office.ledger.write { try $0.setMark(Mark.listed, to: head) }
    return 0
  }
}

/// How far the site follows the ledger.
enum Mark {
  /// The event up to which lists are right.
  static let listed = "listed"
  /// By which rules letters were put on the shelves.
  static let shelved = "shelved"
  /// The hour in which the pages of each hour were made.
  static let hourly = "hourly pages"
  /// 1 while what came from an earlier system is not yet on the site as it is in the ledger.
  static let earlier = "earlier answers"
  /// The event up to which pages that are looked up are right.
  static let lookedUp = "looked up"
  /// The event up to which the base of the search is right, and that up to which what waits beside it is.
  static let searched = "searched"
  static let searchedBeside = "searched beside"
}

extension Office {
  /// Only what some letters change that were published or corrected.
  func updateLists(of letters: [LetterID], at now: Timestamp) throws {
    let catalogue = try catalogue()
    var places: [(Chapter, Int)] = []
    for letter in letters {
      for (shelf, chapter) in try catalogue.chapters(of: letter, in: ledger) {
        guard let place = try ledger.placesBefore(letter, on: shelf) else { continue }
        places.append((chapter, place))
      }
    }
    let files = try pages.update(catalogue, figures(asOf: now), at: places)
    _ = try withSite { try $0.write(files) }
  }

  func figures(asOf now: Timestamp) throws -> SiteFigures {
    let own = try ledger.census().merging(try ledger.testCensus(), uniquingKeysWith: -)
    // A merged letter is open or closed as its root is; but it has no page, and nobody declined it.
    let census = own.merging(try ledger.mergedCensus(), uniquingKeysWith: +)
    func count(_ stages: Stage...) -> Int { stages.reduce(0) { $0 + census[$1, default: 0] } }
    let shown = try ledger.markOfAllPages()
    return try SiteFigures(
      // Of a divided letter its parts count.
      asOf: now, received: own.values.reduce(0, +) - own[.split, default: 0],
      waiting: count(.registered, .accepted),
      handling: count(.assigned, .handling, .replied, .signedOff, .cleared),
      closed: count(.published, .withheld, .withdrawn, .declined, .retracted),
      declined: own[.declined, default: 0],
      published: own[.published, default: 0],
      meanTenthsOfDays: shown.flatMap { $0.count == 0 ? nil : Int($0.seconds) * 10 / 86_400 / $0.count },
      hourly: hourly.get { try countHour(at: now) })
  }
}
