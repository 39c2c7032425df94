import GRDB

/// The tables, as numbered migrations: each is final once it has been released.
enum Schema {
  /// `ledger.sqlite`.
  static let ledger = Migrations([
    events, flow, readings, pen, post, portal, announced, supplements, notices, entries,
    likeness, triage, duty, speed, topics, hops, expiries, probes, kept, morning, figures, erasures,
    calendar, persons, records, surveys, supervision, tests, pages, erasedEntries, testLetters, census,
    answers, earlier, pageBodies, answerers, heldOutbox,
  ])

  /// `mail.sqlite`.
  static let mail = Migrations([rawMail, proofs, opened])

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

/// Migrations that refuse a database written by a newer program.
struct Migrations {
  private var migrator = DatabaseMigrator()
  private let known: Set<String>

  init(_ steps: [Schema.Step]) {
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
