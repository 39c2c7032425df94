import Cores
import Domain
import Site
import Store

/// Keeps the pages of what an earlier system had answered in step with what was taken in (历史数据). That is seldom, so all
/// of them are looked at then.
struct ListingEarlier: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard try office.ledger.mark(Mark.earlier) > 0 else { return 0 }
    _ = try office.withSite { try $0.build(insteadOf: SitePages.isOfEarlier, office.addEarlier) }
    // They stand in lists, in figures and in the search as well.
    try office.ledger.write { book in
      for mark in [Mark.listed, Mark.hourly, Mark.searched] { try book.setMark(mark, to: 0) }
      try book.setMark(Mark.earlier, to: 0)
    }
    return 0
  }
}

extension Office {
  /// Adds all of their pages and lists.
  func addEarlier(to build: inout SiteBuild) throws {
    let years = try earlierYears()
    for year in years {
      let answers = try earlierAnswers(of: year.year)
      try build.add(each: answers) { [pages] in try pages.earlier($0) }
      try build.add(each: ledger.goneEarlierAnswers(of: year.year)) { [pages] in try pages.gone($0) }
      try build.add(pages.earlierLists(of: year.year, answers))
    }
    if !years.isEmpty { try build.add([pages.earlierIndex(years)]) }
  }

  func earlierYears() throws -> [EarlierYear] {
    try ledger.earlierYears().map { EarlierYear(year: $0.year, count: $0.count) }
  }

  /// Those of a year, oldest first.
  func earlierAnswers(of year: Int) throws -> [EarlierAnswer] {
    try ledger.earlierAnswers(of: year).mappedOnAllCores(EarlierAnswer.init)
  }

  /// Where the pages of the earlier site are now: path and query there, and the path here. For a web server that sends
  /// readers on (301).
  package func movedAddresses() throws -> [(old: String, new: String)] {
    var moved: [(String, String)] = []
    var seen: Set<String> = []
    for year in try earlierYears().reversed() {
      for answer in try earlierAnswers(of: year.year) {
        // nginx tells no case apart in a map, and takes no key twice.
        guard let old = answer.address, seen.insert(old.lowercased()).inserted else { continue }
        moved.append((old, pages.root + SitePages.path(ofEarlier: answer)))
      }
    }
    return moved
  }
}
