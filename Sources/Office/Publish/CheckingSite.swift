import Domain
import Site
import Store

extension Office {
  /// Holds the public directory against the ledger: every file explained, every published letter there as it was
  /// signed off, every link alive and every page well-formed.
  ///
  /// Letters' pages are made anew from their events, and lists from what the lists are made of; all other files are held
  /// against the digests in the manifest. Of the pages with
  /// figures only the presence is asked for: they say when they were counted.
  package func siteFaults() throws -> [SiteFault] {
    let check = try SiteCheck(directory: siteDirectory, manifest: siteManifest)
    var faults = try check.unlikeManifest()
    var explained = Set([SearchPath.head, SearchPath.recent])
    func expect(_ file: SiteFile, exactly: Bool = true) throws {
      explained.insert(file.path)
      guard let bytes = try check.bytes(of: file.path) else {
        return faults.append(.missing(path: file.path))
      }
      if exactly, bytes != file.bytes { faults.append(.different(path: file.path)) }
    }
    for id in try ledger.lettersPublishedOnce(at: Stage.allCases) {
      guard let letter = try ledger.letter(id) else { continue }
      if let gone = letter.withdrawnPage {
        try expect(pages.tombstone(gone))
      } else if letter.hasPage,
        let view = PublicView(try letter.asPublished, in: self)
          .publicLetter(at: letter.publishedAt ?? letter.registeredAt)
      {
        try expect(pages.letter(view))
      }
    }
    for year in try earlierYears() {
      let answers = try earlierAnswers(of: year.year)
      for answer in answers { try expect(pages.earlier(answer)) }
      for answer in try ledger.goneEarlierAnswers(of: year.year) { try expect(pages.gone(answer)) }
      for file in try pages.earlierLists(of: year.year, answers) { try expect(file) }
    }
    if case let years = try earlierYears(), !years.isEmpty { try expect(pages.earlierIndex(years)) }
    let start = Timestamp(seconds: 0)
    hourly.forget()
    defer { hourly.forget() }
    func expectList(_ file: SiteFile) throws {
      try expect(file, exactly: !SitePages.showsFigures(file.path))
    }
    try pages.site(catalogue(), figures(asOf: start)) { for file in $0 { try expectList(file()) } }
    for file in try hourlyPages(at: start) { try expectList(file) }
    for letter in try ledger.letters() {
      guard let path = try ledger.letter(letter)?.lookUpPath else { continue }
      explained.insert(path)
      if try check.bytes(of: path) == nil { faults.append(.missing(path: path)) }
    }
    for path in check.paths {
      if !isExplained(path, by: explained) { faults.append(.unexplained(path: path)) }
      faults += try check.faults(in: path)
    }
    return Set(faults).sorted()
  }

  private func isExplained(_ path: String, by explained: Set<String>) -> Bool {
    let plain = Compression.plain(path)
    return explained.contains(plain) || SearchPath.isOfBase(plain)
  }
}
