import Domain
import GRDB

/// What has changed since somebody looked last: for whoever keeps something in step with the ledger.
extension Ledger {
  /// Letters to which something happened at positions of the chain, in the order of their numbers.
  package func letters(touchedAfter start: Int64, through end: Int64) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self, "SELECT DISTINCT letter FROM event WHERE sequence > ? AND sequence <= ?", [start, end])
    }.compactMap(LetterID.init).sorted()
  }

  /// The last number given out of each year, and of each prefix.
  package func lastNumbers() throws -> [LetterID] {
    try database.read {
      try $0.rows("SELECT prefix, year, last FROM serial WHERE last > 0 ORDER BY year, prefix")
    }.map { LetterID(prefix: $0["prefix"], year: $0["year"], serial: $0["last"]) }
  }

  /// A number that grows whenever a mail comes to the holding pen or leaves it.
  package func penState() throws -> Int64 {
    try database.read {
      try $0.value(
        Int64.self,
        """
        SELECT 2 * coalesce((SELECT max(id) FROM held), 0) - (SELECT count(*) FROM held WHERE closedAt IS NULL)
        """) ?? 0
    }
  }

  /// A number that grows whenever a desk is asked something, or needs to answer something no more.
  package func questionState() throws -> Int64 {
    try database.read {
      try $0.value(
        Int64.self,
        """
        SELECT 2 * coalesce((SELECT max(id) FROM question), 0)
          - (SELECT count(*) FROM question WHERE answeredAt IS NULL AND void = 0)
        """) ?? 0
    }
  }
}
