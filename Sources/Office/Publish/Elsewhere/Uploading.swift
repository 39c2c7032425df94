import Domain
import Site
import Store
import Wire

/// Brings the public site to a place elsewhere (发布到其他服务器): what changed, in order, and nothing twice.
///
/// The ledger is asked, and never written to; while the server is waited for, nobody waits for us.
package final class Uploading {
  /// Of the last run, also where it failed.
  package private(set) var tally = UploadTally()
  let office: Office
  private let space: any Webspace
  let place: String
  let records: String
  private let isCompressed: Bool
  /// How the site was when all of it was there.
  private var settled: SiteMark?

  /// - Parameters:
  ///   - place: names the server and the folder on it.
  ///   - records: the directory in which it is noted what lies there.
  ///   - compressed: whether compressed copies go along.
  package init(
    office: Office, to space: any Webspace, place: String, records: String, compressed: Bool = false
  ) {
    self.office = office
    self.space = space
    self.place = place
    self.records = records
    isCompressed = compressed
  }

  package func close() { space.close() }

  /// - Parameters:
  ///   - full: whether every file goes up again, whatever is noted.
  ///   - stop: asked between two files.
  /// - Throws: what the server said; the next run begins with what is missing.
  package func run(full: Bool = false, at now: () -> Timestamp, until stop: () -> Bool = { false }) throws {
    tally = UploadTally()
    let mark = SiteMark(directory: office.siteDirectory, manifest: office.siteManifest)
    guard full || mark != settled else { return }
    settled = nil
    let record = try UploadRecord(in: records, of: place)
    if full { try record.doubt(isNoted: true) }
    while !stop() {
      // Of what the ledger says later, the lists may not know yet.
      let listed = try office.ledger.mark(Mark.listed)
      let changed = try office.pagesChanged(after: record.sequence)
      let takenDown = try office.earlierPagesTakenDown()
      guard let site = try inventory(beside: record) else { return }
      let pass = UploadPass(of: site, to: space, noting: record)
      defer { tally.add(pass.tally) }
      let plan = UploadPlan(site, record, changed: changed, takenDown: takenDown)
      guard try pass.carryOut(plan, until: stop) else { continue }
      if let refusal = pass.refusals.first { throw refusal }
      guard pass.missing.isEmpty else {
        // The manifest names files before they come into their places; after a minute they are there.
        guard now().seconds - site.mark.seconds < 60 else { throw SiteUnlikeManifest(paths: pass.missing) }
        return
      }
      try pass.putManifest()
      // Lists that are made anew have no position for a while.
      try record.noteWhole(through: max(listed, record.sequence))
      settled = site.mark
      return
    }
  }

  /// What a run would do; no server is asked, and nothing is written.
  package func rehearse(full: Bool = false) throws -> (put: [String], remove: [String]) {
    let record = try UploadRecord(in: records, of: place)
    if full { try record.doubt(isNoted: false) }
    let changed = try office.pagesChanged(after: record.sequence)
    let takenDown = try office.earlierPagesTakenDown()
    guard let site = try inventory(beside: record) else { return ([], []) }
    let steps = UploadPlan(site, record, changed: changed, takenDown: takenDown).steps
    return (
      steps.filter { !$0.isRemoval }.map(\.path), steps.filter(\.isRemoval).map(\.path)
    )
  }

  /// Nil where there is no site yet.
  private func inventory(beside record: UploadRecord) throws(SiteError) -> SiteInventory? {
    let site = try SiteInventory(
      directory: office.siteDirectory, manifest: office.siteManifest, compressed: isCompressed)
    guard !site.isThere else { return site }
    guard record.entries.isEmpty else {
      throw .unreadable(path: office.siteDirectory, reason: "there is no site any more; its copies stay")
    }
    return nil
  }
}

/// What went up in one run, and what is left.
package struct UploadTally: Equatable, Sendable {
  package var uploaded = 0
  package var bytes = 0
  package var removed = 0
  /// Files that are not in their places yet, or were refused.
  package var left = 0

  package init() {}

  mutating func add(_ part: UploadTally) {
    uploaded += part.uploaded
    bytes += part.bytes
    removed += part.removed
    left = part.left
  }
}

/// Files that are not what the manifest says: what was changed by other hands is brought nowhere.
struct SiteUnlikeManifest: Error, CustomStringConvertible {
  let paths: [String]

  var description: String {
    "\(paths[0])\(paths.count > 1 ? " and others are" : " is") not as the site's manifest says: "
      + "\"huiyin site build\" puts them right"
  }
}

extension Office {
  /// Where pages lie that were taken down or corrected after an event.
  fileprivate func pagesChanged(after sequence: Int64) throws -> Set<String> {
    let pages = try ledger.pages(changedAfter: sequence).filter { $0.isGone || !$0.isNew }
    return Set(pages.map { SiteInventory.path(of: $0.letter) })
  }

  /// Where the pages lie of an earlier system's answers that were taken down.
  fileprivate func earlierPagesTakenDown() throws -> Set<String> {
    try earlierYears().reduce(into: []) { paths, year in
      paths.formUnion(try ledger.goneEarlierAnswers(of: year.year).map(SitePages.path(of:)))
    }
  }
}
