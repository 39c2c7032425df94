import Digest
import Domain
import Foundation

/// What a backup says of itself (`manifest.json`); its keys are stable.
package struct BackupManifest: Codable, Equatable, Sendable {
  package struct File: Codable, Equatable, Sendable {
    package let name: String
    package let bytes: Int64
    /// SHA-256, lower-case hex.
    package let sha256: String
  }
  /// Where the chain ends.
  package struct Head: Codable, Equatable, Sendable {
    package let sequence: Int64
    package let hash: String
  }
  /// Of this form.
  package let format: Int
  /// Which program made it.
  package let huiyin: String
  package let madeAt: Timestamp
  package let head: Head
  package let files: [File]
  /// The keys that the office had, which lie in no backup: SHA-256 of each by its name. They are 32 random octets, of which
  /// it tells nothing.
  package let keys: [String: String]

  static let name = "manifest.json"
  static let format = 1
}

extension BackupManifest.File {
  init(_ name: String, in directory: String) throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: "\(directory)/\(name)"))
    defer { try? file.close() }  // it was only read
    var digest = SHA256()
    var size: Int64 = 0
    while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
      digest.update(part)
      size += Int64(part.count)
    }
    self.init(name: name, bytes: size, sha256: Hex.encode(digest.finish()))
  }
}
