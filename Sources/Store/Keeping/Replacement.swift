import Domain
import Foundation

/// A ledger that is made beside the one in place, and takes it when it is whole. Until then nobody opens either of them to
/// write: where it ends halfway, whoever began it does it again.
struct Replacement {
  let path: String
  let lock: ProcessLock
  private let directory: String

  static func path(in directory: String) -> String { "\(directory)/new.part" }

  /// An empty one; only where no other huiyin writes.
  init(in directory: String) throws {
    try Ledger.makeDirectory(directory)
    lock = try ProcessLock(path: "\(directory)/lock")
    self.directory = directory
    path = Self.path(in: directory)
    if access(path, F_OK) == 0 { try FileManager.default.removeItem(atPath: path) }
    try Ledger.makeDirectory(path)
  }

  /// Gives it up; nothing was changed.
  func discard() { try? FileManager.default.removeItem(atPath: path) }  // the next one clears it as well

  /// Puts it in place. What was there goes into a directory beside.
  /// - Returns: that directory, where there was something.
  func takePlace(at now: Timestamp) throws -> String? {
    let names = ["ledger.sqlite", "mail.sqlite"]
    for name in names {
      guard access("\(path)/\(name)-wal", F_OK) != 0 else {
        throw LedgerError.unwritable(directory: path, reason: "\(name) is still open")
      }
      try Disk.sync("\(path)/\(name)")
    }
    let old = names.flatMap { name in ["", "-wal", "-shm"].map { name + $0 } }
      .filter { access("\(directory)/\($0)", F_OK) == 0 }
    let aside = place(for: "replaced-\(now.day)T\(now.clock.replacing(":", with: ""))")
    if !old.isEmpty { try Ledger.makeDirectory(aside) }
    for name in old { try move("\(directory)/\(name)", to: "\(aside)/\(name)") }
    // Without a ledger nobody takes the mails for his.
    for name in names.reversed() { try move("\(path)/\(name)", to: "\(directory)/\(name)") }
    for name in Ledger.companions where access("\(path)/\(name)", F_OK) == 0 {
      // The one in place may be newer.
      if access("\(directory)/\(name)", F_OK) != 0 { try move("\(path)/\(name)", to: "\(directory)/\(name)") }
    }
    try Disk.sync(directory)
    try FileManager.default.removeItem(atPath: path)
    try Disk.sync(directory)
    return old.isEmpty ? nil : aside
  }

  /// Nothing that was put aside before is written over.
  private func place(for name: String) -> String {
    let names = (1...).lazy.map { $0 == 1 ? name : "\(name)-\($0)" }
    return directory + "/" + (names.first { access("\(directory)/\($0)", F_OK) != 0 } ?? name)
  }

  private func move(_ path: String, to place: String) throws {
    guard rename(path, place) == 0 else { throw LedgerError.disk(path: place) }
  }
}
