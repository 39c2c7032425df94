import Domain
import Foundation
import GRDB

/// What some work would record and send.
package struct Rehearsal: Sendable {
  package let events: [Event]
  package let officeEvents: [OfficeEvent]
  package let mails: [OutgoingMail]
}

extension Ledger {
  /// Does `work` in one transaction and takes all of it back, raw mails among it: nothing of it stands, and nobody hears
  /// of it. What `work` does outside the ledger is its own to keep harmless.
  /// - Parameter settle: does what would be done anyhow, and is not told of.
  @discardableResult
  package func rehearse(after settle: () throws -> Void = {}, _ work: () throws -> Void) throws -> Rehearsal {
    do {
      return try write { book in
        // In the order in which everything takes its turn with them.
        try mailDatabase.write { _ in
          throw Ended(
            rehearsal: try database.rehearse {
              try mailDatabase.rehearse { try told(of: work, after: settle, in: book) }
            })
        }
      }
    } catch let end as Ended {
      return end.rehearsal
    }
  }

  private func told(of work: () throws -> Void, after settle: () throws -> Void, in book: Book) throws
    -> Rehearsal
  {
    try settle()
    try book.deliver()
    let (last, known, office) = (try book.lastMail, page.events.count, page.officeEvents.count)
    try work()
    try book.deliver()
    return Rehearsal(
      events: Array(page.events.dropFirst(known)), officeEvents: Array(page.officeEvents.dropFirst(office)),
      mails: try book.mails(after: last))
  }

  /// How a rehearsal's transaction is taken back.
  private struct Ended: Error {
    let rehearsal: Rehearsal
  }
}

extension Book {
  fileprivate var lastMail: Int64 {
    get throws { try database.value(Int64.self, "SELECT max(id) FROM outbox") ?? 0 }
  }

  fileprivate func mails(after last: Int64) throws -> [OutgoingMail] {
    try database.rows("SELECT * FROM outbox WHERE id > ? ORDER BY id", [last])
      .map { OutboxMail($0).mail }
  }
}
