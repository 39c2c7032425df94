import Digest
import Domain
import Foundation
import GRDB

extension Ledger {
  /// Keeps a file that a signature was held against, unless it is there. It lies beside the raw mails and is durable
  /// before the event that names it.
  /// - Returns: its SHA-256 in lower-case hex.
  package func keep(proof bytes: [UInt8]) throws -> String {
    let digest = Hex.encode(SHA256.digest(of: bytes))
    let isKept = try mailDatabase.read {
      try $0.value(Bool.self, "SELECT 1 FROM proof WHERE digest = ?", [digest]) ?? false
    }
    if !isKept {
      try mailDatabase.write {
        try $0.execute(
          sql: "INSERT INTO proof (digest, bytes) VALUES (?, ?)", arguments: [digest, Data(bytes)])
      }
    }
    return digest
  }

  package func proof(_ digest: String) throws -> [UInt8]? {
    try mailDatabase.read {
      try $0.value(Data.self, "SELECT bytes FROM proof WHERE digest = ?", [digest])
    }.map(Array.init)
  }

  /// What was hashed before a mail's bytes for the commitment that events name it by.
  package func salt(of mail: MailReference) throws -> [UInt8]? {
    try mailDatabase.read {
      try $0.value(Data.self, "SELECT salt FROM mail WHERE id = ?", [mail.id])
    }.map(Array.init)
  }

  /// An event as it lies in the chain: `hash` is the SHA-256 of `previous` and `payload`.
  package func link(_ sequence: Int64) throws -> ChainLink? {
    try database.read {
      try $0.row("SELECT payload, prev, hash FROM event WHERE sequence = ?", [sequence])
    }.map { row in
      ChainLink(
        payload: Array(row["payload"] as Data), previous: Array(row["prev"] as Data),
        hash: Array(row["hash"] as Data))
    }
  }
}

/// An event's canonical bytes, and how they hang on the one before.
package struct ChainLink: Sendable {
  package let payload: [UInt8]
  package let previous: [UInt8]
  package let hash: [UInt8]
}
