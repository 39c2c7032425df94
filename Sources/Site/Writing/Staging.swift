/// A file of the site that lies beside its place, and its compressed copies, until all that belong together come into
/// theirs.
struct StagedPage: Sendable {
  let path: String
  let page: Staged
  private var gzip: Staged?
  private var brotli: Staged?

  /// What is to be done to a place. Of a hundred thousand files no more than this is remembered.
  enum Staged: Sendable {
    /// These very bytes are there.
    case unchanged
    /// Others lie beside it.
    case changed
    /// Nothing may be there.
    case absent
  }

  private init(path: String, page: Staged) { (self.path, self.page) = (path, page) }

  /// Its compressed copies; none where the site has none.
  var copies: [(path: String, copy: Staged)] {
    Compression.allCases.compactMap { compression in
      self[compression].map { (path + compression.suffix, $0) }
    }
  }

  private subscript(compression: Compression) -> Staged? {
    get {
      switch compression {
      case .gzip: gzip
      case .brotli: brotli
      }
    }
    set {
      switch compression {
      case .gzip: gzip = newValue
      case .brotli: brotli = newValue
      }
    }
  }
}

extension StagedPage {
  /// Writes `file` beside its place, unless it is there already. Several may be staged at once.
  /// - Parameters:
  ///   - directory: the root of the site.
  ///   - isSynced: whether it is on the disk afterwards; else the caller syncs all of them at once.
  /// - Returns: also what the manifest says of them.
  static func stage(
    _ file: SiteFile, in directory: String, compressing: Bool, isSynced: Bool
  ) throws(SiteError) -> (staged: StagedPage, listed: [SiteManifest.Line]) {
    var staged = StagedPage(path: file.path, page: try stage(file, in: directory, isSynced: isSynced))
    var listed = [SiteManifest.Line(path: file.path, hash: file.hash)]
    guard compressing else { return (staged, listed) }
    do throws(SiteError) {
      for compression in Compression.allCases {
        guard let copy = file.compressed(by: compression) else {
          // One that was made while the machine had the library would say what the page said then.
          staged[compression] = .absent
          continue
        }
        staged[compression] = try stage(copy, in: directory, isSynced: isSynced)
        listed.append(SiteManifest.Line(path: copy.path, hash: copy.hash))
      }
    } catch {
      staged.discard(in: directory)
      throw error
    }
    return (staged, listed)
  }

  private static func stage(
    _ file: SiteFile, in directory: String, isSynced: Bool
  ) throws(SiteError) -> Staged {
    let path = "\(directory)/\(file.path)"
    if try PlainFile.read(path) == file.bytes { return .unchanged }
    try PlainFile.stage(file.bytes, for: path, mode: SiteWriter.mode, isSynced: isSynced)
    return .changed
  }

  func discard(in directory: String) {
    page.discard("\(directory)/\(path)")
    for (path, copy) in copies { copy.discard("\(directory)/\(path)") }
  }
}

extension StagedPage.Staged {
  /// - Parameter path: of the place, in full.
  func discard(_ path: String) { if case .changed = self { PlainFile.discardStaged(for: path) } }

  /// - Parameter path: of the place, in full.
  func putInPlace(_ path: String) throws(SiteError) {
    switch self {
    case .unchanged: break
    case .changed: try PlainFile.putInPlace(path)
    case .absent: _ = try PlainFile.remove(path)
    }
  }
}
