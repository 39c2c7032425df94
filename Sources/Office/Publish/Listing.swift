import Domain
import Site
import Store

/// Keeps home page and lists in step with what is published.
///
/// It looks only when the ledger has grown since it looked last, and writes only files whose bytes changed.
struct Listing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let head = try office.ledger.head().sequence
    guard try office.ledger.mark("listed") != head else { return 0 }
    try office.buildSite(.lists, at: now)
    try office.ledger.write { try $0.setMark("listed", to: head) }
    return 0
  }
}

extension Office {
  /// How much of the site is looked at; files whose bytes are right are never touched.
  package enum SiteScope: Sendable {
    /// Home page and lists.
    case lists
    /// Every page: what is missing or was changed by other hands is put right.
    case pages
    /// Every page, and what the ledger does not explain goes.
    case everything
  }

  /// Brings the site in step with the ledger.
  @discardableResult
  package func buildSite(_ scope: SiteScope, at now: Timestamp) throws -> SiteChange {
    let published = try lettersWithPages()
    let views = published.compactMap { letter in
      PublicView(letter: letter, register: register).publicLetter(at: letter.publishedAt ?? now)
    }
    let figures = try figures(asOf: now, published: published)
    let lists = try pages.site(catalogue: Catalogue(views.map(\.entry)), figures: figures)
    var writer = try siteWriter()
    switch scope {
    case .lists: return try writer.write(lists, insteadOf: SitePages.isList)
    case .pages, .everything:
      let gone = try ledger.lettersPublishedOnce(at: Stage.allCases).compactMap {
        try ledger.letter($0)?.withdrawnPage
      }
      let files = try lists + views.map { try pages.letter($0) } + gone.map { try pages.tombstone($0) }
      return scope == .pages
        ? try writer.write(files, insteadOf: SitePages.isList) : try writer.replace(with: files)
    }
  }

  /// As they were published last: a letter that is handled anew keeps its page meanwhile.
  private func lettersWithPages() throws -> [Letter] {
    let stages: [Stage] = [.published, .accepted, .assigned, .handling, .replied, .signedOff, .cleared]
    return try ledger.lettersPublishedOnce(at: stages).compactMap { id in
      guard let letter = try ledger.letter(id), letter.hasPage else { return nil }
      return letter.stage == .published ? letter : try letter.asPublished
    }
  }

  func siteWriter() throws -> SiteWriter {
    try SiteWriter(directory: siteDirectory, manifest: siteManifest)
  }

  private func figures(asOf now: Timestamp, published: [Letter]) throws -> SiteFigures {
    let own = try ledger.census()
    // A merged letter is open or closed as its root is; but it has no page, and nobody declined it.
    let census = own.merging(try ledger.mergedCensus(), uniquingKeysWith: +)
    func count(_ stages: Stage...) -> Int { stages.reduce(0) { $0 + census[$1, default: 0] } }
    let tenths = published.compactMap { letter in
      letter.publishedAt.map { Int($0.seconds - letter.registration.receivedAt.seconds) * 10 / 86_400 }
    }
    return SiteFigures(
      // Of a divided letter its parts count.
      asOf: now, received: own.values.reduce(0, +) - own[.split, default: 0],
      waiting: count(.registered, .accepted),
      handling: count(.assigned, .handling, .replied, .signedOff, .cleared),
      closed: count(.published, .withheld, .withdrawn, .declined, .retracted),
      declined: own[.declined, default: 0],
      published: own[.published, default: 0],
      meanTenthsOfDays: tenths.isEmpty ? nil : tenths.reduce(0, +) / tenths.count)
  }
}

extension Letter {
  /// The letter as it stood when its page was put in place.
  fileprivate var asPublished: Letter {
    get throws {
      guard let last = events.lastIndex(where: { $0.fact.act == .publish }) else { return self }
      return try Letter(replaying: Array(events[...last]))
    }
  }

  /// What stands in the place of a page that was taken down; nil where there was none.
  fileprivate var withdrawnPage: WithdrawnLetter? {
    guard publication != nil, !hasPage,
      let end = events.last(where: { [.withdraw, .withhold].contains($0.fact.act) })
    else { return nil }
    return WithdrawnLetter(id: id, withdrawnAt: end.at)
  }
}
