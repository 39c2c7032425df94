extension Schema {
  /// Mails that ask units to sign for a trial, and what came back.
  static let probes = Step(
    "21 probes",
    """
    CREATE TABLE probe (
      id INTEGER PRIMARY KEY,
      code BLOB NOT NULL UNIQUE,  -- SHA-256: who reads the ledger cannot answer for the unit
      unit TEXT NOT NULL,
      person TEXT NOT NULL,
      recipient TEXT NOT NULL,
      messageID TEXT NOT NULL,
      sentAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX probeOfUnit ON probe(unit, id);

    CREATE TABLE probeAnswer (
      mail INTEGER PRIMARY KEY,
      probe INTEGER NOT NULL REFERENCES probe(id),
      receivedAt INTEGER NOT NULL,
      reason TEXT,                -- a code; NULL where nothing is wrong
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX probeAnswerOfProbe ON probeAnswer(probe, mail);
    """)
}
