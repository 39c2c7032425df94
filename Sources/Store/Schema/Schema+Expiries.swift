extension Schema {
  /// That certificates and lists come to their end.
  static let expiries = Step(
    "20 expiries",
    """
    CREATE TABLE expiryWarning (
      digest TEXT PRIMARY KEY,    -- SHA-256 of the certificate or list
      days INTEGER NOT NULL       -- before its end, when it was told of last
    ) STRICT, WITHOUT ROWID;
    """)
}
