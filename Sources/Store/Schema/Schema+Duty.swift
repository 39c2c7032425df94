extension Schema {
  /// 特急 letters, whom the office calls about them, and what the alert command is told.
  static let duty = Step(
    "13 duty",
    """
    ALTER TABLE letter ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;          -- 特急, of its events
    ALTER TABLE letter ADD COLUMN urgentByPerson INTEGER NOT NULL DEFAULT 0;  -- 1 where a person has said so or not
    CREATE INDEX letterUrgent ON letter(year, serial, stage) WHERE urgent = 1;
    CREATE TABLE dutyWatch (      -- letters about which somebody on duty is called until one acknowledges
      letter TEXT PRIMARY KEY,
      since INTEGER NOT NULL,
      firstRound INTEGER NOT NULL,  -- rounds are counted on where a letter becomes 特急 again
      round INTEGER NOT NULL,
      why TEXT NOT NULL,          -- why the next one is called: urgent, silent, returned, passed
      next INTEGER,               -- when the next one is called; NULL once it is over
      endedAt INTEGER,
      endedBy TEXT                -- who has it; NULL where nobody has
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX dutyWatchNext ON dutyWatch(next) WHERE next IS NOT NULL;
    CREATE TABLE dutyCall (       -- who was called, and the code that he acknowledges with
      id INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      round INTEGER NOT NULL,
      isFirst INTEGER NOT NULL,   -- 1 where nobody was called about the letter before
      role TEXT NOT NULL,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      telephone TEXT,
      code BLOB NOT NULL UNIQUE,  -- SHA-256 of the code
      at INTEGER NOT NULL,
      answeredAt INTEGER
    ) STRICT;
    CREATE INDEX dutyCallByLetter ON dutyCall(letter);
    CREATE INDEX dutyCallByTime ON dutyCall(at) WHERE isFirst = 1;
    CREATE TABLE alert (          -- what the alert command is told, each once
      id INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      kind TEXT NOT NULL,         -- called, escalated, acknowledged
      call INTEGER,               -- NULL where somebody acknowledged who was not called
      at INTEGER NOT NULL,
      begunAt INTEGER,            -- before it is run: what was begun is not run again
      endedAt INTEGER
    ) STRICT;
    CREATE INDEX alertOpen ON alert(id) WHERE endedAt IS NULL;
    """)
}
