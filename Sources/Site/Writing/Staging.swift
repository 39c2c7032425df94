/// A file of the site that lies beside its place, and its compressed copy, until all that belong together come into
/// theirs.
struct StagedPage: Sendable {
  let path: String
  let page: Staged
  /// Nil where the site has no copies.
  let copy: Staged?

  /// What is to be done to a place. Of a hundred thousand files no more than this is remembered.
  enum Staged: Sendable {
    /// These very bytes are there.
    case unchanged
    /// Others lie beside it.
    case changed
    /// Nothing may be there.
    case absent
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
    let page = try stage(file, in: directory, isSynced: isSynced)
    let line = SiteManifest.Line(path: file.path, hash: file.hash)
    guard compressing else { return (StagedPage(path: file.path, page: page, copy: nil), [line]) }
    do throws(SiteError) {
      guard let copy = file.gzipped else {
        return (StagedPage(path: file.path, page: page, copy: .absent), [line])
      }
      let staged = try stage(copy, in: directory, isSynced: isSynced)
      return (
        StagedPage(path: file.path, page: page, copy: staged),
        [line, SiteManifest.Line(path: copy.path, hash: copy.hash)]
      )
    } catch {
      page.discard("\(directory)/\(file.path)")
      throw error
    }
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
    copy?.discard("\(directory)/\(path)\(SiteFile.compressed)")
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
