import Digest
import Domain
import Papers
import Store
import Wire

/// Takes exports out of an account's folder (收集): read, durable in the ledger, and only then moved aside with a
/// receipt beside them.
///
/// Every step can be repeated: a file that was taken in and not moved brings nothing new the next time. A file that
/// two looks have not found the same is still being written.
package final class FolderIntake {
  private let office: Office
  private let account: String
  private let folder: any Folder
  private let done: String
  private var seen: Set<FolderFile> = []

  /// - Parameter done: the folder within it that files are moved to.
  package init(office: Office, account: String, folder: any Folder, done: String) {
    self.office = office
    self.account = account
    self.folder = folder
    self.done = done
  }

  /// Whether a file is there that one look alone has found.
  package private(set) var isAwaitingMore = false

  /// One look: takes what the last look has found the same. One file's trouble never stops the others; the first
  /// is thrown at the end.
  /// - Returns: how many files were dealt with.
  package func run(at now: () -> Timestamp, until stop: () -> Bool = { false }) throws -> Int {
    let files = try folder.files()
    let stable = files.filter(seen.contains)
    seen = Set(files)
    isAwaitingMore = stable.count < files.count
    var count = 0
    var trouble: (any Error)?
    for file in stable where !stop() {
      do {
        try take(file, at: now())
        seen.remove(file)
        count += 1
      } catch FolderError.missing {
        // Whoever put it there has taken it away again.
        seen.remove(file)
      } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
    return count
  }

  private func take(_ file: FolderFile, at now: Timestamp) throws {
    let limit = TableLimits.standard.fileBytes
    guard file.size <= limit else {
      let error = TableError.tooLarge(bytes: file.size, limit: limit)
      return try refuse(file, Array("\(error)".utf8), because: "\(error)", error.chinese, at: now)
    }
    let content = try folder.read(file.name, limit: limit)
    // It has grown while we read: the next looks will find it.
    guard content.bytes.count == file.size else { return }
    let columns = office.rules.intakes[account]?.columns ?? [:]
    let digest = SHA256.digest(of: content.bytes)
    do {
      let receipt = try office.takeIn(file.name, digest: digest, from: account, by: nil, at: now) {
        try Export(
          of: try Table(reading: content.bytes), mapping: columns, now: content.modified ?? now.seconds)
      }
      try setAside(file, content.bytes, with: try office.text(of: receipt, at: now))
    } catch let error as TableError {
      try refuse(file, content.bytes, because: "\(error)", error.chinese, at: now)
    } catch let error as DeadlyFile {
      try refuse(file, content.bytes, because: "\(error)", error.chinese, at: now)
    } catch let error as ExportError {
      try refuse(file, content.bytes, because: "\(error)", error.chinese, at: now)
    }
  }

  /// A file that is no export is a person's to look at.
  private func refuse(
    _ file: FolderFile, _ bytes: [UInt8], because reason: String, _ words: (why: String, wayOut: String),
    at now: Timestamp
  ) throws {
    try office.hold(file: bytes, named: file.name, from: account, reason: reason, at: now)
    try setAside(
      file, bytes, with: try office.text(ofRefusing: file.name, from: account, words: words, at: now))
  }

  /// The name tells what was taken: files of one name and other contents do not replace each other.
  private func setAside(_ file: FolderFile, _ bytes: [UInt8], with receipt: String) throws {
    let digest = Hex.encode(SHA256.digest(of: bytes)).prefix(8)
    let dot = file.name.lastIndex(of: ".") ?? file.name.endIndex
    let stem = Self.cut(file.name[..<dot])
    let name = "\(stem).\(digest)\(file.name[dot...].prefix(10))"
    // Excel and Notepad on Windows know UTF-8 by its mark.
    try folder.write([0xEF, 0xBB, 0xBF] + receipt.utf8, to: "\(stem).\(digest).回执.txt", in: done)
    // What has taken its place meanwhile was not read: the next looks will find it.
    guard try folder.files().contains(file) else {
      isAwaitingMore = true
      return
    }
    try folder.move(file.name, to: name, in: done)
  }

  /// At most 150 bytes, so that a name stays one with what is added to it.
  private static func cut(_ stem: Substring) -> String {
    var cut = String(stem)
    while cut.utf8.count > 150 { cut.removeLast() }
    return cut
  }
}
