import Domain
import Foundation
import GRDB

/// A copy of the ledger and of the raw mails that it names, in a directory of its own, checked when it was made.
package struct Backup: Sendable {
  package let path: String
  package let manifest: BackupManifest

  package var name: String { (path as NSString).lastPathComponent }

  /// Reads what one says of itself.
  package init(at path: String) throws {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue,
      FileManager.default.fileExists(atPath: "\(path)/\(BackupManifest.name)")
    else { throw BackupError.none(path) }
    let bytes = try Data(contentsOf: URL(filePath: "\(path)/\(BackupManifest.name)"))
    guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: bytes),
      manifest.format == BackupManifest.format
    else { throw BackupError.unreadable(path) }
    self.path = path
    self.manifest = manifest
  }

  /// Those in a directory, oldest first; what else lies there is none.
  package static func all(in directory: String) throws -> [Backup] {
    try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.first != "." }
      .compactMap { try? Backup(at: "\(directory)/\($0)") }
      .sorted { ($0.manifest.madeAt, $0.name) < ($1.manifest.madeAt, $1.name) }
  }

  /// Every octet as it was written, every page of both files sound, the chain whole, and its end where it was. Of one that
  /// this program made: what an older one made is looked at when it was brought up to date.
  package func verify() throws {
    try verifyFiles()
    let ledger = try Ledger.open(readingFrom: path)
    try check(ledger)
    try ledger.close()
  }

  /// That every octet is as it was written.
  func verifyFiles() throws {
    for file in manifest.files {
      guard FileManager.default.fileExists(atPath: "\(path)/\(file.name)"),
        try BackupManifest.File(file.name, in: path) == file
      else { throw BackupError.changed("\(path)/\(file.name)") }
    }
  }

  /// Whether a copy of its ledger is sound, and its own.
  func check(_ ledger: Ledger) throws {
    try ledger.checkPages()
    try ledger.verify()
    guard try ledger.head() == (manifest.head.sequence, manifest.head.hash) else {
      throw BackupError.changed(path)
    }
  }

  /// Of some letters, those whose words it still holds; also where an older program made it.
  package func holding(_ letters: [LetterID]) throws -> [LetterID] {
    guard !letters.isEmpty else { return [] }
    let ledger = try Connection(
      path: "\(path)/ledger.sqlite", configuration: Ledger.configuration(readOnly: true))
    let found = try ledger.read { database in
      try letters.filter {
        try database.value(
          Bool.self, "SELECT EXISTS (SELECT 1 FROM words WHERE letter = ? AND text IS NOT NULL)",
          [$0.description]) ?? false
      }
    }
    try ledger.close()
    return found
  }

  package func remove() throws { try FileManager.default.removeItem(atPath: path) }
}

package enum BackupError: Error, Equatable, CustomStringConvertible {
  case none(String)
  case unreadable(String)
  case changed(String)
  case otherKey(String)
  /// Another one is being made there.
  case busy(String)

  package var description: String {
    switch self {
    case .none(let path): "\(path): there is no backup"
    case .unreadable(let path): "\(path): its manifest cannot be read by this huiyin"
    case .changed(let path): "\(path): it is not what was written when the backup was made"
    case .busy(let directory): "\(directory): another backup is being made there"
    case .otherKey(let path): "\(path): it is not there, or another than when the backup was made"
    }
  }
}

extension Ledger {
  /// What lies beside the ledger and goes with it, where there is such a file.
  static let companions = ["learned.yaml"]

  /// Makes a backup in a directory, and checks it. Beside a running daemon as well: the ledger is copied as it stands at one
  /// moment, and the mails after it, so that it names none that is missing.
  /// - Parameters:
  ///   - program: the version of this program.
  ///   - keys: SHA-256 of each of the office's keys, by its name.
  package static func backUp(
    _ state: String, to directory: String, at now: Timestamp, program: String, keys: [String: String]
  ) throws -> Backup {
    try makeDirectory(directory)
    let lock: ProcessLock
    do { lock = try ProcessLock(path: "\(directory)/.lock") } catch LedgerError.inUse {
      throw BackupError.busy(directory)
    }
    defer { withExtendedLifetime(lock) {} }
    let name = try freeName("\(now.day)T\(now.clock.replacing(":", with: ""))", in: directory)
    let draft = "\(directory)/.\(name).part"
    // What an erasure changes between the two copies is right in the next ones.
    for attempt in 1... {
      try? FileManager.default.removeItem(atPath: draft)  // of one that was interrupted
      do {
        try copy(state, to: draft, at: now, program: program, keys: keys)
        break
      } catch LedgerError.chainBroken where attempt < 3 {
        continue
      } catch {
        try? FileManager.default.removeItem(atPath: draft)  // what it is about is told
        throw error
      }
    }
    guard rename(draft, "\(directory)/\(name)") == 0 else {
      throw LedgerError.disk(path: "\(directory)/\(name)")
    }
    try Disk.sync(directory)
    return try Backup(at: "\(directory)/\(name)")
  }

  private static func copy(
    _ state: String, to draft: String, at now: Timestamp, program: String, keys: [String: String]
  ) throws {
    try makeDirectory(draft)
    let ledger = try Ledger.open(readingFrom: state)
    try ledger.database.copy(to: "\(draft)/ledger.sqlite")
    try ledger.mailDatabase.copy(to: "\(draft)/mail.sqlite")
    try ledger.close()
    let companions = companions.filter { access("\(state)/\($0)", F_OK) == 0 }
    for name in companions {
      try Disk.write(Data(contentsOf: URL(filePath: "\(state)/\(name)")), to: "\(draft)/\(name)")
    }
    let copied = try Ledger.open(readingFrom: draft)
    let head = try copied.head()
    try copied.close()
    let manifest = BackupManifest(
      format: BackupManifest.format, huiyin: program, madeAt: now,
      head: .init(sequence: head.sequence, hash: head.hash),
      files: try (["ledger.sqlite", "mail.sqlite"] + companions).map { try .init($0, in: draft) }, keys: keys)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try Disk.write(encoder.encode(manifest) + [10], to: "\(draft)/\(BackupManifest.name)")
    try Backup(at: draft).verify()
  }

  private static func freeName(_ wanted: String, in directory: String) throws -> String {
    let taken = Set(try FileManager.default.contentsOfDirectory(atPath: directory))
    if !taken.contains(wanted) { return wanted }
    return (2...).lazy.map { "\(wanted)-\($0)" }.first { !taken.contains($0) } ?? wanted
  }
}
