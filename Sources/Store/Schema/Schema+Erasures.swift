extension Schema {
  /// Letters whose words are to be erased, as two persons of the office decided.
  static let erasures = Step(
    "25 erasures",
    """
    CREATE TABLE erasure (
      letter TEXT PRIMARY KEY,
      reason TEXT NOT NULL,       -- why, and who decided
      clerk TEXT NOT NULL,        -- who decided last
      at INTEGER NOT NULL,
      done INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX erasureOpen ON erasure(letter) WHERE done = 0;
    """)

  /// What the holding pen says of a mail may quote it: it goes with the words of its letter.
  static let erasedEntries = Step(
    "33 erased entries",
    """
    DROP TRIGGER heldIsClosedOnce;
    DROP TRIGGER heldStaysAsItWas;
    CREATE TRIGGER heldIsClosedOnce BEFORE UPDATE ON held
      WHEN OLD.closedAt IS NOT NULL AND NOT (
        NEW.closedAt IS OLD.closedAt AND NEW.closedBy IS OLD.closedBy AND NEW.outcome IS OLD.outcome
        AND NEW.closedFor IS OLD.closedFor AND NEW.detail = '' AND NEW.why = '')
      BEGIN SELECT RAISE(ABORT, 'an entry of the holding pen is closed once'); END;
    CREATE TRIGGER heldStaysAsItWas BEFORE UPDATE OF id, mail, at, reason, letter ON held
      BEGIN SELECT RAISE(ABORT, 'an entry of the holding pen is not rewritten'); END;
    CREATE TRIGGER heldIsOnlyEmptied BEFORE UPDATE OF detail ON held WHEN NEW.detail <> ''
      BEGIN SELECT RAISE(ABORT, 'an entry of the holding pen is not rewritten'); END;
    """)
}
