extension Schema {
  /// By which answers that say the same are found.
  static let answers = Step(
    "36 answers",
    """
    CREATE TABLE knownAnswer (    -- of answers that came before a reviewer
      letter TEXT PRIMARY KEY,
      digest INTEGER NOT NULL     -- of the words, without digits: never the words
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX knownAnswerByDigest ON knownAnswer(digest);
    """)
}
