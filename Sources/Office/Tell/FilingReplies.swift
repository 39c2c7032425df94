import Domain
import Papers
import Store

/// Puts what is to be said under an account into its next reply file (回复; Art. 15), each notice into one.
///
/// A file waits in the ledger, byte for byte, until it lies where it belongs: so it can be written again and again and
/// stays the same. Where the account has a folder, ``ReplyDelivery`` brings it there; else it goes to the desk by mail,
/// which is where its operator surely looks. Into the office's own state no operator sees.
struct FilingReplies: PipelineStage {
  let office: Office
  let now: Timestamp

  /// A person works them off one by one.
  private static let rowsInFile = 200

  func run(until stop: () -> Bool) throws -> Int {
    var done = 0
    var trouble: (any Error)?
    for (account, desk) in try office.ledger.accountsWithUnfiledNotices() where !stop() {
      do { done += try file(account, desk) ? 1 : 0 } catch { trouble = trouble ?? error }
    }
    for file in try office.ledger.waitingReplyFiles()
    where office.replies(of: file.account).folder == nil && !stop() {
      do { done += try office.deliver(file, at: now) ? 1 : 0 } catch { trouble = trouble ?? error }
    }
    if let trouble { throw trouble }
    return done
  }

  /// The first is filed at once, what comes soon after it together: an operator is not called for every word.
  private func file(_ account: String, _ desk: String) throws -> Bool {
    try office.ledger.write { book in
      let notices = try book.unfiledNotices(of: account, by: desk, limit: Self.rowsInFile)
      let pause = office.replies(of: account).pause
      if notices.count < Self.rowsInFile, let last = try book.lastReplyFile(of: account), now < last + pause {
        return false
      }
      let rows = try office.rows(of: notices, in: book)
      guard !rows.isEmpty else { return false }
      let bytes = ReplyRow.file(of: rows)
      try book.file(notices, of: account, as: bytes, at: now)
      return true
    }
  }
}

extension Office {
  func rows(of notices: [Notice], in book: Book) throws -> [ReplyRow] {
    try notices.compactMap { notice in
      try book.letter(notice.letter).map { try ReplyRow(notice, about: $0, in: self) }
    }
  }

  /// What a file holds that lies in its folder, without the words that were erased since.
  func rewritten(_ file: ReplyFile) throws -> [UInt8] {
    try ledger.look { book in
      let notices = try book.notices(in: file).filter { !$0.content.text.isEmpty }
      return ReplyRow.file(of: try rows(of: notices, in: book))
    }
  }

  /// The file lies where it belongs, or goes there with this mail: the desk is told what stands in it.
  /// - Returns: false where that was done before.
  func deliver(_ file: ReplyFile, at now: Timestamp) throws -> Bool {
    try ledger.write { book in
      guard try book.settle(file) else { return false }
      let notices = try book.notices(in: file).filter(\.isOpen)
      guard !notices.isEmpty else { return true }
      try NoticeMail(office: self, now: now, book: book).announce(file, with: rows(of: notices, in: book))
      return true
    }
  }
}
