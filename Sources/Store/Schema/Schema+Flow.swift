extension Schema {
  /// Mail on its way in and out, and what desks are asked.
  static let flow = Step(
    "2 mail",
    """
    CREATE TABLE incoming (       -- every mail taken from a mailbox, by its row in mail.sqlite
      mail INTEGER PRIMARY KEY,
      mailbox TEXT NOT NULL,
      receivedAt INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'new'
        CHECK (state IN ('new', 'sorted', 'letter', 'handled', 'held', 'set aside')),
      purpose TEXT,               -- which stage it is for, once sorted
      token TEXT,                 -- the token that brought it there
      letter TEXT,
      note TEXT
    ) STRICT;
    CREATE INDEX incomingByState ON incoming(state, purpose, mail);
    CREATE TABLE place (          -- where in which mailbox a mail lay; settled once it was set aside there
      mailbox TEXT NOT NULL,
      validity INTEGER NOT NULL,
      uid INTEGER NOT NULL,
      name TEXT NOT NULL,
      mail INTEGER NOT NULL,
      settled INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (mailbox, validity, uid, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX placeUnsettled ON place(mailbox) WHERE settled = 0;
    CREATE TABLE cursor (
      mailbox TEXT PRIMARY KEY,
      validity INTEGER NOT NULL,
      uid INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE held (           -- the holding pen: what waits for a person
      id INTEGER PRIMARY KEY,
      mail INTEGER NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      detail TEXT NOT NULL,
      letter TEXT                 -- what it looks like an answer to
    ) STRICT;

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      letter TEXT,
      kind TEXT NOT NULL,
      sender TEXT NOT NULL,
      recipient TEXT NOT NULL,
      messageID TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'claimed', 'ambiguous', 'sent', 'failed', 'held')),
      tries INTEGER NOT NULL DEFAULT 0,
      lookups INTEGER NOT NULL DEFAULT 0,
      resends INTEGER NOT NULL DEFAULT 0,
      notBefore INTEGER NOT NULL,
      reply TEXT,
      finishedAt INTEGER,
      bytes BLOB NOT NULL         -- last: what is asked of the others must not read past it
    ) STRICT;
    CREATE INDEX outboxWaiting ON outbox(id, notBefore) WHERE state = 'waiting';
    CREATE INDEX outboxAmbiguous ON outbox(id, notBefore) WHERE state = 'ambiguous';
    CREATE INDEX outboxClaimed ON outbox(id) WHERE state = 'claimed';
    CREATE INDEX outboxByLetter ON outbox(letter);
    CREATE TRIGGER outboxSentIsFinal BEFORE UPDATE ON outbox
      WHEN OLD.state = 'sent' AND NEW.state <> 'sent'
      BEGIN SELECT RAISE(ABORT, 'a mail that was sent stays sent'); END;

    CREATE TABLE question (       -- what a desk was asked; its code works once
      id INTEGER PRIMARY KEY,
      letter TEXT NOT NULL,
      kind TEXT NOT NULL,
      desk TEXT NOT NULL,
      subject TEXT NOT NULL,      -- what exactly is decided: an answer's digest, a round
      code BLOB NOT NULL UNIQUE,  -- SHA-256 of the code
      askedAt INTEGER NOT NULL,
      answeredAt INTEGER,
      answeredBy TEXT,
      void INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX questionByLetter ON question(letter);
    CREATE TABLE mark (           -- how far in the chain a projection was carried on
      name TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE usedSignature (  -- a signature publishes once
      signature TEXT PRIMARY KEY,
      content TEXT NOT NULL UNIQUE,
      letter TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """)

  /// Which mails are being read, and how often the process died over them.
  static let readings = Step(
    "3 readings",
    """
    ALTER TABLE incoming ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;  -- 1 while a stage has it before it
    ALTER TABLE incoming ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;   -- how often the process died over it
    CREATE INDEX incomingReading ON incoming(mail) WHERE reading = 1;
    ALTER TABLE place ADD COLUMN asideValidity INTEGER;  -- where it lies since it was set aside, if that is known
    ALTER TABLE place ADD COLUMN asideUid INTEGER;
    """)

  /// Priorities, what came back, and what is counted by time.
  static let post = Step(
    "5 post",
    """
    ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 2;
    DROP INDEX outboxWaiting;
    CREATE INDEX outboxWaiting ON outbox(priority, id, notBefore, state) WHERE state = 'waiting';
    CREATE TABLE returned (       -- mails of the outbox that came back, or that no server took
      mail INTEGER PRIMARY KEY,
      final INTEGER NOT NULL,     -- 0 while it is only late
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE usage (          -- what is counted by time: limits and paces
      kind TEXT NOT NULL,
      holder TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX usageByHolder ON usage(kind, holder, at);
    CREATE INDEX usageByTime ON usage(kind, at);
    """)

  /// What servers said of themselves.
  static let announced = Step(
    "7 photos",
    """
    CREATE TABLE announced (      -- what a server said of itself when it was last spoken to
      name TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """)

  /// What authors have added and nobody was told yet.
  static let supplements = Step(
    "8 authors",
    """
    CREATE TABLE waitingSupplement (  -- letters whose authors have added more than is passed on in a day
      letter TEXT PRIMARY KEY,
      since INTEGER NOT NULL,         -- the event that recorded the first of what waits
      notBefore INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """)
}
