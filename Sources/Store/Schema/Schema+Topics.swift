extension Schema {
  /// That a matter which has grown is told once more.
  static let topics = Step(
    "18 topics",
    """
    ALTER TABLE toldTopic ADD COLUMN authors INTEGER NOT NULL DEFAULT 0;  -- how many it was told of
    """)
}
