import Domain
import Site
import Store

extension Office {
  /// How much of the site is looked at; files whose bytes are right are never touched.
  package enum SiteScope: Sendable {
    /// Home page, lists and feeds.
    case lists
    /// Every page: what is missing or was changed by other hands is put right.
    case pages
    /// Every page, and what the ledger does not explain goes.
    case everything
  }

  /// Brings the site in step with the ledger. However many letters there are, only some are in memory at a time.
  @discardableResult
  package func buildSite(_ scope: SiteScope, at now: Timestamp) throws -> SiteChange {
    guard scope != .lists else {
      return try withSite { writer in
        try writer.build(insteadOf: SitePages.isOfChapter) { try addLists(to: &$0, at: now) }
      }
    }
    let head = try ledger.head().sequence
    let gone = try shelveAgain(at: now)
    var change = try withSite { writer in
      try writer.build(insteadOf: scope == .everything ? { _ in true } : Self.isOfMany) { build in
        try addLists(to: &build, at: now)
        try eachPart { try build.add(each: $0) { [pages] letter in try pages.letter(letter) } }
        try build.add(each: gone) { [pages] letter in try pages.tombstone(letter) }
        try addSearch(to: &build)
        try build.add(hourlyPages(at: now))
      }
    }
    try ledger.write { book in
      for mark in [Mark.listed, Mark.searched, Mark.searchedBeside] { try book.setMark(mark, to: head) }
    }
    change += try lookUpAgain(removing: scope == .everything)
    return change
  }

  /// Whether a file goes where what it belongs to has become less.
  private static func isOfMany(_ path: String) -> Bool {
    SitePages.isOfChapter(path) || SearchPath.isOfBase(path)
  }

  private func addLists(to build: inout SiteBuild, at now: Timestamp) throws {
    try pages.site(catalogue(), figures(asOf: now)) { part in try build.add(each: part) { try $0() } }
  }
}

extension Letter {
  /// What stands in the place of a page that was taken down; nil where there was none.
  var withdrawnPage: WithdrawnLetter? {
    guard publication != nil, !hasPage,
      let end = events.last(where: { [.withdraw, .withhold].contains($0.fact.act) })
    else { return nil }
    return WithdrawnLetter(id: id, withdrawnAt: end.at)
  }
}
