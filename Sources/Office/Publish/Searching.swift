import Domain
import Site
import Store

/// Keeps the index of the browser's search in step with what is published (搜索).
///
/// New letters wait in one small file, which everybody who searches loads. They go into the base at night, or when they
/// are too many; and the base is made anew at once when something in it was corrected or taken down: none of its words
/// may be found any more.
struct Searching: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let head = try office.ledger.head().sequence
    // An office in which nothing has happened yet has no site.
    guard head > 0 else { return 0 }
    let base = try office.ledger.mark(Mark.searched)
    let changed = try office.ledger.pages(changedAfter: base)
    let waiting = changed.filter { !$0.isGone }.map(\.letter)
    let mustBeNew = base == 0 || changed.contains { !$0.isNew } || waiting.count > RecentLetters.most
    if mustBeNew || isNight && !changed.isEmpty {
      try renewBase(through: head)
    } else if let last = changed.map(\.sequence).max(), try office.ledger.mark(Mark.searchedBeside) != last {
      let letters = try office.ledger.pages(of: waiting).map { try PublicLetter($0) }
      _ = try office.withSite { try $0.write([RecentLetters(letters).file()]) }
      try office.ledger.write { try $0.setMark(Mark.searchedBeside, to: last) }
    }
    return 0
  }

  private func renewBase(through head: Int64) throws {
    _ = try office.withSite { try $0.build(insteadOf: SearchPath.isOfBase, office.addSearch) }
    try office.ledger.write { try $0.setMark(Mark.searched, to: head) }
  }

  /// Between one and five nobody waits for a page.
  private var isNight: Bool { (1..<5).contains(now.secondOfDay / 3600) }
}

extension Office {
  /// Adds the whole index, with nothing waiting beside it.
  func addSearch(to build: inout SiteBuild) throws {
    let (digest, count) = try digestOfPages()
    var base = SearchBase(of: digest, letters: count)
    for year in try earlierYears().reversed() {
      try build.add(base.add(earlierAnswers(of: year.year).map(SearchedAnswer.init)))
    }
    try eachPart { try build.add(base.add($0.map(SearchedAnswer.init))) }
    try build.add(each: base.rest()) { try $0() }
    try build.add([RecentLetters([]).file()])
  }
}
