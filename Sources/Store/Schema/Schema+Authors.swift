extension Schema {
  /// Letters that came through a portal's form.
  static let portal = Step(
    "6 portal",
    """
    CREATE TABLE submission (     -- a projection of the events: letters that came through a portal's form
      letter TEXT PRIMARY KEY,
      portal TEXT NOT NULL,       -- the mailbox
      serial TEXT,                -- the portal's own number
      told BLOB                   -- digest of what the portal was last told of the letter
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX submissionBySerial ON submission(serial) WHERE serial IS NOT NULL;
    """)

  /// What a person has to tell an author.
  static let notices = Step(
    "9 notices",
    """
    CREATE TABLE notice (         -- what a person has to tell an author, and that it was done
      id INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      kind TEXT NOT NULL,         -- the template's name: receipt, declined, answered …
      cause INTEGER NOT NULL,     -- how many events the letter had: the same word is one notice
      way TEXT NOT NULL,          -- account or telephone
      account TEXT NOT NULL,      -- where the author is; empty for a telephone
      desk TEXT NOT NULL,
      text TEXT,                  -- personal: NULL once erased
      signer TEXT NOT NULL,       -- in whose name it is said
      page TEXT,                  -- address of the page on which it stands whole
      "public" INTEGER NOT NULL,  -- 1 where everybody may read it
      at INTEGER NOT NULL,
      file INTEGER,               -- the reply file that it stands in
      doneAt INTEGER,
      doneBy TEXT,
      link TEXT,                  -- where it was said; NULL once erased
      UNIQUE (letter, kind, cause)
    ) STRICT;
    CREATE INDEX noticeOpen ON notice(desk, id) WHERE doneAt IS NULL;
    CREATE INDEX noticeUnfiled ON notice(account, id) WHERE way = 'account' AND file IS NULL AND doneAt IS NULL;
    CREATE INDEX noticeByFile ON notice(file, id) WHERE file IS NOT NULL;
    CREATE TABLE replyFile (      -- rows for an account's operator; a notice stands in one of them
      id INTEGER PRIMARY KEY,
      account TEXT NOT NULL,
      day INTEGER NOT NULL,       -- day and serial make its name
      serial INTEGER NOT NULL,
      at INTEGER NOT NULL,
      bytes BLOB,                 -- until it lies in its folder
      UNIQUE (account, day, serial)
    ) STRICT;
    CREATE INDEX replyFileWaiting ON replyFile(account, id) WHERE bytes IS NOT NULL;
    CREATE TABLE noticeCode (     -- with which a desk says that it was done: the notices of one mail, each once
      code BLOB PRIMARY KEY,      -- SHA-256 of the code
      desk TEXT NOT NULL,
      notices TEXT NOT NULL,      -- their ids, with spaces
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE chase (          -- when each desk was last reminded of what it has to tell
      desk TEXT PRIMARY KEY,
      day INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """)

  /// Letters that a person entered.
  static let entries = Step(
    "10 hand",
    """
    CREATE TABLE entry (          -- letters that a person entered: the same one twice is a slip
      key TEXT PRIMARY KEY,       -- keyed hash of who wrote what when
      letter TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE entryCode (      -- codes mailed to clerks, each good for entering letters by mail once
      code BLOB PRIMARY KEY,      -- SHA-256 of the code
      desk TEXT NOT NULL,
      clerk TEXT NOT NULL,
      draft INTEGER,              -- the mail whose letters the code is to confirm
      issuedAt INTEGER NOT NULL,
      usedAt INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entryCodeByTime ON entryCode(issuedAt);
    CREATE INDEX noticeToCall ON notice(letter, id) WHERE way = 'telephone' AND doneAt IS NULL;
    """)
}
