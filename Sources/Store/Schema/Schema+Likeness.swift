extension Schema {
  /// By what letters that say the same are found, and which of them are handled together.
  static let likeness = Step(
    "11 likeness",
    """
    CREATE TABLE likeness (       -- what is compared of each letter; gone with its words
      sequence INTEGER PRIMARY KEY,  -- of the event that registered it
      at INTEGER NOT NULL,
      author INTEGER,             -- keyed hash of who wrote it; NULL where nobody knows
      authors BLOB NOT NULL,      -- that and others of his, 64 bits each: his address, his telephone, his account
      digest INTEGER,             -- of the text without spacing and punctuation
      sketch BLOB NOT NULL,       -- its shingles, the most telling first: 32 bits each
      topic INTEGER               -- the first letter of its matter, where it is not alone
    ) STRICT;
    CREATE INDEX likenessByTopic ON likeness(topic, at, author) WHERE topic IS NOT NULL;
    CREATE TABLE shingle (        -- which letters have a shingle, a digest or an author
      value INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (value, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE toldTopic (      -- matters of many authors, and when each desk was told of them
      topic INTEGER NOT NULL,
      desk TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (topic, desk)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE merger (         -- a projection of the events: letters that are handled with another
      letter TEXT PRIMARY KEY,
      root TEXT NOT NULL,
      told INTEGER NOT NULL DEFAULT 0  -- the event of the root's that its author was told of last
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mergerByRoot ON merger(root);
    INSERT INTO merger (letter, root)
      SELECT letter, json_extract(CAST(payload AS TEXT), '$.fact.merged.into') FROM event
      WHERE sequence IN (
        SELECT max(event.sequence) FROM event JOIN letter ON letter.id = event.letter
        WHERE letter.stage = 'merged' AND event.act = 'merge' GROUP BY event.letter);
    -- Letters registered up to here are not in the index yet.
    INSERT OR REPLACE INTO mark (name, sequence) SELECT 'unlikened', coalesce(max(sequence), 0) FROM event;
    """)
}
