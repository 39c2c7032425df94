extension Schema {
  /// That the ledger was restored from a backup, and nothing leaves until a person says so.
  static let hold = Step(
    "40 hold",
    """
    CREATE TABLE hold (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      since INTEGER NOT NULL,
      madeAt INTEGER NOT NULL,    -- when the backup was made
      ending TEXT CHECK (ending IN ('compare', 'send', 'drop')),  -- what becomes of the mails; NULL while nobody has said
      clerk TEXT,                 -- who has said so
      CHECK ((ending IS NULL) = (clerk IS NULL))
    ) STRICT;
    ALTER TABLE erasure ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;  -- 1 where it was done once, before a restore
    """)

  /// What stands in each table, summed up.
  static let seal = Step("42 seal", sealTable)
  static let mailSeal = Step("4 seal", sealTable)
  private static let sealTable = """
    CREATE TABLE seal (
      name TEXT PRIMARY KEY,      -- of a table
      value BLOB NOT NULL         -- the SHA-256 of its rows, added up
    ) STRICT, WITHOUT ROWID;
    """

  /// What was erased here and still lies elsewhere.
  static let removals = Step(
    "41 removals",
    """
    CREATE TABLE removal (
      id INTEGER PRIMARY KEY,
      mailbox TEXT,               -- where a mail lies that was taken
      mail INTEGER,
      messageID TEXT,             -- or that of a mail of ours, whose copy lies in the audit mailbox
      CHECK ((mailbox IS NULL) = (mail IS NULL) AND (mailbox IS NULL) <> (messageID IS NULL))
    ) STRICT;
    CREATE INDEX removalByMailbox ON removal(mailbox);
    """)
}

extension Schema {
  /// Reply files lie where the office cannot see who reads them: what is erased is taken out of them there.
  static let replyFilesToRewrite = Step(
    "49 reply files to rewrite",
    """
    ALTER TABLE replyFile ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;  -- it lies there with words erased since
    CREATE INDEX replyFileStale ON replyFile(account, id) WHERE stale = 1;
    """)
}

extension Schema {
  /// Exports that were taken lie in their accounts' folders: what they hold may be unknown to a restored ledger, or erased.
  static let rereadings = Step(
    "50 rereadings",
    """
    CREATE TABLE rereading (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account TEXT NOT NULL       -- whose taken exports are to be read once more
    ) STRICT;
    CREATE INDEX rereadingByAccount ON rereading(account, id);
    """)
}
