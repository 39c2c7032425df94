import Domain
import Foundation
import GRDB

extension Book {
  /// Appends what happened to the office as a whole.
  @discardableResult
  package func record(_ fact: OfficeFact, at time: Timestamp, by party: Party) throws -> OfficeEvent {
    let head = try head()
    let event = OfficeEvent(sequence: head.sequence + 1, at: time, by: party, fact: fact)
    let bytes = try EventRow.encode(
      EventRow.OfficePayload(sequence: event.sequence, at: time, by: party, fact: fact))
    let hash = EventRow.hash(prev: head.hash, payload: bytes)
    try append(event.sequence, of: EventRow.noLetter, fact.act, at: time, bytes, after: head, hash: hash)
    page.add(event, hash: hash)
    return event
  }
}

extension Ledger {
  /// What happened to the office as a whole, oldest first.
  package func officeEvents() throws -> [OfficeEvent] {
    try database.read {
      try $0.values(
        Data.self, "SELECT payload FROM event WHERE letter = ? ORDER BY sequence", [EventRow.noLetter])
    }.map { try EventRow.decodeOffice(Array($0)) }
  }
}
