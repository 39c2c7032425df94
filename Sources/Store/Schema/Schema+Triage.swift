extension Schema {
  /// What desks are asked in digests, and what persons decided beside what was proposed.
  static let triage = Step(
    "12 triage",
    """
    ALTER TABLE question ADD COLUMN alone INTEGER NOT NULL DEFAULT 1;  -- 0 where only digests ask it
    CREATE INDEX questionOpen ON question(kind, id) WHERE answeredAt IS NULL AND void = 0;
    CREATE TABLE triage (         -- a mail that asked a desk about several letters
      id INTEGER PRIMARY KEY,
      day INTEGER NOT NULL,       -- days since 1970-01-01
      hour INTEGER NOT NULL,      -- seconds after midnight for which it was due
      desk TEXT NOT NULL,
      code BLOB UNIQUE,           -- SHA-256 of the code it is answered with; NULL where nothing waited
      UNIQUE (day, desk, hour)
    ) STRICT;
    CREATE TABLE triageItem (     -- the questions it put, by the numbers it gave them
      triage INTEGER NOT NULL,
      number INTEGER NOT NULL,
      question INTEGER NOT NULL,
      PRIMARY KEY (triage, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX triageItemByQuestion ON triageItem(question);
    CREATE TABLE decision (       -- what was proposed for a step of a letter, and what a person decided last
      id INTEGER PRIMARY KEY,     -- grows with every decision, also with one that replaces another
      letter TEXT NOT NULL,
      step TEXT NOT NULL CHECK (step IN ('accept', 'decline', 'assign')),
      proposed TEXT NOT NULL,
      confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
      decided TEXT NOT NULL,
      decidedBy TEXT NOT NULL,
      at INTEGER NOT NULL,
      UNIQUE (letter, step)
    ) STRICT;
    CREATE INDEX decisionByStep ON decision(step, id);
    CREATE TABLE toldRecord (     -- what a desk was last told of how often proposals were right
      desk TEXT PRIMARY KEY,
      day INTEGER NOT NULL,
      advice TEXT NOT NULL        -- which steps may go alone from which confidence
    ) STRICT, WITHOUT ROWID;
    """)
}
