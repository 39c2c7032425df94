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
    let (new, again) = (
      Result { try takeNew(at: now, until: stop) }, Result { try doneExports.reread(at: now, until: stop) }
    )
    return try new.get() + again.get()
  }

  private var doneExports: DoneExports {
    DoneExports(office: office, account: account, folder: folder, done: done)
  }

  private func takeNew(at now: () -> Timestamp, until stop: () -> Bool) throws -> Int {
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
      let content = FolderContent(bytes: Array("\(error)".utf8), modified: nil)
      return try setAside(
        file, content, taken: office.refuse(content, named: file.name, from: account, error, at: now), at: now
      )
    }
    let content = try folder.read(file.name, limit: limit)
    // It has grown while we read: the next looks will find it.
    guard content.bytes.count == file.size else { return }
    try setAside(
      file, content, taken: office.takeIn(content, named: file.name, from: account, at: now), at: now)
  }

  private func setAside(
    _ file: FolderFile, _ content: FolderContent, taken: TakenExport, at now: Timestamp
  ) throws {
    let name = DoneName(of: file.name, content.bytes)
    // Excel and Notepad on Windows know UTF-8 by its mark.
    let receipt = try office.text(of: taken, file: file.name, from: account, at: now)
    try folder.write([0xEF, 0xBB, 0xBF] + receipt.utf8, to: name.receipt, in: done)
    // What has taken its place meanwhile was not read: the next looks will find it.
    guard try folder.files().contains(file) else {
      isAwaitingMore = true
      return
    }
    // Exports overlap: what was erased comes again with the next one, and is not kept.
    let rereading = taken.hasErased ? try office.ledger.orderRereading(of: account) : nil
    try folder.move(file.name, to: name.file, in: done)
    guard let rereading else { return }
    _ = try doneExports.reread(name.file, at: now)
    try office.ledger.markReread(rereading)
  }
}
