import Digest

/// A file of the public site or of the board: where it lies and its bytes.
package struct SiteFile: Sendable, Equatable {
  /// Below the site's root: `hdjl/wszx/2026/NM2026000123.html`.
  package let path: String
  package let bytes: [UInt8]
  /// SHA-256 of the bytes, lower-case hex.
  package let hash: String

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    hash = Hex.encode(SHA256.digest(of: bytes))
  }
}
