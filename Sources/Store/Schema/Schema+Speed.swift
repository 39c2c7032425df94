extension Schema {
  /// What would otherwise be looked for among all events.
  static let speed = Step(
    "17 speed",
    """
    CREATE INDEX eventPublished ON event(letter) WHERE act = 'publish';
    """)
}
