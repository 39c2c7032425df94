import GRDB

/// The tables, as numbered migrations: each is final once it has been released.
enum Schema {
  /// `ledger.sqlite`.
  static let ledger = Migrations([
    (
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
      """
    ),
    (
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
      """
    ),
    (
      "3 readings",
      """
      ALTER TABLE incoming ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;  -- 1 while a stage has it before it
      ALTER TABLE incoming ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;   -- how often the process died over it
      CREATE INDEX incomingReading ON incoming(mail) WHERE reading = 1;
      ALTER TABLE place ADD COLUMN asideValidity INTEGER;  -- where it lies since it was set aside, if that is known
      ALTER TABLE place ADD COLUMN asideUid INTEGER;
      """
    ),
    (
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
      """
    ),
    (
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
      """
    ),
    (
      "6 portal",
      """
      CREATE TABLE submission (     -- a projection of the events: letters that came through a portal's form
        letter TEXT PRIMARY KEY,
        portal TEXT NOT NULL,       -- the mailbox
        serial TEXT,                -- the portal's own number
        told BLOB                   -- digest of what the portal was last told of the letter
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX submissionBySerial ON submission(serial) WHERE serial IS NOT NULL;
      """
    ),
    (
      "7 photos",
      """
      CREATE TABLE announced (      -- what a server said of itself when it was last spoken to
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """
    ),
    (
      "9 authors",
      """
      CREATE TABLE waitingSupplement (  -- letters whose authors have added more than is passed on in a day
        letter TEXT PRIMARY KEY,
        since INTEGER NOT NULL,         -- the event that recorded the first of what waits
        notBefore INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """
    ),
    (
      "11 notices",
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
        public INTEGER NOT NULL,    -- 1 where everybody may read it
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
      """
    ),
    (
      "12 hand",
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
      """
    ),
  ])

  /// `mail.sqlite`.
  static let mail = Migrations([
    (
      "1 mail",
      """
      CREATE TABLE mail (
        id INTEGER PRIMARY KEY,
        content BLOB NOT NULL UNIQUE,  -- SHA-256 without the headers of the journey: the same mail is one row
        salt BLOB NOT NULL,
        commitment TEXT NOT NULL,
        receivedAt INTEGER NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      """
    )
  ])
}

/// Migrations that refuse a database written by a newer program.
struct Migrations {
  private var migrator = DatabaseMigrator()
  private let known: Set<String>

  init(_ steps: [(name: String, sql: String)]) {
    known = Set(steps.map(\.name))
    for step in steps {
      migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) }
    }
  }

  func migrate(_ database: DatabaseQueue) throws {
    let applied = try database.read { try migrator.appliedIdentifiers($0) }
    if let newer = applied.subtracting(known).sorted().first { throw LedgerError.newer(found: newer) }
    try migrator.migrate(database)
  }
}
