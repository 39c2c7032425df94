import Digest
import Domain
import Papers
import Store
import Wire

/// The exports that were taken out of an account's folder, and lie in its subfolder of what is done.
///
/// They are read once more where the ledger was restored from a backup, since it may know nothing of what was taken after
/// that; and where something was erased that came with one of them, since its words are in every export that has that row.
/// Such a file goes, whole: all its rows are in the ledger.
struct DoneExports {
  let office: Office
  let account: String
  let folder: any Folder
  let done: String

  /// One file's trouble never stops the others; the first is thrown at the end, and all are read again then.
  /// - Returns: how many files brought something new.
  func reread(at now: () -> Timestamp, until stop: () -> Bool) throws -> Int {
    guard let rereading = try office.ledger.rereading(of: account) else { return 0 }
    var count = 0
    var trouble: (any Error)?
    for file in try folder.files(in: done) {
      guard !stop() else { return count }
      // What is too large was refused, and of that too little is known to tell it from others.
      guard file.size <= TableLimits.standard.fileBytes else { continue }
      do { if try reread(file.name, at: now()) { count += 1 } } catch FolderError.missing {
        // Its operator has taken it away.
      } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
    try office.ledger.markReread(rereading)
    return count
  }

  /// - Parameter name: a file's among those that are done.
  /// - Returns: whether it brought something new.
  func reread(_ name: String, at now: Timestamp) throws -> Bool {
    guard let original = DoneName.original(of: name) else { return false }
    let content = try folder.read(name, in: done, limit: TableLimits.standard.fileBytes)
    // What its operator has changed since is no export of the account.
    guard DoneName(of: original, content.bytes).file == name else { return false }
    let taken = try office.takeIn(content, named: original, from: account, at: now)
    if taken.hasErased { try folder.remove(name, in: done) }
    return taken.hasNew
  }
}

/// What an export is called once it was taken, and its receipt: `评论.ab12cd34.csv`, `评论.ab12cd34.回执.txt`. It tells what
/// was taken: files of one name and other contents do not replace each other.
struct DoneName {
  let file: String
  let receipt: String

  init(of name: String, _ bytes: [UInt8]) {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let stem = Self.cut(name[..<dot]) + "." + Hex.encode(SHA256.digest(of: bytes)).prefix(8)
    file = stem + name[dot...].prefix(10)
    receipt = stem + Self.receiptEnd
  }

  /// What a taken export was called before, as far as that was kept; nil for a receipt, and for what others have put there.
  static func original(of name: String) -> String? {
    guard !name.hasSuffix(receiptEnd),
      let match = name.wholeMatch(of: /(?s)(.*)\.[0-9a-f]{8}((?:\.[^.]{0,9})?)/)
    else { return nil }
    return "\(match.1)\(match.2)"
  }

  private static let receiptEnd = ".回执.txt"

  /// At most 150 bytes, so that a name stays one with what is added to it.
  private static func cut(_ stem: Substring) -> String {
    var cut = String(stem)
    while cut.utf8.count > 150 { cut.removeLast() }
    return cut
  }
}
