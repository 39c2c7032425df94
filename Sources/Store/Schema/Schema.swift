import GRDB

/// The tables, as numbered migrations: each is final once it has been released.
enum Schema {
  /// `ledger.sqlite`.
  static let ledger = Migrations([
    events, flow, readings, pen, post, portal, announced, supplements, notices, entries,
    likeness, triage, duty, speed, topics, hops, expiries, probes, kept, morning, figures, erasures,
    calendar, persons, records, surveys, supervision, tests, pages, erasedEntries, testLetters, census,
    answers, earlier, pageBodies, answerers, hold, removals, seal, heldOutbox,
    replyFilesToRewrite, rereadings,
  ])

  /// `mail.sqlite`.
  static let mail = Migrations([rawMail, proofs, opened, mailSeal])

  struct Step: Sendable {
    let name: String
    let sql: String

    init(_ name: String, _ sql: String) {
      self.name = name
      self.sql = sql
    }
  }

  /// What mailboxes and folders gave, byte for byte.
  private static let rawMail = Step(
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
    """)
}
