import Foundation
import Rehearsal

/// `Docs/json.md`: below the name of each command a table of its keys.
struct KeyPage {
  /// By command.
  private(set) var keys: [String: Set<String>] = [:]
  /// Rows that lack a meaning or an example, and keys that stand there twice.
  private(set) var faults: [String] = []

  init(path: String) throws {
    var command = ""
    for line in String(decoding: try Files.read(path), as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("## `huiyin ") {
        command = line.dropFirst(11).prefix { $0 != "`" }.description
        keys[command] = []
      } else if line.hasPrefix("| `") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let key = cells[0].split(separator: "`").first.map(String.init) ?? ""
        if cells.count != 3 || cells.contains(where: \.isEmpty) { faults.append("\(command): \(line)") }
        if keys[command]?.insert(key).inserted != true { faults.append("\(command): \(key) twice") }
      }
    }
  }
}

/// The keys of an answer: `letter`, `mails[].to`; those of a table of names, as `facts`, are its own affair.
struct AnswerKeys {
  private(set) var all: Set<String> = []
  private static let tables: Set = ["facts", "figures", "grounds", "withheld", "definitions"]

  init(of answers: [Any]) { for answer in answers { add(answer, to: "") } }

  private mutating func add(_ value: Any, to path: String) {
    if let object = value as? [String: Any] {
      for (key, value) in object {
        let path = path.isEmpty ? key : "\(path).\(key)"
        all.insert(path)
        if !Self.tables.contains(key) { add(value, to: path) }
      }
    } else if let list = value as? [Any] {
      // A list of answers has the keys of its answers.
      for item in list { add(item, to: path.isEmpty ? "" : path + "[]") }
    }
  }
}
