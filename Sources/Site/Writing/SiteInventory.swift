import Domain
import Glibc

/// What the public directory holds by our hand, for whoever brings it elsewhere.
package struct SiteInventory {
  /// SHA-256 by path, lower-case hex: what the manifest lists.
  package let listed: [String: String]
  /// Pages that no list names (进度查询), by path, each with a mark that is another one whenever it was written anew.
  package let unlisted: [String: String]
  /// As it was before it was looked at: what comes in between is seen the next time.
  package let mark: SiteMark
  /// Whether there is a site: where its directory is not mounted, nothing has left it.
  package let isThere: Bool
  private let directory: String
  private let manifest: String

  /// - Parameter compressed: whether compressed copies belong to it.
  package init(directory: String, manifest: String, compressed: Bool) throws(SiteError) {
    self.directory = directory
    self.manifest = manifest
    mark = SiteMark(directory: directory, manifest: manifest)
    let hashes = try SiteManifest.hashes(in: manifest)
    isThere = hashes[SitePath.home] != nil && Directory.resolved("\(directory)/\(SitePath.home)") != nil
    listed = compressed ? hashes : hashes.filter { !Compression.isCopy($0.key) }
    unlisted = try Self.marks(in: directory, but: hashes)
  }

  /// Whether something was written since it was taken.
  package var isOutdated: Bool { mark != SiteMark(directory: directory, manifest: manifest) }

  /// The file's bytes and their SHA-256; nil where there is none any more.
  package func file(_ path: String) throws(SiteError) -> SiteFile? {
    try SiteWriter.check(path)
    return try PlainFile.read("\(directory)/\(path)").map { SiteFile(path: path, bytes: $0) }
  }

  /// Where a letter's page lies, below the site's root.
  package static func path(of letter: LetterID) -> String { SitePath.letter(letter) }

  private static func marks(
    in directory: String, but listed: [String: String]
  ) throws(SiteError) -> [String: String] {
    var marks: [String: String] = [:]
    for (name, mark) in try Directory.marks(in: "\(directory)/\(LookUpAddress.folder)") {
      let path = LookUpAddress.folder + name
      if LookUpAddress.isPath(path), listed[path] == nil { marks[path] = mark }
    }
    return marks
  }
}

/// When the public directory was last written to. Files are renamed into their places, and the manifest grows with each that
/// it lists.
package struct SiteMark: Equatable, Sendable {
  private struct Time: Equatable {
    let seconds: Int64
    let nanoseconds: Int64
    let size: Int64
  }
  private let times: [Time]

  package init(directory: String, manifest: String) {
    times = [manifest, "\(directory)/\(LookUpAddress.folder)"].map { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return Time(seconds: 0, nanoseconds: 0, size: -1) }
      return Time(
        seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec),
        size: Int64(status.st_size))
    }
  }

  /// When the manifest was, in seconds since 1970.
  package var seconds: Int64 { times[0].seconds }
}

/// In which order files come into a place that others read from: what leads somewhere comes after what it leads to.
package enum SiteOrder: Int, Comparable, Sendable {
  case asset, page, index, list, entrance

  package init(of path: String) {
    let plain = Compression.plain(path)
    self =
      switch plain {
      case SitePath.home, SitePath.sitemap, SitePath.robots, SearchPath.head: .entrance
      case _ where SearchPath.isOfBase(plain): .index
      case _ where LookUpAddress.isPath(plain) || Self.isLetter(plain) || SitePath.isEarlierPage(plain): .page
      case _ where plain.hasSuffix(".css") || plain.hasSuffix(".js"): .asset
      default: .list
      }
  }

  /// `hdjl/wszx/2026/NM2026000123.html`.
  private static func isLetter(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count == 4, path.hasPrefix("hdjl/wszx/"), parts[3].hasSuffix(".html") else { return false }
    return LetterID(String(parts[3].dropLast(5))).map(SitePath.letter) == path
  }

  package static func < (one: SiteOrder, other: SiteOrder) -> Bool { one.rawValue < other.rawValue }
}
