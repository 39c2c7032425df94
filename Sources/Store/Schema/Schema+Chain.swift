extension Schema {
  /// The chain, the words beside it, and the numbers given out.
  static let events = Step(
    "1 events",
    """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      act TEXT NOT NULL,
      at INTEGER NOT NULL,
      payload BLOB NOT NULL,      -- canonical bytes: the event as JSON with sorted keys
      prev BLOB NOT NULL,         -- hash of the row before; 32 zero bytes for the first
      hash BLOB NOT NULL UNIQUE   -- SHA-256(prev ‖ payload)
    ) STRICT;
    CREATE INDEX eventByLetter ON event(letter, sequence);
    CREATE TRIGGER eventIsNeverChanged BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER eventIsNeverRemoved BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

    CREATE TABLE words (          -- personal values: erasable, outside the chain
      id INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      text TEXT,                  -- NULL with its salt once erased
      salt BLOB
    ) STRICT;
    CREATE INDEX wordsByLetter ON words(letter);

    CREATE TABLE letter (         -- a projection of the events, for the stages' questions
      id TEXT PRIMARY KEY,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      stage TEXT NOT NULL,
      desk TEXT NOT NULL
    ) STRICT;
    CREATE INDEX letterByStage ON letter(stage, year, serial);
    CREATE TABLE serial (         -- numbers given out, also those whose letter was erased
      prefix TEXT NOT NULL,
      year INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (prefix, year)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER serialIsNeverReused BEFORE UPDATE ON serial WHEN NEW.last <= OLD.last
      BEGIN SELECT RAISE(ABORT, 'a letter number is never given twice'); END;
    """)
}
