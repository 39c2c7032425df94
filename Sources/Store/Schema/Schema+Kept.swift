extension Schema {
  /// Mails that wait until they can be protected.
  static let kept = Step(
    "22 kept",
    """
    CREATE TABLE kept (
      mail INTEGER PRIMARY KEY,   -- of the outbox, where it is held
      unit TEXT NOT NULL          -- whose people it goes to
    ) STRICT;
    """)
}
