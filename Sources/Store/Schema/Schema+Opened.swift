extension Schema {
  /// What mails about a letter were found to say that were encrypted to the office. It says what people wrote, as the
  /// words beside the chain do, and goes with them; a mail about two letters lies here for each.
  static let opened = Step(
    "3 opened",
    """
    CREATE TABLE opened (
      letter TEXT NOT NULL,
      digest TEXT NOT NULL,          -- SHA-256 of the bytes, lower-case hex: events name them by it
      bytes BLOB NOT NULL,
      PRIMARY KEY (letter, digest)
    ) STRICT;
    """)
}
