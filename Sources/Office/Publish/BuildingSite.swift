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
    hourly.forget()
    // Figures of twelve months are counted; of a ledger that was filled just now nothing may be kept ready.
    try ledger.keepRecords()
    let change = try withSite { writer in
      var lookedUp: Set<String> = []
      var change = try writer.build(insteadOf: scope == .everything ? { _ in true } : Self.isOfMany) {
        build in
        try addLetters(to: &build, lookedUp: &lookedUp, at: now)
        try addEarlier(to: &build)
        try addLists(to: &build, at: now)
        try addSearch(to: &build)
        try build.add(hourlyPages(at: now))
      }
      guard scope == .everything else { return change }
      let strange = try writer.unlisted(in: LookUpAddress.folder)
        .filter { LookUpAddress.isPath($0) && !lookedUp.contains($0) }
      change += try writer.removeUnlisted(strange)
      return change
    }
    try ledger.write { book in
      for mark in [Mark.listed, Mark.searched, Mark.searchedBeside, Mark.lookedUp] {
        try book.setMark(mark, to: head)
      }
      try book.setMark(Mark.earlier, to: 0)
    }
    return change
  }

  /// The pages of letters, public and looked up, each of which is read back once; they stand on the shelves afterwards.
  private func addLetters(to build: inout SiteBuild, lookedUp: inout Set<String>, at now: Timestamp) throws {
    func addStatus(of letters: [Letter]) throws {
      let found = try status(of: letters)
      try build.addUnlisted(each: found) { [pages] in try pages.lookedUp($0.status, at: $0.path) }
      lookedUp.formUnion(found.map(\.path))
    }
    try shelveAgain(at: now) { part in
      let standing = part.filter(\.letter.hasPage).compactMap(\.view)
      try build.add(each: standing) { [pages] in try pages.letter($0) }
      try build.add(each: part.compactMap(\.letter.withdrawnPage)) { [pages] in try pages.tombstone($0) }
      try addStatus(of: part.map(\.letter))
    }
    for part in try ledger.lettersNeverPublished().inParts(of: Self.atOnce) {
      try addStatus(of: ledger.unread(part).mappedOnAllCores { try $0.read() })
    }
  }

  /// Whether a file goes where what it belongs to has become less.
  private static func isOfMany(_ path: String) -> Bool {
    SitePages.isOfChapter(path) || SitePages.isOfEarlier(path) || SearchPath.isOfBase(path)
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
