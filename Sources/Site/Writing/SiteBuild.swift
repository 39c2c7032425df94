import Cores

/// Many files on their way into the site. They are made a part at a time, so that no more than a part is ever held in
/// memory, and come into their places together.
package struct SiteBuild {
  private let directory: String
  private let isCompressing: Bool
  /// More than a few files are synced together, at the end.
  private let isSyncedTogether: Bool
  private(set) var manifest: SiteManifest
  private var staged: [StagedPage] = []
  private var folders: Set<String> = []

  init(directory: String, manifest: SiteManifest, isCompressing: Bool, isSyncedTogether: Bool) {
    self.directory = directory
    self.manifest = manifest
    self.isCompressing = isCompressing
    self.isSyncedTogether = isSyncedTogether
  }

  /// Where the files lie that were added.
  var paths: Set<String> { Set(staged.map(\.path)) }

  package mutating func add(_ files: [SiteFile]) throws { try add(each: files) { $0 } }

  /// Adds the file that is made of each element; on all cores where there are enough of them.
  package mutating func add<Element: Sendable>(
    each elements: [Element], _ file: @Sendable (Element) throws -> SiteFile
  ) throws {
    let lines = try stage(each: elements, compressing: isCompressing, file)
    try manifest.add(lines, isSynced: !isSyncedTogether)
  }

  /// The same with files that no list names.
  package mutating func addUnlisted<Element: Sendable>(
    each elements: [Element], _ file: @Sendable (Element) throws -> SiteFile
  ) throws {
    _ = try stage(each: elements, compressing: false, file)
  }

  /// - Returns: what the manifest does not say yet.
  private mutating func stage<Element: Sendable>(
    each elements: [Element], compressing isCompressing: Bool, _ file: @Sendable (Element) throws -> SiteFile
  ) throws -> [SiteManifest.Line] {
    let (directory, isSynced) = (directory, !isSyncedTogether)
    let results = try elements.mappedOnAllCores { element in
      // One that fails must not leave the others' files behind unseen.
      Result {
        let file = try file(element)
        try SiteWriter.check(file.path)
        // Made here, since a folder's own place must be durable as well.
        try Directory.make(PlainFile.split("\(directory)/\(file.path)").directory)
        return try StagedPage.stage(file, in: directory, compressing: isCompressing, isSynced: isSynced)
      }
    }
    var failure: (any Error)?
    var lines: [SiteManifest.Line] = []
    for result in results {
      switch result {
      case .success(let (page, listed)):
        staged.append(page)
        folders.insert(PlainFile.split("\(directory)/\(page.path)").directory)
        // Also what a killed run had listed before it came into its place.
        lines += listed.filter { !page.isUnchanged || !manifest.has($0) }
      case .failure(let error): failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return lines
  }

  private func isListed(_ path: String) -> Bool { manifest.files.contains(path) }

  /// Adds what `work` adds, and puts all of it in place. After an error nothing is left beside the places.
  mutating func carryOut(_ work: (inout SiteBuild) throws -> Void) throws -> SiteChange {
    do {
      try work(&self)
      return try putInPlace()
    } catch {
      for page in staged { page.discard(in: directory) }
      throw error
    }
  }

  /// The compressed copies come first, so that nothing that is taken down stands in one any more when the run is killed
  /// between.
  private mutating func putInPlace() throws(SiteError) -> SiteChange {
    if isSyncedTogether {
      try manifest.sync()
      if staged.contains(where: { !$0.isUnchanged }) { try Directory.syncAll(directory) }
    }
    for page in staged {
      for (path, copy) in page.copies { try copy.putInPlace("\(directory)/\(path)") }
    }
    var change = SiteChange()
    for page in staged {
      try page.page.putInPlace("\(directory)/\(page.path)")
      if case .unchanged = page.page { change.unchanged += 1 } else { change.written += 1 }
    }
    let gone = staged.flatMap(\.pathsOfNoCopies).filter(isListed)
    try manifest.forget(gone)
    // Also those of unchanged files: a run killed just before this may have renamed them without syncing.
    for folder in folders.sorted() { try Directory.sync(folder) }
    return change
  }
}

extension StagedPage {
  /// Of the copies that the page has not any more.
  fileprivate var pathsOfNoCopies: [String] {
    copies.compactMap { if case .absent = $0.copy { $0.path } else { nil } }
  }

  fileprivate var isUnchanged: Bool {
    guard case .unchanged = page else { return false }
    return copies.allSatisfy { if case .changed = $0.copy { false } else { true } }
  }
}
