import Digest
import Domain
import Foundation
import Papers

/// A row of an export as the mail store keeps it: what stood in the file and where, and what was read in it.
package struct ImportedRow: Codable, Sendable {
  package struct Cell: Codable, Sendable {
    package let column: String
    package let value: String
  }

  /// What somebody wrote to the account.
  package struct Comment: Codable, Sendable {
    let id: String?
    let author: String?
    let text: String
    let at: Timestamp?
    let region: String?
    let work: String?
    let link: String?
    let telephone: String?
  }

  package let account: String
  package let file: String
  package let line: Int
  /// Who took the export in; nil where it lay in the account's folder.
  package let takenBy: String?
  package let cells: [Cell]
  /// Nil where the row is bad.
  package let comment: Comment?
  /// Of a bad row, what a person may make a letter of; nil where it has no text.
  package let legible: Comment?
  package let faults: [String]

  init(_ row: ExportRow, of file: String, from account: String, takenBy: String?, fault: ExportFault? = nil) {
    self.account = account
    self.file = file
    line = row.line
    self.takenBy = takenBy
    cells = row.cells.map { Cell(column: $0.column, value: $0.value) }
    switch row.reading {
    case .good(let comment):
      self.comment = Comment(comment)
      legible = nil
      faults = fault.map { [$0.description] } ?? []
    case .bad(let faults):
      comment = nil
      legible = row.legible.map { Comment($0) }
      self.faults = faults.map(\.description)
    }
  }

  init(reading bytes: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) }

  func bytes() throws -> [UInt8] { try Self.encoder.encode(self).map { $0 } }

  /// What makes the rows of two exports one: the platform's number, else who wrote what when. A moment that is
  /// only roughly known counts by its day: rather a letter twice, which the desk can merge, than one too few.
  static func identity(of row: ExportRow, from account: String) -> [String] {
    switch row.reading {
    case .good(let comment):
      if let id = comment.id { return ["id", account, id] }
      let moment = comment.moment.map { moment in
        let time = Timestamp(seconds: moment.seconds)
        return moment.precision <= .minute ? "\(time)" : "\(time.day)"
      }
      return ["words", account, comment.author ?? "", moment ?? "", comment.text]
    case .bad: return ["bad", account] + row.cells.flatMap { [$0.column, $0.value] }
    }
  }

  /// The letters and digits of what somebody wrote: platforms show his spaces and signs now so, now so.
  static func words(_ text: String) -> [UInt8] {
    let kept = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return SHA256.digest(of: Array(String(String.UnicodeScalarView(kept)).utf8))
  }

  /// - Parameter occurrence: tells apart rows of one file that nothing else does.
  static func digest(of identity: [String], occurrence: Int) throws -> [UInt8] {
    SHA256.digest(of: Array(try encoder.encode(["row", "\(occurrence)"] + identity)))
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

extension ImportedRow.Comment {
  fileprivate init(_ comment: ExportComment) {
    self.init(
      id: comment.id, author: comment.author, text: comment.text,
      at: comment.moment.map { Timestamp(seconds: $0.seconds) }, region: comment.region, work: comment.work,
      link: comment.link, telephone: comment.telephone)
  }
}
