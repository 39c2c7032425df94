import COpenSSL

/// A SHA-256 in progress: fed piece by piece, finished once (FIPS 180-4 §6.2).
///
///     var hash = SHA256()
///     hash.update(previous)
///     hash.update(row)
///     let head = hash.finish()
package struct SHA256: ~Copyable {
  /// Bytes in a digest.
  package static let size = Int(CO_SHA256_SIZE)

  private let state: OpaquePointer

  package init() {
    guard let state = co_sha256_new() else { preconditionFailure("libcrypto offers no SHA-256") }
    self.state = state
  }

  deinit { co_sha256_free(state) }

  /// Takes further bytes in.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let done = bytes.withBytes { co_sha256_update(state, $0.baseAddress, $0.count) }
    precondition(done, "libcrypto refused to go on with a SHA-256")
  }

  /// The digest of all bytes taken in: 32 bytes.
  package consuming func finish() -> [UInt8] {
    let state = self.state
    discard self
    return [UInt8](unsafeUninitializedCapacity: Self.size) { digest, count in
      guard let place = digest.baseAddress, co_sha256_finish(state, place) else {
        preconditionFailure("libcrypto could not finish a SHA-256")
      }
      count = Self.size
    }
  }

  /// The digest of `bytes` in one go: 32 bytes.
  package static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}

extension Collection<UInt8> {
  /// Lends the bytes as one buffer, copied only when they do not already lie in one.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = withContiguousStorageIfAvailable(body) { return result }
    return Array(self).withUnsafeBufferPointer(body)
  }
}
