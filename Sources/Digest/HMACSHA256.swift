import COpenSSL

/// Message authentication codes with SHA-256 (RFC 2104): who has no key can neither make nor guess one.
package enum HMACSHA256 {
  /// The code of `bytes` under `key`: 32 bytes.
  package static func code(
    of bytes: some Collection<UInt8>, key: some Collection<UInt8>
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: SHA256.size) { code, count in
      let done = key.withBytes { key in
        bytes.withBytes { bytes in
          guard let place = code.baseAddress else { return false }
          return co_hmac_sha256(key.baseAddress, key.count, bytes.baseAddress, bytes.count, place)
        }
      }
      precondition(done, "libcrypto offers no HMAC with SHA-256")
      count = SHA256.size
    }
  }

  /// Whether `code` is the code of `bytes`, or its beginning of at least `length` bytes (RFC 2104 §5 advises
  /// half the digest or more). The time taken tells nothing about where a wrong code differs.
  package static func isValid(
    _ code: some Collection<UInt8>, of bytes: some Collection<UInt8>, key: some Collection<UInt8>,
    length: Int = SHA256.size
  ) -> Bool {
    guard code.count >= length, code.count <= SHA256.size else { return false }
    return constantTimeEqual(code, Self.code(of: bytes, key: key).prefix(code.count))
  }
}

/// Compares two secrets in a time that depends on their length only.
package func constantTimeEqual(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
  a.withBytes { a in
    b.withBytes { b in a.count == b.count && co_equal(a.baseAddress, b.baseAddress, a.count) }
  }
}
