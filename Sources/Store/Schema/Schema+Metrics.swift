extension Schema {
  /// Mails that wait for a person are counted every minute, and are few.
  static let heldOutbox = Step(
    "48 held outbox",
    """
    CREATE INDEX outboxHeld ON outbox(id) WHERE state = 'held';
    """)
}
