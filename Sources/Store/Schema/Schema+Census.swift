extension Schema {
  /// How many letters stand at each stage, so that the home page does not count ten years of them at every event.
  static let census = Step(
    "35 census",
    """
    CREATE TABLE census (           -- a projection: counts `letter`
      stage TEXT PRIMARY KEY,
      letters INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO census SELECT stage, count(*) FROM letter GROUP BY stage;
    CREATE TRIGGER letterIsCounted AFTER INSERT ON letter BEGIN
      INSERT INTO census VALUES (NEW.stage, 1) ON CONFLICT DO UPDATE SET letters = letters + 1;
    END;
    CREATE TRIGGER letterIsCountedElsewhere AFTER UPDATE OF stage ON letter WHEN NEW.stage <> OLD.stage BEGIN
      UPDATE census SET letters = letters - 1 WHERE stage = OLD.stage;
      INSERT INTO census VALUES (NEW.stage, 1) ON CONFLICT DO UPDATE SET letters = letters + 1;
    END;
    """)
}
