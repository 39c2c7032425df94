extension Schema {
  /// What desks are told each morning, of everything that waits for them, instead of a mail for each kind of thing.
  /// The codes of mails that were sent before are void: what they asked is asked the next morning.
  static let morning = Step(
    "23 morning",
    """
    DROP TABLE triageItem;
    DROP TABLE triage;
    DROP TABLE digestEntry;
    DROP TABLE digest;
    DROP TABLE penLine;
    UPDATE incoming SET purpose = 'morning' WHERE purpose IN ('pen', 'triage');
    ALTER TABLE question ADD COLUMN shown BLOB;  -- what a list says of it, as JSON; NULL once it is closed
    CREATE TABLE morning (        -- a mail that told a desk what waits for it
      id INTEGER PRIMARY KEY,
      day INTEGER NOT NULL,       -- days since 1970-01-01
      hour INTEGER NOT NULL,      -- seconds after midnight for which it was due
      desk TEXT NOT NULL,
      code BLOB UNIQUE,           -- SHA-256 of the code it is answered with; NULL where nothing waited
      UNIQUE (day, desk, hour)
    ) STRICT;
    CREATE TABLE morningItem (    -- what it told of, by the numbers it gave: a question, or an entry of the holding pen
      morning INTEGER NOT NULL,
      number INTEGER NOT NULL,
      question INTEGER,
      held INTEGER,
      PRIMARY KEY (morning, number),
      CHECK ((question IS NULL) <> (held IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX morningItemByQuestion ON morningItem(question) WHERE question IS NOT NULL;
    CREATE INDEX morningItemByHeld ON morningItem(held) WHERE held IS NOT NULL;
    CREATE TABLE deskLine (       -- what a clerk answered to it, line by line, and what came of it
      mail INTEGER NOT NULL,
      position INTEGER NOT NULL,
      desk TEXT NOT NULL,
      line TEXT NOT NULL,
      held INTEGER,               -- the entry that it released; its mail's fate is the result
      result TEXT NOT NULL,       -- for the clerk, where nothing was released
      kind TEXT NOT NULL,         -- done, refused, passed
      told INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (mail, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deskLineUntold ON deskLine(mail) WHERE told = 0;
    """)
}
