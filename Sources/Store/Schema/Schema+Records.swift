extension Schema {
  /// What figures count of closed letters, so that a report does not read ten years of events.
  static let records = Step(
    "28 records",
    """
    CREATE TABLE caseRecord (     -- true while `through` is the letter's last event; made anew from the events at any time
      letter TEXT PRIMARY KEY,
      through INTEGER NOT NULL,
      registered INTEGER NOT NULL,  -- seconds since 1970
      touched INTEGER NOT NULL,     -- the same: when the last event was
      due INTEGER,                  -- the latest due day of a unit; days since 1970-01-01
      record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX caseRecordByTouch ON caseRecord(touched);
    CREATE INDEX caseRecordByDue ON caseRecord(due);
    """)

  /// Records say whose answer was given and rated: those that were kept before do not, and are made anew from the events.
  static let answerers = Step(
    "39 answerers",
    """
    DELETE FROM caseRecord;
    DELETE FROM mark WHERE name = 'recorded';
    """)
}
