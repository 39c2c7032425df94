extension Schema {
  /// What an earlier system had answered.
  static let earlier = Step(
    "37 earlier answers",
    """
    CREATE TABLE earlierAnswer (
      number TEXT PRIMARY KEY,
      year INTEGER NOT NULL,        -- of the answer
      answeredOn INTEGER NOT NULL,  -- days since 1970-01-01
      since INTEGER NOT NULL,       -- position in the chain of the event with which it came first
      isGone INTEGER NOT NULL DEFAULT 0,
      body BLOB NOT NULL            -- everything its page says, masked; empty once it was taken down
    ) STRICT;
    CREATE INDEX earlierAnswerByYear ON earlierAnswer(year, answeredOn, number);
    """)
}
