import Domain
import Foundation
import Testing

@testable import Settings

/// A directory of its own in which a test lays out a configuration; gone with the last reference.
final class Workshop {
  let path: String

  /// - Parameter layers: Directories copied over each other, the good configuration first.
  init(_ layers: String...) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)").path
    for layer in ["Good"] + layers { try Self.copy(Self.fixtures + "/" + layer, to: path) }
  }

  // A directory that cannot be removed is left to the system's own cleaning.
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// A file that is its user's alone.
  func writeSecret(_ name: String) throws {
    try write(name, "geheim\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + "/" + name)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func append(_ name: String, _ text: String) throws { try write(name, read(name) + text) }

  func load(today: String = "2026-06-01", credentials: String? = nil) throws -> Configuration {
    try Configuration.load(
      from: path + "/huiyin.yaml", today: try #require(Day(today)), credentials: credentials)
  }

  /// What is wrong with the configuration, as it is printed; empty if nothing is.
  func complaint(today: String = "2026-06-01") throws -> String {
    do {
      _ = try load(today: today)
      return ""
    } catch let error as ConfigurationError {
      return error.description.replacing(path, with: "DIR")
    }
  }

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().path

  private static func copy(_ source: String, to target: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: source) where name != "expected-error" {
      let (from, to) = (source + "/" + name, target + "/" + name)
      var isDirectory: ObjCBool = false
      if files.fileExists(atPath: from, isDirectory: &isDirectory), isDirectory.boolValue {
        try copy(from, to: to)
      } else {
        if files.fileExists(atPath: to) { try files.removeItem(atPath: to) }
        try files.copyItem(atPath: from, toPath: to)
      }
    }
  }
}
