import Domain
import Foundation
import GRDB

/// What has stayed its time.
extension Ledger {
  /// Letters at these stages to which nothing has happened since, and whose words are there; oldest first.
  package func letters(at stages: [Stage], untouchedSince time: Timestamp) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self,
        """
        SELECT id FROM letter WHERE stage IN (\(stages.map { "'\($0.rawValue)'" }.joined(separator: ",")))
        AND NOT EXISTS (SELECT 1 FROM event WHERE letter = letter.id AND (at >= ? OR act = 'erase'))
        AND id NOT IN (SELECT letter FROM erasure WHERE done = 0) ORDER BY year, serial
        """, [time.seconds])
    }.compactMap(LetterID.init)
  }

  /// Empties mails from before that moment of which nothing came, and that no event names.
  package func eraseOtherMail(receivedBefore time: Timestamp) throws {
    let candidates = try database.read {
      try $0.values(
        Int64.self,
        """
        SELECT mail FROM incoming WHERE state = 'set aside' AND letter IS NULL AND coalesce(note, '') <> 'erased'
        AND receivedAt < ? AND mail NOT IN (SELECT mail FROM held WHERE letter IS NOT NULL OR closedFor IS NOT NULL)
        """, [time.seconds])
    }
    guard !candidates.isEmpty else { return }
    let named = try database.read { database in
      var named: Set<Int64> = []
      let payloads = try Data.fetchCursor(
        database, sql: "SELECT payload FROM event WHERE instr(payload, ?) > 0",
        arguments: [Data("\"mail\"".utf8)])
      while let payload = try payloads.next() {
        named.formUnion(try MailReferences(in: payload).all.map(\.id))
      }
      return named
    }
    let mails = candidates.filter { !named.contains($0) }
    try write { book in
      try book.database.run(
        "UPDATE incoming SET note = 'erased' WHERE mail IN (SELECT value FROM json_each(?))",
        [Self.list(of: mails)])
    }
    try erase(mails)
  }
}
