extension Schema {
  /// Authors who are asked whether they are satisfied (回访), each once about an answer.
  static let surveys = Step(
    "29 surveys",
    """
    CREATE TABLE survey (
      letter TEXT PRIMARY KEY REFERENCES letter(id),
      notBefore INTEGER NOT NULL,
      asked INTEGER NOT NULL DEFAULT 0  -- or found not to be asked
    ) STRICT;
    CREATE INDEX surveyByTime ON survey(notBefore) WHERE asked = 0;
    """)
}
