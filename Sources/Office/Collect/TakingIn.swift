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
  /// Takes an account's export in, whole or not at all; its rows then go the way of mails.
  /// - Parameter clerk: who brought it; nil where it lay in the account's folder.
  package func takeIn(
    _ export: Export, of file: String, from account: String, by clerk: Party?, at now: Timestamp
  ) throws -> ImportReceipt {
    var receipt = ImportReceipt(account: account, file: file)
    var received: [ReceivedRow] = []
    var faults: [ImportReceipt.HeldRow?] = []
    var occurrences: [[String]: Int] = [:]
    for row in export.rows {
      if case .good(let comment) = row.reading, comment.author == account {
        receipt.countOwn()
        continue
      }
      let imported = ImportedRow(row, of: file, from: account, takenBy: clerk?.name)
      let identity = ImportedRow.identity(of: row, from: account)
      // Of rows with a number of their own, a second one is the first again.
      let occurrence = identity.first == "id" ? 0 : occurrences[identity, default: 0]
      occurrences[identity] = occurrence + 1
      let held = ImportReceipt.HeldRow(row)
      received.append(
        ReceivedRow(
          bytes: try imported.bytes(), content: try ImportedRow.digest(of: identity, occurrence: occurrence),
          held: held.map { .init(reason: "bad row", detail: "\(account) \(file) \($0)") }))
      faults.append(held)
    }
    let news = try ledger.receive(received, from: account, at: now)
    for (isNew, fault) in zip(news, faults) { receipt.count(isNew: isNew, fault) }
    return receipt
  }

  /// Puts a whole file that is no export into the holding pen; one that is there already stays as it is.
  func hold(file bytes: [UInt8], named file: String, from account: String, reason: String, at now: Timestamp)
    throws
  {
    let content = try ImportedRow.digest(
      of: ["file", account, file, Hex.encode(SHA256.digest(of: bytes))], occurrence: 0)
    let row = ReceivedRow(
      bytes: bytes, content: content,
      held: .init(reason: "bad file", detail: "\(account) \(file): \(reason)"))
    _ = try ledger.receive([row], from: account, at: now)
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

  fileprivate mutating func count(isNew: Bool, _ fault: HeldRow?) {
    guard let fault else {
      if isNew { new += 1 } else { known += 1 }
      return
    }
    held += 1
    if heldRows.count < 20 { heldRows.append(fault) }
  }

  fileprivate init(account: String, file: String) {
    self.account = account
    self.file = file
  }
}
