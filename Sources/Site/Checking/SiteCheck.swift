import Glibc

/// Something about the public directory that is not as it should be.
package enum SiteFault: Sendable, Hashable, Comparable {
  /// A page or file that the ledger asks for is not there.
  case missing(path: String)
  /// It has other bytes than the ledger asks for.
  case different(path: String)
  /// Nothing in the ledger explains it.
  case unexplained(path: String)
  /// A page leads to an address of the site where nothing is.
  case deadLink(path: String, link: String)
  /// Elements are not closed in the order in which they were opened.
  case malformed(path: String, line: Int, reason: String)

  package var path: String {
    switch self {
    case .missing(let path), .different(let path), .unexplained(let path), .deadLink(let path, _),
      .malformed(let path, _, _):
      path
    }
  }

  package static func < (a: SiteFault, b: SiteFault) -> Bool { (a.path, a.what) < (b.path, b.what) }

  /// In a few words: `missing`, `leads to ../x.html, where nothing is`.
  package var what: String {
    switch self {
    case .missing: "missing"
    case .different: "differs from what the ledger says"
    case .unexplained: "nothing in the ledger explains it"
    case .deadLink(_, let link): "leads to \(link), where nothing is"
    case .malformed(_, let line, let reason): "line \(line): \(reason)"
    }
  }
}

/// Looks at the public directory as a visitor finds it.
package struct SiteCheck {
  private let directory: String
  /// Paths of all files, sorted; what a killed run left half written is none.
  package let paths: [String]
  private let known: Set<String>
  /// Nil where there is no manifest to hold files against.
  private let manifest: String?

  /// - Parameters:
  ///   - directory: the root of the public site.
  ///   - manifest: the list of the files made here, with their digests.
  package init(directory: String, manifest: String? = nil) throws(SiteError) {
    self.directory = directory
    self.manifest = manifest
    paths = try Directory.paths(below: directory).sorted()
    known = Set(paths)
  }

  /// Files that are not as they were made.
  package func unlikeManifest() throws(SiteError) -> [SiteFault] {
    guard let manifest else { return [] }
    var faults: [SiteFault] = []
    for (path, hash) in try SiteManifest.hashes(in: manifest) {
      guard let bytes = try bytes(of: path) else {
        faults.append(.missing(path: path))
        continue
      }
      // An older version listed files without their digests.
      if !hash.isEmpty, SiteFile(path: path, bytes: bytes).hash != hash {
        faults.append(.different(path: path))
      }
    }
    return faults
  }

  /// What is wrong with a file whatever the ledger says: links that lead nowhere, and markup that is broken.
  package func faults(in path: String) throws(SiteError) -> [SiteFault] {
    guard path.hasSuffix(".html"), let bytes = try bytes(of: path) else { return [] }
    var elements = ElementWalk(bytes)
    var faults: [SiteFault] = []
    while let element = elements.next() {
      switch element {
      case .link(let link): if !isAlive(link, from: path) { faults.append(.deadLink(path: path, link: link)) }
      case .fault(let line, let reason): faults.append(.malformed(path: path, line: line, reason: reason))
      }
    }
    return faults
  }

  /// Nil where it is not there.
  package func bytes(of path: String) throws(SiteError) -> [UInt8]? {
    known.contains(path) ? try PlainFile.read("\(directory)/\(path)") : nil
  }

  /// Whether an address leads to a file of the site, or away from it: what others serve is theirs.
  private func isAlive(_ link: String, from page: String) -> Bool {
    let target = link.prefix { $0 != "#" && $0 != "?" }
    guard !target.isEmpty, !target.contains(":"), !target.hasPrefix("//") else { return true }
    var parts = target.hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return false }
      default: parts.append(String(part))
      }
    }
    return known.contains((target.hasSuffix("/") ? parts + ["index.html"] : parts).joined(separator: "/"))
  }
}
