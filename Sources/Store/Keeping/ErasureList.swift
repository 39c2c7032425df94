import Digest
import Domain
import Foundation

/// A letter whose words were erased, as it is remembered outside the ledger and outside its backups.
package struct Erased: Codable, Hashable, Sendable {
  package let letter: LetterID
  package let at: Timestamp
  /// Who decided last.
  package let clerk: String
  /// What makes its mails the same when they are met again (SHA-256 of what is left of them without the headers of the
  /// journey, lower-case hex): nothing of them can be read from it.
  package let mails: [String]

  package init(letter: LetterID, at time: Timestamp, clerk: String, mails: [String]) {
    (self.letter, at, self.clerk, self.mails) = (letter, time, clerk, mails)
  }
}

/// The letters that were erased (删除清单): a file of lines beside the ledger and beside its backups, in neither of them, so
/// that whoever restores an older ledger erases them again.
package struct ErasureList: Sendable {
  package static let name = "erased.jsonl"
  package private(set) var entries: [Erased]

  /// Those of some directories, each once, oldest first.
  package init(in directories: [String]) throws {
    var found: [Erased] = []
    for directory in directories {
      let path = "\(directory)/\(Self.name)"
      guard access(path, F_OK) == 0 else { continue }
      for (number, line) in try Data(contentsOf: URL(filePath: path)).split(separator: 10).enumerated() {
        do { found.append(try JSONDecoder().decode(Erased.self, from: line)) } catch {
          throw LedgerError.unreadable(directory: path, reason: "line \(number + 1) is none of its own")
        }
      }
    }
    entries = Array(Set(found)).sorted {
      ($0.at, $0.letter, $0.mails.count) < ($1.at, $1.letter, $1.mails.count)
    }
  }

  /// Writes it whole; nobody else may read it.
  package func write(to directory: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let lines = try entries.map { try encoder.encode($0) + [10] }
    try Disk.write(Data(lines.joined()), to: "\(directory)/\(Self.name)")
  }

  mutating func add(_ entry: Erased) { entries.append(entry) }
}

extension Ledger {
  /// Remembers outside the ledger that a letter's words were erased, its emptied mails among it.
  package func list(_ erasure: Erasure, at now: Timestamp) throws {
    let mails = try contentsOfMails(of: erasure.letter)
    var list = try ErasureList(in: [directory])
    // Where it is done once more because it ended halfway, nothing is new.
    guard !list.entries.contains(where: { $0.letter == erasure.letter && $0.mails == mails }) else { return }
    list.add(Erased(letter: erasure.letter, at: now, clerk: erasure.clerk, mails: mails))
    try list.write(to: directory)
  }

  /// By which a letter's mails that are empty now would be known again.
  private func contentsOfMails(of letter: LetterID) throws -> [String] {
    let mails = try mailsOfLetter(letter)
    return try mailDatabase.read { database in
      try mails.sorted().compactMap { mail -> String? in
        try database.value(
          Data.self, "SELECT content FROM mail WHERE id = ? AND length(bytes) = 0", [mail]
        ).map { Hex.encode($0) }
      }
    }
  }
}
