import Digest
import Domain
import GRDB

/// Which mails a stage has before it: marked durably before anybody reads them, so that a mail over which the
/// process dies is known by it.
extension Ledger {
  /// Counts the deaths of a process that ended over its mails; to be called once, before anything is read.
  /// - Returns: the last mail that was waiting then; 0 where nobody died.
  package func countDeaths() throws -> Int64 {
    try database.write { database in
      try database.run("UPDATE incoming SET reading = 0, deaths = deaths + 1 WHERE reading = 1")
      guard database.changesCount > 0 else { return 0 }
      return try database.value(Int64.self, "SELECT max(mail) FROM incoming") ?? 0
    }
  }

  package func beginReading(_ mails: [Int64]) throws { try mark(mails, 1) }

  /// Takes the mark from those that a stage left as they were.
  package func endReading(_ mails: [Int64]) throws { try mark(mails, 0) }

  /// Marks a file of which nothing is in the ledger yet.
  /// - Parameter file: the digest of its bytes.
  /// - Returns: how often it was marked before and never unmarked.
  package func beginReading(file: [UInt8]) throws -> Int {
    let begun = try database.write { database in
      try database.value(
        Int.self,
        """
        INSERT INTO mark (name, sequence) VALUES (?, 1)
        ON CONFLICT (name) DO UPDATE SET sequence = sequence + 1 RETURNING sequence
        """, [Self.name(of: file)])
    }
    return (begun ?? 1) - 1
  }

  package func endReading(file: [UInt8]) throws {
    try database.write {
      try $0.execute(sql: "DELETE FROM mark WHERE name = ?", arguments: [Self.name(of: file)])
    }
  }

  /// Mails for `json_each`.
  static func list(of mails: [Int64]) -> String { "[\(mails.map(String.init).joined(separator: ","))]" }

  private static func name(of file: [UInt8]) -> String { "reading \(Hex.encode(file))" }

  private func mark(_ mails: [Int64], _ value: Int) throws {
    guard !mails.isEmpty else { return }
    try database.write {
      try $0.run(
        "UPDATE incoming SET reading = ? WHERE mail IN (SELECT value FROM json_each(?))",
        [value, Self.list(of: mails)])
    }
  }
}
