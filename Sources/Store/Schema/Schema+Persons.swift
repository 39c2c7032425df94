extension Schema {
  /// What is asked of one person alone has a list of its own each morning; and what is too much for one mail goes in
  /// several, whose numbers go on.
  static let persons = Step(
    "27 persons",
    """
    ALTER TABLE question ADD COLUMN persons TEXT;  -- addresses of those who were asked, a line each; NULL for the desk
    CREATE TABLE list (
      id INTEGER PRIMARY KEY,
      day INTEGER NOT NULL,       -- days since 1970-01-01
      hour INTEGER NOT NULL,      -- seconds after midnight for which it was due
      desk TEXT NOT NULL,
      person TEXT NOT NULL DEFAULT '',  -- the clerk whom it was mailed to alone; empty for the desk's mailbox
      part INTEGER NOT NULL DEFAULT 1,
      code BLOB UNIQUE,           -- SHA-256 of the code it is answered with; NULL where nothing waited
      UNIQUE (day, desk, person, hour, part)
    ) STRICT;
    INSERT INTO list (id, day, hour, desk, code) SELECT id, day, hour, desk, code FROM morning;
    DROP TABLE morning;
    ALTER TABLE list RENAME TO morning;
    """)
}
