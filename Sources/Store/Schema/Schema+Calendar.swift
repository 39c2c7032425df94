extension Schema {
  /// In which state of the calendar the due days of all running letters were last counted.
  static let calendar = Step(
    "26 calendar",
    """
    CREATE TABLE countedCalendar (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      version TEXT NOT NULL
    ) STRICT;
    """)
}
