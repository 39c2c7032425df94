import COpenSSL

/// SHA-1 (FIPS 180-4 §6.1): for names that others have made with it, as an OpenPGP key's fingerprint. Nothing that
/// must be hard to forge may rest on it alone.
package enum SHA1 {
  /// Nil where libcrypto is configured to have none.
  package static func digest(of bytes: some Collection<UInt8>) -> [UInt8]? {
    var digest = [UInt8](repeating: 0, count: Int(CO_SHA1_SIZE))
    let done = bytes.withBytes { co_sha1($0.baseAddress, $0.count, &digest) }
    return done ? digest : nil
  }
}
