extension Schema {
  /// What the public site shows, so that one letter more costs what that letter costs.
  static let pages = Step(
    "32 pages",
    """
    CREATE TABLE page (             -- a projection: made anew from the events at any time
      place INTEGER PRIMARY KEY,    -- in the order of publication; never changes, so that pages of lists do not shift
      letter TEXT NOT NULL UNIQUE,
      unit TEXT NOT NULL,
      category TEXT NOT NULL,
      topic TEXT,
      month TEXT NOT NULL,          -- of the first publication
      received INTEGER NOT NULL,    -- seconds since 1970
      published INTEGER NOT NULL,   -- the same: the first publication
      since INTEGER NOT NULL,       -- the event after which it stood here first
      sequence INTEGER NOT NULL,    -- the event after which it looks like this
      isGone INTEGER NOT NULL DEFAULT 0,  -- taken down: it keeps its place, and nothing else
      title TEXT NOT NULL,
      body BLOB NOT NULL            -- everything its page says, masked
    ) STRICT;
    CREATE INDEX pageByUnit ON page(unit, place);
    CREATE INDEX pageByCategory ON page(category, place);
    CREATE INDEX pageByTopic ON page(topic, place) WHERE topic IS NOT NULL;
    CREATE INDEX pageByMonth ON page(month, place);
    CREATE INDEX pageBySequence ON page(sequence);
    CREATE TABLE pageShelf (        -- what stands under each key, so that nothing is counted again
      shelf TEXT NOT NULL,          -- unit, category, topic, month; all
      key TEXT NOT NULL,
      places INTEGER NOT NULL,
      count INTEGER NOT NULL,       -- without what is gone
      seconds INTEGER NOT NULL,     -- of these, from receipt to publication, together
      latest INTEGER,               -- publication, of these
      PRIMARY KEY (shelf, key)
    ) STRICT, WITHOUT ROWID;
    """)

  /// What pages say, apart from what lists show of them: a list of thousands of letters is read from a few hundred pages
  /// of the database, not from one for each letter.
  static let pageBodies = Step(
    "38 page bodies",
    """
    CREATE TABLE pageBody (
      place INTEGER PRIMARY KEY REFERENCES page(place) ON DELETE CASCADE,
      body BLOB NOT NULL            -- everything its page says, masked
    ) STRICT;
    INSERT INTO pageBody (place, body) SELECT place, body FROM page WHERE isGone = 0;
    ALTER TABLE page DROP COLUMN body;
    """)
}
