extension Schema {
  /// What signatures were held against: certificates and revocation lists, each version once.
  static let proofs = Step(
    "2 proofs",
    """
    CREATE TABLE proof (
      digest TEXT PRIMARY KEY,       -- SHA-256 of the bytes, lower-case hex: events name them by it
      bytes BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """)
}
