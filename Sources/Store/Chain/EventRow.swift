import Digest
import Domain

/// An event as it is stored: canonical bytes, chained to the row before.
struct EventRow {
  /// The canonical form; the chain covers its bytes as they were written, never a second encoding of them.
  struct Payload: Codable {
    let sequence: Int64
    let letter: LetterID
    let at: Timestamp
    let by: Party
    let fact: Fact
  }

  /// That of an event of the office: where the others name their letter it names none.
  struct OfficePayload: Codable {
    let sequence: Int64
    let at: Timestamp
    let by: Party
    let fact: OfficeFact
  }

  /// What the table has for a letter where there is none.
  static let noLetter = ""

  static let genesis = [UInt8](repeating: 0, count: 32)

  static func encode(_ payload: Payload, keeping basket: WordBasket) throws -> [UInt8] {
    try FrequentEvents.octets(of: payload, keeping: basket) ?? CanonicalJSON.encode(payload, keeping: basket)
  }

  static func encode(_ payload: OfficePayload) throws -> [UInt8] {
    try CanonicalJSON.encode(payload, keeping: Ledger.noWords)
  }

  static func decodeOffice(_ bytes: [UInt8]) throws -> OfficeEvent {
    let payload = try CanonicalJSON.decode(OfficePayload.self, from: bytes, words: Ledger.noWords)
    return OfficeEvent(
      sequence: payload.sequence, at: payload.at, by: payload.by, fact: payload.fact)
  }

  static func decode(_ bytes: [UInt8], words basket: WordBasket) throws -> Event {
    let payload = try CanonicalJSON.decode(Payload.self, from: bytes, words: basket)
    return Event(
      sequence: payload.sequence, letter: payload.letter, at: payload.at, by: payload.by, fact: payload.fact)
  }

  static func hash(prev: [UInt8], payload: [UInt8]) -> [UInt8] { SHA256.digest(of: prev + payload) }
}
