import Foundation
import GRDB

/// A line of an export: a row of a table as JSON. Octets that are text in UTF-8 are `{"utf8": "…"}`, others
/// `{"base64": "…"}`; both come back as they were.
struct ExportedRow {
  let table: String
  let values: [String: DatabaseValue]

  init(_ table: String, _ row: Row) {
    self.table = table
    values = Dictionary(row.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
  }

  init(_ object: [String: Any]) throws {
    guard let table = object["table"] as? String, let values = object["values"] as? [String: Any] else {
      throw ExportFault.noRow
    }
    self.table = table
    self.values = try values.mapValues(Self.value)
  }

  var line: Data {
    get throws {
      let values = try values.mapValues(Self.json)
      return try ExportLine.data(["table": table, "values": values])
    }
  }

  private static func json(_ value: DatabaseValue) throws -> Any {
    switch value.storage {
    case .null: NSNull()
    case .int64(let number): NSNumber(value: number)
    case .double: throw ExportFault.noRow  // no table has any (STRICT)
    case .string(let text): text
    case .blob(let data):
      String(validating: data, as: UTF8.self).map { ["utf8": $0] } ?? ["base64": data.base64EncodedString()]
    }
  }

  private static func value(_ json: Any) throws -> DatabaseValue {
    switch json {
    case is NSNull: return .null
    case let text as String: return text.databaseValue
    case let number as NSNumber: return number.int64Value.databaseValue
    case let octets as [String: String]:
      if let text = octets["utf8"] { return Data(text.utf8).databaseValue }
      if let text = octets["base64"], let data = Data(base64Encoded: text) { return data.databaseValue }
      throw ExportFault.noRow
    default: throw ExportFault.noRow
    }
  }
}

/// What is wrong with a line of an export.
enum ExportFault: Error, CustomStringConvertible {
  case noRow, noExport, newerExport, incomplete, otherHead
  case unknown(String)

  var description: String {
    switch self {
    case .noRow: "it is no row of a table: the file was cut off or changed there"
    case .noExport: "it does not begin as an export of a ledger"
    case .newerExport: "a newer huiyin wrote it: use that one"
    case .incomplete: "its end is missing"
    case .otherHead: "its chain does not end where it says"
    case .unknown(let name): "there is no table or column \(name)"
    }
  }
}

enum ExportLine {
  static func data(_ object: [String: Any]) throws -> Data {
    try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]) + [10]
  }

  static func object(_ line: Data) throws -> [String: Any] {
    // Whatever is wrong with it, the file was cut or changed there.
    guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else {
      throw ExportFault.noRow
    }
    return object
  }
}
