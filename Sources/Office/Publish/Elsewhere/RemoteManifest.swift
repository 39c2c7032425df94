import Site

/// What stands beside the site elsewhere, and is put there last: every public file that lies there with its SHA-256, in the
/// form of a bag's payload manifest (RFC 8493 §2.1.3), which `sha256sum --check` reads. Whoever copies the site from there
/// knows by it that all of it is there. Pages that no list names are in none.
enum RemoteManifest {
  /// Below the root.
  static let path = "manifest-sha256.txt"

  static func file(of record: UploadRecord) -> SiteFile {
    let listed = record.entries.filter { path, entry in
      entry.hash != nil && entry.mark == nil && path != Self.path && !LookUpAddress.isPath(path)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(listed.count * 120)
    for (path, entry) in listed.sorted(by: { $0.key < $1.key }) {
      bytes += "\(entry.hash ?? "")  \(path)\n".utf8
    }
    return SiteFile(path: path, bytes: bytes)
  }
}
