import Digest
import Domain
import Foundation
import GRDB

extension Ledger {
  /// Keeps what a mail about a letter was found to say under its cover, unless it is there. It is durable before the
  /// event that names it, and goes with the letter's words.
  /// - Returns: its SHA-256 in lower-case hex.
  package func keep(opened bytes: [UInt8], of letter: LetterID) throws -> String {
    let digest = Hex.encode(SHA256.digest(of: bytes))
    try mailDatabase.write {
      try $0.execute(
        sql: "INSERT OR IGNORE INTO opened (letter, digest, bytes) VALUES (?, ?, ?)",
        arguments: [letter.description, digest, Data(bytes)])
    }
    return digest
  }

  /// Nil once it was erased.
  package func opened(_ digest: String, of letter: LetterID) throws -> [UInt8]? {
    try mailDatabase.read {
      try $0.value(
        Data.self, "SELECT bytes FROM opened WHERE letter = ? AND digest = ?", [letter.description, digest])
    }.map(Array.init)
  }

  func forgetOpened(of letter: LetterID) throws {
    try mailDatabase.write {
      try $0.execute(sql: "DELETE FROM opened WHERE letter = ?", arguments: [letter.description])
    }
  }
}
