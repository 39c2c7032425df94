import Glibc

/// What a run changed in the public directory.
package struct SiteChange: Sendable, Equatable {
  package var written: Int
  /// Files that had these very bytes already.
  package var unchanged: Int
  package var removed: Int

  package init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }

  package static func += (all: inout SiteChange, part: SiteChange) {
    all.written += part.written
    all.unchanged += part.unchanged
    all.removed += part.removed
  }
}

/// Brings the public directory up to date, so that a reader never meets half a page and a kill at any point
/// leaves nothing that the next run does not repair.
///
/// One writer owns a directory at a time; the ledger's lock sees to it.
package struct SiteWriter: Sendable {
  private let directory: String
  private var manifest: SiteManifest
  private let isCompressing: Bool
  static let mode: mode_t = 0o644

  /// - Parameters:
  ///   - directory: the root of the public site; made where it is missing.
  ///   - manifest: the list of the files made here, outside `directory`.
  ///   - compressing: whether listed files get compressed copies beside them, for web servers that hand them out as they are.
  ///   - other: a directory that must neither lie in this one nor hold it, by whatever links.
  package init(
    directory: String, manifest: String, compressing: Bool = false, apartFrom other: String? = nil
  ) throws(SiteError) {
    isCompressing = compressing
    try Directory.make(directory)
    if let other {
      try Directory.make(other)
      try Directory.check(directory, isApartFrom: other)
    }
    let folder = PlainFile.split(manifest).directory
    try Directory.make(folder)
    guard let root = Directory.resolved(directory), let home = Directory.resolved(folder) else {
      throw .unreadable(path: directory, reason: systemReason())
    }
    guard home != root, !home.hasPrefix(root + "/") else {
      throw .manifestInside(manifest: manifest, directory: directory)
    }
    self.directory = root
    self.manifest = try SiteManifest(path: manifest)
    try Directory.removeTemporaries(below: root)
  }

  /// Puts `files` in place.
  package mutating func write(_ files: [SiteFile]) throws -> SiteChange {
    try change(isSyncedTogether: files.count > Self.syncedAlone) { try $0.add(files) }.change
  }

  /// Puts what `work` adds in place; what was made here before, belongs to it and was not added goes.
  package mutating func build(
    insteadOf belongs: (String) -> Bool, _ work: (inout SiteBuild) throws -> Void
  ) throws -> SiteChange {
    var (change, kept) = try change(isSyncedTogether: true, work)
    let unwanted = manifest.files.filter {
      belongs(Compression.plain($0)) && !kept.contains(Compression.plain($0))
    }
    change.removed = try remove(unwanted.sorted()).removed
    return change
  }

  /// Makes `files` the whole site: what was made here before and is not among them goes.
  package mutating func replace(with files: [SiteFile]) throws -> SiteChange {
    let everything = { (_: String) in true }
    return try build(insteadOf: everything) { try $0.add(files) }
  }

  /// Puts files in place that no list names, and that nothing of ours leads to.
  package mutating func writeUnlisted(_ files: [SiteFile]) throws -> SiteChange {
    try change(isSyncedTogether: files.count > Self.syncedAlone) { try $0.addUnlisted(each: files) { $0 } }
      .change
  }

  private mutating func change(
    isSyncedTogether: Bool, _ work: (inout SiteBuild) throws -> Void
  ) throws -> (change: SiteChange, kept: Set<String>) {
    // Handed over and not shared: a list of two would be copied with the first line, all of it.
    var build = SiteBuild(
      directory: directory, manifest: exchange(&manifest, with: .lent),
      isCompressing: isCompressing, isSyncedTogether: isSyncedTogether)
    // What it has listed stands in the manifest's file, whether it comes into place or not.
    defer { manifest = build.manifest }
    return (try build.carryOut(work), build.paths)
  }

  /// More files than these are synced together.
  private static let syncedAlone = 64

  /// What was made here goes where `isUnwanted` says so.
  package mutating func remove(where isUnwanted: (String) -> Bool) throws(SiteError) -> SiteChange {
    try remove(manifest.files.filter(isUnwanted).sorted())
  }

  /// Removes files that were made here; others are left alone.
  package mutating func remove(_ paths: [String]) throws(SiteError) -> SiteChange {
    let ours = paths.filter(manifest.files.contains)
    var change = SiteChange()
    var touched: Set<String> = []
    for path in ours {
      try Self.check(path)
      let folder = PlainFile.split("\(directory)/\(path)").directory
      guard try PlainFile.remove("\(directory)/\(path)") else { continue }
      change.removed += 1
      touched.insert(folder)
    }
    for folder in touched.sorted() { try Directory.sync(folder) }
    try manifest.forget(ours)
    return change
  }

  /// Removes files that no list names.
  package func removeUnlisted(_ paths: [String]) throws(SiteError) -> SiteChange {
    var change = SiteChange()
    for path in paths {
      try Self.check(path)
      guard try PlainFile.remove("\(directory)/\(path)") else { continue }
      change.removed += 1
      try Directory.sync(PlainFile.split("\(directory)/\(path)").directory)
    }
    return change
  }

  /// Paths of the files in a folder, which ends with a slash, that no list names.
  package func unlisted(in folder: String) throws(SiteError) -> [String] {
    try Directory.files(in: directory + "/" + folder).map { folder + $0 }
      .filter { !manifest.files.contains($0) }
  }

  /// Paths are made here, but a manifest can be edited and a template misled.
  static func check(_ path: String) throws(SiteError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard isPlain, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else { throw .badPath(path) }
  }
}
