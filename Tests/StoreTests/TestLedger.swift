import Domain
import Foundation
import GRDB
import Synchronization

@testable import Store

/// A ledger on disk in a folder of its own, removed at the end of the test.
final class TestLedger {
  let directory: String
  private(set) var ledger: Ledger

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-ledger-" + UUID().uuidString
    ledger = try Ledger.open(writingTo: directory, entropy: Self.entropy())
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  /// Closes it, so that another may write; what is left can only read.
  func letGo() throws {
    try ledger.close()
    ledger = try Ledger.open(readingFrom: directory)
  }

  /// Opens it again for writing.
  func open() throws { ledger = try Ledger.open(writingTo: directory, entropy: Self.entropy()) }

  /// Ends this process's hold on the ledger, as a crash would, and opens it again.
  func reopen() throws {
    let path = directory
    try ledger.close()
    ledger = try Ledger.open(readingFrom: path)
    ledger = try Ledger.open(writingTo: path, entropy: Self.entropy())
  }

  /// Bytes that differ at every call and are the same in every run.
  static func entropy() -> @Sendable (Int) -> [UInt8] {
    let counter = Mutex(UInt8(0))
    return { count in
      counter.withLock { value in
        value &+= 1
        return [UInt8](repeating: value, count: count)
      }
    }
  }

  /// Does to the file what no door of the ledger allows.
  func tamper(_ sql: String) throws {
    try ledger.database.write { database in
      try database.execute(sql: "DROP TRIGGER IF EXISTS eventIsNeverChanged")
      try database.execute(sql: "DROP TRIGGER IF EXISTS eventIsNeverRemoved")
      try database.execute(sql: sql)
    }
  }

  @discardableResult
  func register(_ title: String = "暖气不热", at time: Timestamp = monday) throws -> LetterID {
    try ledger.write { try $0.register(registration(title), prefix: "NM", at: time, by: .policy) }
  }

  func registration(_ title: String) -> Registration {
    Registration(
      desk: "网站管理中心", channel: .mail, receivedAt: monday, title: Words(title), text: Words("我家暖气不热。"),
      authorName: Words("李梅"), authorAddress: Words("li@citizen.example"), queryCode: Words("k7m2"), mail: nil
    )
  }
}

let monday = Timestamp(Day("2026-11-23")!, hour: 9)
