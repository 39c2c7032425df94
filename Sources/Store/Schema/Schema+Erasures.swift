extension Schema {
  /// Letters whose words are to be erased, as two persons of the office decided.
  static let erasures = Step(
    "25 erasures",
    """
    CREATE TABLE erasure (
      letter TEXT PRIMARY KEY,
      reason TEXT NOT NULL,       -- why, and who decided
      clerk TEXT NOT NULL,        -- who decided last
      at INTEGER NOT NULL,
      done INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX erasureOpen ON erasure(letter) WHERE done = 0;
    """)
}
