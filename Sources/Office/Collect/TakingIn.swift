import Digest
import Domain
import Papers
import Store

/// What became of an export that was taken in.
package struct ImportReceipt: Codable, Sendable, Equatable {
  /// A row that waits for a person.
  package struct HeldRow: Codable, Sendable, Equatable {
    package let line: Int
    package let faults: [ExportFault]
  }

  package let account: String
  package let file: String
  /// Rows that become letters.
  package private(set) var new = 0
  /// Rows that another export brought before.
  package private(set) var known = 0
  /// Those of them whose letters were erased since.
  package private(set) var erased = 0
  /// What the account itself wrote.
  package private(set) var own = 0
  /// Bad rows, those held before included.
  package private(set) var held = 0
  /// The first of them.
  package private(set) var heldRows: [HeldRow] = []

  /// `奈曼政务: 3 new, 12 known, 1 held`, and a line for each of the first held ones.
  package var lines: [String] {
    let parts = [("new", new), ("known", known), ("of the account itself", own), ("held", held)]
    let told = parts.filter { $0.1 > 0 || $0.0 == "new" }.map { "\($0.1) \($0.0)" }
    return ["\(account): \(told.joined(separator: ", "))"]
      + heldRows.map { "held \($0)" }
      + (held > heldRows.count ? ["\(held - heldRows.count) more are held"] : [])
  }
}

extension Office {
  /// So many rows are in memory, and durable, together.
  private static let rowsTogether = 500

  /// Takes an account's export in, whole or not at all; its rows then go the way of mails.
  /// - Parameters:
  ///   - clerk: who brought it; nil where it lay in the account's folder.
  ///   - digest: SHA-256 of the file.
  ///   - open: opens the export, twice: it is read to its end before anything of it is taken.
  /// - Throws: ``DeadlyFile``, or why it is no export.
  package func takeIn(
    _ file: String, digest: [UInt8], from account: String, by clerk: Party?, at now: Timestamp,
    opening open: () throws -> Export
  ) throws -> ImportReceipt {
    try rehearse(digest, open)
    let export = try open()
    var receipt = ImportReceipt(account: account, file: file)
    var identities = RowIdentities(account: account)
    var stored: [StoredRow] = []
    while case let rows = try export.next(Self.rowsTogether), !rows.isEmpty {
      let received = try rows.compactMap { row -> ReceivedRow? in
        guard !row.isOwn(of: account) else {
          receipt.countOwn()
          return nil
        }
        var content = try identities.digest(of: row)
        var held = ImportReceipt.HeldRow(row)
        if let other = try identities.otherWords(of: row, under: content, in: ledger) {
          let name = export.columns.name(of: .id) ?? ExportField.id.rawValue
          let fault = ExportFault(column: name, value: other.id, reason: .otherWords)
          held = ImportReceipt.HeldRow(line: row.line, faults: [fault])
          content = other.content
        }
        held.map { receipt.count($0) }
        return ReceivedRow(
          bytes: try ImportedRow(
            row, of: file, from: account, takenBy: clerk?.name, fault: held?.faults.first
          ).bytes(),
          content: content,
          held: held.map { .init(reason: "bad row", detail: "\(account) \(file) \($0)") })
      }
      stored += try ledger.store(received, at: now)
    }
    let news = try ledger.receive(stored, from: account, at: now)
    for (row, isNew) in zip(stored, news) {
      if row.held == nil { receipt.countGood(isNew: isNew) }
      if row.isErased { receipt.countErased() }
    }
    return receipt
  }

  /// Puts a whole file that is no export into the holding pen; one that is there already stays as it is.
  /// - Returns: whether it was there, and was erased since.
  func hold(file bytes: [UInt8], named file: String, from account: String, reason: String, at now: Timestamp)
    throws -> Bool
  {
    let content = try ImportedRow.digest(
      of: ["file", account, file, Hex.encode(SHA256.digest(of: bytes))], occurrence: 0)
    let row = ReceivedRow(
      bytes: bytes, content: content,
      held: .init(reason: "bad file", detail: "\(account) \(file): \(reason)"))
    let stored = try ledger.store([row], at: now)
    _ = try ledger.receive(stored, from: account, at: now)
    return stored.contains(where: \.isErased)
  }
}

extension ImportReceipt.HeldRow: CustomStringConvertible {
  fileprivate init?(_ row: ExportRow) {
    guard case .bad(let faults) = row.reading else { return nil }
    self.init(line: row.line, faults: faults)
  }

  /// `line 3: 评论ID "6.9E+18": the number was rounded`.
  package var description: String {
    "line \(line): \(faults.map(\.description).joined(separator: "; "))"
  }
}

extension ImportReceipt {
  fileprivate mutating func countOwn() { own += 1 }

  fileprivate mutating func countErased() { erased += 1 }

  fileprivate mutating func countGood(isNew: Bool) {
    if isNew { new += 1 } else { known += 1 }
  }

  fileprivate mutating func count(_ row: HeldRow) {
    held += 1
    if heldRows.count < 20 { heldRows.append(row) }
  }

  fileprivate init(account: String, file: String) {
    self.account = account
    self.file = file
  }
}

extension ExportRow {
  /// Whether the account itself wrote it.
  fileprivate func isOwn(of account: String) -> Bool {
    if case .good(let comment) = reading { comment.author == account } else { false }
  }
}

/// What makes the rows of an export the same as those of another, row after row.
private struct RowIdentities {
  let account: String
  /// How often each was met, by the beginning of its digest.
  private var occurrences: [SIMD16<UInt8>: Int] = [:]
  /// What was written under each number in this export, both by the beginnings of their digests.
  private var words: [SIMD16<UInt8>: SIMD16<UInt8>] = [:]

  init(account: String) { self.account = account }

  mutating func digest(of row: ExportRow) throws -> [UInt8] {
    let identity = ImportedRow.identity(of: row, from: account)
    let digest = try ImportedRow.digest(of: identity, occurrence: 0)
    // Of rows with a number of their own, a second one is the first again.
    guard identity.first != "id" else { return digest }
    let key = SIMD16(digest.prefix(16))
    let occurrence = occurrences[key, default: 0]
    occurrences[key] = occurrence + 1
    return occurrence == 0 ? digest : try ImportedRow.digest(of: identity, occurrence: occurrence)
  }

  /// Of a row with a number that came before with other words: what keeps it as one of its own. Whether it is another
  /// comment, or the same one as its author has changed it, is a person's to say.
  mutating func otherWords(of row: ExportRow, under content: [UInt8], in ledger: Ledger) throws
    -> (id: String, content: [UInt8])?
  {
    guard case .good(let comment) = row.reading, let id = comment.id else { return nil }
    let digest = ImportedRow.words(comment.text)
    let (key, now) = (SIMD16(content.prefix(16)), SIMD16(digest.prefix(16)))
    let before =
      try words[key]
      ?? ledger.stored(content).flatMap {
        $0.bytes.isEmpty ? nil : try ImportedRow(reading: $0.bytes).comment
      }
      .map { SIMD16(ImportedRow.words($0.text).prefix(16)) } ?? now
    words[key] = before
    guard before != now else { return nil }
    return (id, try ImportedRow.digest(of: ["words under", account, id, Hex.encode(digest)], occurrence: 0))
  }
}
