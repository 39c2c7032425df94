import Site
import Wire

/// A plan being carried out.
final class UploadPass {
  private(set) var tally = UploadTally()
  /// Files that are not what the manifest says, or not there.
  private(set) var missing: [String] = []
  private(set) var refusals: [FolderError] = []
  private let site: SiteInventory
  private let space: any Webspace
  private let record: UploadRecord

  init(of site: SiteInventory, to space: any Webspace, noting record: UploadRecord) {
    self.site = site
    self.space = space
    self.record = record
  }

  /// One file that is refused holds up none of the others.
  /// - Returns: false where it ended before the plan did: because of `stop`, or because the site has changed meanwhile, and
  ///   something else may press more.
  func carryOut(_ plan: UploadPlan, until stop: () -> Bool) throws -> Bool {
    var inARow = 0
    // While the whole site is made anew it changes all the time: what a plan takes to make must be worth it.
    let patience = plan.steps.count / 1000
    for step in plan.steps {
      if stop() || tally.uploaded + tally.removed > patience && site.isOutdated { return false }
      do {
        try carryOut(step)
        inARow = 0
      } catch let error as FolderError where error.isOfOneFile {
        refusals.append(error)
        inARow += 1
        if inARow == Self.mostRefused { throw error }
      }
      tally.left = refusals.count + missing.count
      // The site is being made anew.
      if missing.count == Self.mostMissing { break }
    }
    return true
  }

  private func carryOut(_ step: UploadPlan.Step) throws {
    switch step {
    case .put(let path):
      let file = try site.file(path)
      guard let file, site.listed[path] ?? file.hash == file.hash else {
        // What no list names may have gone meanwhile.
        if site.listed[path] != nil { missing.append(path) }
        return
      }
      try put(file, mark: site.unlisted[path])
    case .remove(let path):
      try space.remove(path)
      try record.noteRemoved(path)
      tally.removed += 1
    }
  }

  /// Once everything that it names is there.
  func putManifest() throws { try put(RemoteManifest.file(of: record), mark: nil) }

  private func put(_ file: SiteFile, mark: String?) throws {
    let entry = UploadRecord.Entry(hash: file.hash, mark: mark)
    guard record.entries[file.path] != entry else { return }
    if record.entries[file.path]?.hash != file.hash {
      try record.begin(file.path)
      try space.put(file.bytes, at: file.path)
      tally.uploaded += 1
      tally.bytes += file.bytes.count
    }
    try record.note(entry, at: file.path)
  }

  /// A server that refuses one after the other refuses all.
  private static let mostRefused = 5
  private static let mostMissing = 20
}

extension FolderError {
  /// Whether another file may be taken all the same.
  fileprivate var isOfOneFile: Bool {
    switch self {
    case .refused, .missing, .unusable, .oversized: true
    case .file, .connection: false
    }
  }
}
