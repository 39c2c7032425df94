extension Schema {
  /// Bulletins (通报): what was counted, who may say what of it, and what units objected to; and which number of a desk's
  /// list is a unit that is to be called.
  static let supervision = Step(
    "30 supervision",
    """
    CREATE TABLE bulletin (
      id INTEGER PRIMARY KEY,
      firstDay INTEGER NOT NULL,
      lastDay INTEGER NOT NULL,
      objectionsUntil INTEGER NOT NULL,  -- the last day on which units may object
      content BLOB NOT NULL,             -- canonical JSON; frozen once released
      digest TEXT NOT NULL,              -- its SHA-256, which stands in the chain
      draftedAt INTEGER,                 -- when the supervisor first got it
      releasedAt INTEGER,
      releasedBy TEXT,
      UNIQUE (firstDay, lastDay)
    ) STRICT;

    CREATE TABLE bulletinCode (
      code BLOB PRIMARY KEY,             -- SHA-256: who reads the ledger cannot answer for others
      bulletin INTEGER NOT NULL REFERENCES bulletin(id),
      unit TEXT,                         -- NULL for the supervisor
      digest TEXT                        -- of the draft that he was shown
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE objection (
      id INTEGER PRIMARY KEY,
      bulletin INTEGER NOT NULL REFERENCES bulletin(id),
      unit TEXT NOT NULL,
      letter TEXT NOT NULL REFERENCES letter(id),
      note INTEGER NOT NULL,             -- the event on the letter that has its words
      recipient TEXT NOT NULL,           -- who of the unit wrote it
      isAdopted INTEGER,                 -- NULL while the supervisor has not answered
      UNIQUE (bulletin, unit, letter)
    ) STRICT;

    CREATE TABLE morningCall (
      morning INTEGER NOT NULL REFERENCES morning(id),
      number INTEGER NOT NULL,
      letter TEXT NOT NULL REFERENCES letter(id),  -- the one that a call is noted on
      PRIMARY KEY (morning, number)
    ) STRICT, WITHOUT ROWID;
    """)
}
