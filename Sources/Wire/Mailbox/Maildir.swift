import Digest
import Glibc

/// A Maildir (https://cr.yp.to/proto/maildir.html): the mailbox that needs no server.
///
/// What lies in `new` has not been taken, what lies in `cur` has. Collecting goes in passes: each mail is
/// offered once in a pass, `more` is false at its end, and the next round starts over with what is in `new`
/// then. A cursor is neither needed nor given.
package final class Maildir: Mailbox {
  private let path: String
  private let sizeLimit: Int
  private var pass: ArraySlice<String> = []

  /// Opens the Maildir at `path`, and creates what is missing of it.
  package init(at path: String, sizeLimit: Int = standardMailLimit) throws(MailboxError) {
    self.path = path
    self.sizeLimit = sizeLimit
    for folder in [path, path + "/tmp", path + "/new", path + "/cur"] {
      do { try makeFolder(folder) } catch { throw .file(error) }
    }
  }

  package func collect(
    after cursor: MailboxCursor?, limit: Int, bytes: Int
  ) throws(MailboxError) -> MailboxBatch {
    if pass.isEmpty {
      try giveReadableNames()
      pass = try list("new")[...]
    }
    var batch = MailboxBatch()
    var size = 0
    while size < bytes, batch.mails.count < limit, let name = pass.popFirst() {
      let key = MailKey(validity: 0, uid: 0, name: name)
      guard let mail = try take(key, at: "new/\(name)", into: &batch) else { continue }
      size += mail.bytes.count
      batch.mails.append(mail)
    }
    batch.more = !pass.isEmpty
    return batch
  }

  private func take(
    _ key: MailKey, at file: String, into batch: inout MailboxBatch
  ) throws(MailboxError) -> CollectedMail? {
    do {
      let file = try RegularFile(at: "\(path)/\(file)", limit: sizeLimit)
      return CollectedMail(key: key, receivedAt: file.modified, bytes: file.bytes)
    } catch {
      switch error {
      case .missing: break
      case .oversized(let size):
        var mail = UnfetchedMail(key: key, size: size, over: sizeLimit)
        mail.head = head(of: "\(path)/\(file)")
        batch.unfetched.append(mail)
      case .unreadable(let reason):
        batch.unfetched.append(UnfetchedMail(key: key, size: 0, reason: reason))
      case .system(let error): throw .file(error)
      }
      return nil
    }
  }

  /// The header section of a mail that is too large, or its beginning.
  private func head(of file: String) -> [UInt8] {
    let start = RegularFile.head(of: file, limit: 64 << 10) ?? []
    for index in start.indices where start[index] == 0x0A {
      let next = start[(index + 1)...]
      if next.first == 0x0A { return Array(start[...(index + 1)]) }
      if next.starts(with: [0x0D, 0x0A]) { return Array(start[...(index + 2)]) }
    }
    return start
  }

  @discardableResult
  package func settle(_ keys: [MailKey]) throws(MailboxError) -> [MailKey: MailKey] {
    for name in keys.map(\.name) where Self.isFileName(name) {
      let taken = "\(path)/cur/\(name)" + (name.utf8.contains(UInt8(ascii: ":")) ? "" : ":2,S")
      guard rename("\(path)/new/\(name)", taken) == 0 || errno == ENOENT else {
        throw .file(FileError(path: taken))
      }
    }
    // A mail keeps its name up to the colon.
    return [:]
  }

  package func inventory() throws(MailboxError) -> MailboxInventory {
    func keys(_ names: [String]) -> [MailKey] { names.map { MailKey(validity: 0, uid: 0, name: $0) } }
    return MailboxInventory(
      mails: keys(try list("new")), aside: keys(try list("cur").map { String($0.prefix { $0 != ":" }) }))
  }

  package func fetch(
    _ keys: [MailKey], aside: Bool, bytes: Int
  ) throws(MailboxError) -> (batch: MailboxBatch, rest: [MailKey]) {
    var batch = MailboxBatch()
    var rest = keys[...]
    var size = 0
    let files = aside ? Dictionary(try list("cur").map { ($0.prefix { $0 != ":" }, $0) }) { $1 } : [:]
    while size < max(1, bytes), let key = rest.popFirst() {
      let file = aside ? "cur/\(files[key.name[...]] ?? key.name)" : "new/\(key.name)"
      guard let mail = try take(key, at: file, into: &batch) else { continue }
      size += mail.bytes.count
      batch.mails.append(mail)
    }
    return (batch, Array(rest))
  }

  package func holds(messageID: String) throws(MailboxError) -> Bool {
    for folder in ["new", "cur"] {
      for name in try list(folder) {
        let head = RegularFile.head(of: "\(path)/\(folder)/\(name)", limit: 256 << 10)
        if let head, MessageID(messageID).names(head) { return true }
      }
    }
    return false
  }

  package func remove(_ keys: [MailKey], aside: Bool) throws(MailboxError) {
    guard !keys.isEmpty else { return }
    let wanted = Set(keys.map { $0.name.prefix { $0 != ":" } })
    let folder = aside ? "cur" : "new"
    for name in try list(folder) where wanted.contains(name.prefix { $0 != ":" }) {
      try remove("\(path)/\(folder)/\(name)")
    }
  }

  package func remove(messageID: String) throws(MailboxError) {
    for folder in ["new", "cur"] {
      for name in try list(folder) {
        let head = RegularFile.head(of: "\(path)/\(folder)/\(name)", limit: 256 << 10)
        if let head, MessageID(messageID).names(head) { try remove("\(path)/\(folder)/\(name)") }
      }
    }
  }

  private func remove(_ file: String) throws(MailboxError) {
    guard unlink(file) == 0 || errno == ENOENT else { throw .file(FileError(path: file)) }
  }

  package func close() {}

  /// Puts a mail in `new`, durably, as a delivery agent would.
  ///
  /// - Parameters:
  ///   - name: the file name, unique in this Maildir.
  ///   - receivedAt: seconds since 1970; now, if `nil`.
  package func deliver(
    _ bytes: [UInt8], named name: String, receivedAt: Int64? = nil
  ) throws(MailboxError) {
    guard Self.isFileName(name) else { throw .unusable(what: "file name", value: name) }
    do {
      try DurableFile.write(
        bytes, to: "\(path)/new/\(name)", by: "\(path)/tmp/\(name)", modified: receivedAt)
    } catch {
      throw .file(error)
    }
  }

  /// A name that is no UTF-8 can be written in no ledger and no journal: the file gets one that says its octets.
  private func giveReadableNames() throws(MailboxError) {
    do throws(FileError) {
      for octets in try diskNames(inFolder: path + "/new")
      where String(validating: octets, as: UTF8.self) == nil {
        let place = Array("\(path)/new/".utf8) + octets + [0]
        let name = "\(path)/new/octets-\(Hex.encode(octets.prefix(100)))-\(octets.count)"
        let isDone = place.withUnsafeBytes { old in
          old.withMemoryRebound(to: CChar.self) { old in
            old.baseAddress.map { rename($0, name) == 0 } ?? false
          }
        }
        guard isDone else { throw FileError(path: name) }
      }
    } catch { throw .file(error) }
  }

  private func list(_ folder: String) throws(MailboxError) -> [String] {
    do { return try names(inFolder: "\(path)/\(folder)") } catch { throw .file(error) }
  }

  private static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.first != UInt8(ascii: ".")
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }
}
