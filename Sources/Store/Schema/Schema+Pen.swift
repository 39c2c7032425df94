extension Schema {
  /// The holding pen, what desks are told of it, and what they answer.
  static let pen = Step(
    "4 pen",
    """
    CREATE TABLE heldMail (       -- as held, and what became of it; a mail that comes back gets an entry of its own
      id INTEGER PRIMARY KEY,
      mail INTEGER NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      detail TEXT NOT NULL,
      letter TEXT,                -- what it looks like an answer to
      closedAt INTEGER,           -- NULL while it waits
      closedBy TEXT,              -- the clerk
      outcome TEXT CHECK (outcome IN ('letter', 'reply', 'supplement', 'retry', 'discarded')),
      closedFor TEXT,             -- the letter it was released to
      why TEXT,
      CHECK ((closedAt IS NULL) = (closedBy IS NULL) AND (closedAt IS NULL) = (outcome IS NULL))
    ) STRICT;
    INSERT INTO heldMail (id, mail, at, reason, detail, letter)
      SELECT id, mail, at, reason, detail, letter FROM held;
    DROP TABLE held;
    ALTER TABLE heldMail RENAME TO held;
    CREATE UNIQUE INDEX heldOnce ON held(mail) WHERE closedAt IS NULL;
    CREATE INDEX heldByMail ON held(mail);
    CREATE INDEX heldWaiting ON held(id) WHERE closedAt IS NULL;
    CREATE TRIGGER heldIsNeverRemoved BEFORE DELETE ON held
      BEGIN SELECT RAISE(ABORT, 'nothing leaves the holding pen silently'); END;
    CREATE TRIGGER heldIsClosedOnce BEFORE UPDATE ON held WHEN OLD.closedAt IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'an entry of the holding pen is closed once'); END;
    CREATE TRIGGER heldStaysAsItWas BEFORE UPDATE OF id, mail, at, reason, detail, letter ON held
      BEGIN SELECT RAISE(ABORT, 'an entry of the holding pen is not rewritten'); END;

    CREATE TABLE digest (         -- what a desk was told of the pen on one day, once
      id INTEGER PRIMARY KEY,
      day INTEGER NOT NULL,       -- days since 1970-01-01
      desk TEXT NOT NULL,
      code BLOB UNIQUE,           -- SHA-256 of the code it is answered with; NULL where nothing waited
      UNIQUE (day, desk)
    ) STRICT;
    CREATE TABLE digestEntry (    -- what its code may decide about
      digest INTEGER NOT NULL,
      held INTEGER NOT NULL,
      PRIMARY KEY (held, digest)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE penLine (        -- what a clerk answered to a digest, line by line, and what came of it
      mail INTEGER NOT NULL,
      position INTEGER NOT NULL,
      desk TEXT NOT NULL,
      line TEXT NOT NULL,
      held INTEGER,               -- the entry that it released; its mail's fate is the result
      result TEXT NOT NULL,       -- for the clerk, where nothing was released
      told INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (mail, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX penLineUntold ON penLine(mail) WHERE told = 0;
    """)
}
