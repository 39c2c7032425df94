import Domain
import GRDB

/// A place of which the ledger knows the mail.
package struct KnownPlace: Sendable {
  package let mailbox: String
  package let place: MailPlace
  package let mail: Int64
  package let isSettled: Bool
  /// Where it lies since it was set aside, if that is known.
  package let aside: MailPlace?
}

extension Ledger {
  /// All places of which the ledger knows the mail, in every mailbox.
  package func places() throws -> [KnownPlace] {
    try database.read {
      try $0.rows("SELECT * FROM place ORDER BY mailbox, validity, uid, name")
    }
    .map { row in
      let validity: UInt32? = row["asideValidity"]
      let uid: UInt32? = row["asideUid"]
      return KnownPlace(
        mailbox: row["mailbox"],
        place: MailPlace(validity: row["validity"], uid: row["uid"], name: row["name"]), mail: row["mail"],
        isSettled: row["settled"] == 1,
        aside: validity.flatMap { validity in uid.map { MailPlace(validity: validity, uid: $0) } })
    }
  }

  /// The day on which this mailbox was last compared with the ledger; nil before the first time.
  package func reconciliationDay(of mailbox: String) throws -> Day? {
    try database.read {
      try $0.value(Int.self, "SELECT sequence FROM mark WHERE name = ?", ["reconciled \(mailbox)"])
    }.map { Day(number: $0) }
  }

  package func recordReconciliation(of mailbox: String, on day: Day) throws {
    try database.write {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO mark (name, sequence) VALUES (?, ?)",
        arguments: ["reconciled \(mailbox)", day.number])
    }
  }
}
