import Domain

/// Where the ledger's chain ended at the end of a day (台账校验值): whoever keeps it can see later on whether anything before
/// it was changed or is missing.
package struct LedgerEnd: Sendable, Equatable, Encodable {
  /// The last event.
  package let sequence: Int64
  /// Its SHA-256, lower-case hex.
  package let hash: String
  /// The last whole day.
  package let through: Day

  package init(sequence: Int64, hash: String, through: Day) {
    self.sequence = sequence
    self.hash = hash
    self.through = through
  }

  private enum CodingKeys: CodingKey {
    case sequence, hash, through
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sequence, forKey: .sequence)
    try container.encode(hash, forKey: .hash)
    try container.encode(through.description, forKey: .through)
  }
}

extension SitePages {
  /// The same for machines (`ledger.json`); nothing where there is no event yet.
  package func ledgerEnd(_ counted: PublicStatistics) throws -> [SiteFile] {
    try counted.ledger.map { [try SiteFile(json: $0, at: SitePath.ledgerEnd)] } ?? []
  }
}
