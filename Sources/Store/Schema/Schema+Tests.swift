extension Schema {
  /// Records say whether a letter is a test (测试): those that were kept before do not, and are made anew from the events.
  static let tests = Step(
    "31 tests",
    """
    DELETE FROM caseRecord;
    DELETE FROM mark WHERE name = 'recorded';
    """)

  /// Which letters are tests, for what counts letters without reading them.
  static let testLetters = Step(
    "34 test letters",
    """
    CREATE TABLE testLetter (     -- a projection of the events
      letter TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    INSERT INTO testLetter (letter)
      SELECT letter FROM (
        SELECT letter, max(sequence), json_extract(CAST(payload AS TEXT), '$.fact.classified._0.saysTest') AS isTest
        FROM event WHERE act = 'classify'
          AND json_extract(CAST(payload AS TEXT), '$.fact.classified._0.saysTest') IS NOT NULL
        GROUP BY letter)
      WHERE isTest = 1;
    -- The home page may have counted them.
    DELETE FROM mark WHERE name = 'listed';
    """)
}
