import Foundation
import GRDB

extension DatabaseQueue {
  /// Writes a copy of the whole file as it stands now, which others may go on changing meanwhile: beside the place, synced,
  /// and put there by its name. Nobody else may read it.
  func copy(to path: String) throws {
    let draft = path + ".part"
    unlink(draft)
    // The file is made by us, for ourselves alone; SQLite takes one that is there and empty.
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LedgerError.disk(path: draft) }
    Foundation.close(file)
    do {
      try inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [draft]) }
      try Disk.sync(draft)
      guard rename(draft, path) == 0 else { throw LedgerError.disk(path: path) }
    } catch {
      unlink(draft)
      throw error
    }
    try Disk.sync((path as NSString).deletingLastPathComponent)
  }
}

/// What has to be on the disk before anything relies on it.
enum Disk {
  /// Makes a file, or the names in a folder, durable.
  static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw LedgerError.disk(path: path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw LedgerError.disk(path: path) }
  }

  /// Writes a whole file, or leaves nothing; nobody else may read it.
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    let draft = path + ".part"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LedgerError.disk(path: draft) }
    do {
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
      defer { close(file) }
      try handle.write(contentsOf: Data(bytes))
      guard fsync(file) == 0 else { throw LedgerError.disk(path: draft) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else { throw LedgerError.disk(path: path) }
    try sync((path as NSString).deletingLastPathComponent)
  }
}

extension LedgerError {
  /// That the system refused something; it says itself why.
  static func disk(path: String) -> LedgerError {
    .unwritable(directory: path, reason: String(cString: strerror(errno)))
  }
}
