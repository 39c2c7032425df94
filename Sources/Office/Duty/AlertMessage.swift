import Domain
import Foundation
import Store

/// What the alert command reads on its standard input: one JSON object. Its keys are stable.
///
/// It tells whom to reach, and of the letter what a call's subject says: never its text, never its author.
struct AlertMessage: Encodable {
  let version = 1
  /// `called`, `escalated` or `acknowledged`.
  let kind: String
  let letter: String
  let title: String
  /// The lead unit, once it has one.
  let unit: String?
  /// When it was called or acknowledged: `2026-10-02 03:10`, in China, and in seconds since 1970.
  let time: String
  let seconds: Int64
  /// Who is called, or who was and has acknowledged.
  let name: String?
  let telephone: String?
  let address: String?
  /// Who has it; absent while nobody has.
  let acknowledgedBy: String?

  init(_ alert: Alert, on docket: Docket) throws {
    let call = try alert.call.flatMap { try docket.book.dutyCall(number: $0) }
    kind = alert.kind.rawValue
    letter = "\(docket.id)"
    let line = docket.titleForDuty.split(whereSeparator: \.isNewline).joined(separator: " ")
    title = String(String.UnicodeScalarView(line.unicodeScalars.prefix(100)))
    unit = docket.letter.assignment?.lead.text
    time = "\(alert.at)"
    seconds = alert.at.seconds
    name = call?.name
    telephone = call?.telephone
    address = call?.address
    acknowledgedBy = try docket.book.dutyWatch(of: docket.id)?.endedBy
  }

  /// On one line, with a line break at its end.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
