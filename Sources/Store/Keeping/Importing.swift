import Digest
import Domain
import Foundation
import GRDB

/// Makes a ledger from an export, where there is none yet.
package struct Importing {
  private let directory: String
  private let now: Timestamp
  private let entropy: @Sendable (Int) -> [UInt8]

  package init(into directory: String, at now: Timestamp, entropy: @escaping @Sendable (Int) -> [UInt8]) {
    self.directory = directory
    self.now = now
    self.entropy = entropy
  }

  /// What is wrong with an export, and where.
  package struct Fault: Error, CustomStringConvertible {
    let line: Int
    let reason: String
    package var description: String { "line \(line): \(reason)" }
  }

  /// - Parameters:
  ///   - lines: without their ends.
  ///   - prepare: makes it ready before it takes its place.
  /// - Returns: how many rows there are, and where the chain ends.
  package func run(_ lines: some Sequence<Data>, then prepare: (Ledger) throws -> Void = { _ in }) throws
    -> (rows: Int, head: (sequence: Int64, hash: String))
  {
    guard access("\(directory)/ledger.sqlite", F_OK) != 0 else {
      throw LedgerError.present(directory: directory)
    }
    let replacement = try Replacement(in: directory)
    do {
      let (rows, head) = try fill(replacement, from: lines)
      // An older one is brought up to date.
      let ledger = try Ledger.open(writingTo: replacement.path, under: replacement.lock, entropy: entropy)
      do {
        try ledger.checkPages()
        try ledger.verify()
      } catch let error as LedgerError {
        // It is the file that is wrong, and no ledger.
        throw Fault(line: 1, reason: "it is not what was exported: \(error)")
      }
      guard try ledger.head() == head else { throw Fault(line: 1, reason: "\(ExportFault.otherHead)") }
      try prepare(ledger)
      try ledger.close()
      _ = try replacement.takePlace(at: now)
      return (rows, head)
    } catch {
      replacement.discard()
      throw error
    }
  }

  private func fill(_ replacement: Replacement, from lines: some Sequence<Data>) throws -> (
    rows: Int, head: (sequence: Int64, hash: String)
  ) {
    var lines = lines.enumerated().makeIterator()
    guard let (_, first) = lines.next() else { throw Fault(line: 1, reason: "\(ExportFault.noExport)") }
    let head: ExportHead
    do { head = try ExportHead(ExportLine.object(first)) } catch {
      throw Fault(line: 1, reason: "\(error as? ExportFault ?? .noExport)")
    }
    let ledger = try database("ledger.sqlite", Schema.ledger.limited(to: head.ledger), in: replacement)
    let mail = try database("mail.sqlite", Schema.mail.limited(to: head.mail), in: replacement)
    var rows = 0
    var isWhole = false
    try ledger.write { ledger in
      try mail.write { mail in
        try ledger.execute(sql: "PRAGMA defer_foreign_keys = ON")
        let (places, mails) = (try Filling(ledger), try Filling(mail))
        while let (position, line) = lines.next() {
          do {
            let object = try ExportLine.object(line)
            if let end = object["end"] as? NSNumber {
              isWhole = end.intValue == rows && lines.next() == nil
              break
            }
            let row = try ExportedRow(object)
            try (mails.has(row.table) ? mails : places).add(row)
            rows += 1
          } catch { throw Fault(line: position + 1, reason: "\(error)") }
        }
        guard isWhole else { throw Fault(line: rows + 2, reason: "\(ExportFault.incomplete)") }
      }
    }
    try ledger.close()
    try mail.close()
    return (rows, (head.sequence, head.hash))
  }

  private func database(_ name: String, _ migrations: Migrations, in replacement: Replacement) throws
    -> Connection
  {
    let connection = try Connection(
      path: "\(replacement.path)/\(name)", configuration: Ledger.configuration(readOnly: false))
    try connection.migrate(migrations)
    return connection
  }
}

/// What an export says of itself.
private struct ExportHead {
  let sequence: Int64
  let hash: String
  let ledger: [String]
  let mail: [String]

  init(_ object: [String: Any]) throws {
    if object["huiyin"] as? String == "ledger", let format = object["format"] as? Int,
      format > Ledger.exportFormat
    {
      throw ExportFault.newerExport
    }
    guard object["huiyin"] as? String == "ledger", let format = object["format"] as? Int,
      format == Ledger.exportFormat, let sequence = object["sequence"] as? NSNumber,
      let hash = (object["hash"] as? String).flatMap({ Data(base64Encoded: $0) }),
      let ledger = object["ledger"] as? [String], let mail = object["mail"] as? [String]
    else { throw ExportFault.noExport }
    self.sequence = sequence.int64Value
    self.hash = Hex.encode(hash.isEmpty ? Data(EventRow.genesis) : hash)
    self.ledger = ledger
    self.mail = mail
  }
}

/// Puts rows into the tables of a file that was just made.
private struct Filling {
  private let database: Database
  private let columns: [String: Set<String>]

  init(_ database: Database) throws {
    self.database = database
    columns = try Dictionary(
      uniqueKeysWithValues: Ledger.tables(of: database).map { table in
        (table, Set(try database.columns(in: table).map(\.name)))
      })
  }

  func has(_ table: String) -> Bool { columns[table] != nil }

  /// One that the file had from its making is replaced.
  func add(_ row: ExportedRow) throws {
    guard let known = columns[row.table] else { throw ExportFault.unknown(row.table) }
    let names = row.values.keys.sorted()
    if let other = names.first(where: { !known.contains($0) }) {
      throw ExportFault.unknown("\(row.table).\(other)")
    }
    let marks = [String](repeating: "?", count: names.count).joined(separator: ", ")
    let sql =
      "INSERT OR REPLACE INTO \(row.table.quoted) (\(names.map(\.quoted).joined(separator: ", "))) VALUES (\(marks))"
    try database.run(sql, StatementArguments(names.map { row.values[$0] ?? .null }))
  }
}
