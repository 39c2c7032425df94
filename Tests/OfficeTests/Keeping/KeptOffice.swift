import Domain
import Foundation
import GRDB
import World

@testable import Store

/// A backup of an office in which something of everything has happened, to be damaged.
final class KeptOffice {
  let world: World
  let backup: Backup
  private let scratch: String

  init() throws {
    world = try World()
    for number in 1...4 {
      try world.write(from: Cast.citizen, subject: "供热\(number)", text: "我是李梅梅，家里供热不足，这是第\(number)封。")
      try world.work()
    }
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：已修好，请放心。", signedBy: true)
    try world.work()
    try world.decline(2)
    try world.work()
    backup = try Ledger.backUp(
      world.directory + "/state", to: world.directory + "/backups", at: world.now, program: "test", keys: [:])
    scratch = world.directory + "/scratch"
  }

  /// A copy of its ledger to be damaged.
  func copy() throws -> String {
    try? FileManager.default.removeItem(atPath: scratch)  // the first time there is none
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    for file in ["ledger.sqlite", "mail.sqlite"] {
      try FileManager.default.copyItem(atPath: "\(backup.path)/\(file)", toPath: "\(scratch)/\(file)")
    }
    return scratch
  }

  /// Every value that any query returns.
  static func dump(_ path: String) throws -> [Data] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path + "/ledger.sqlite", configuration: configuration)
    return try queue.read { database in
      let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      return try (["sqlite_master"] + tables).flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table.quoted)").map {
          try ExportedRow(table, $0).line
        }
      }
    }
  }

  /// What `huiyin ledger verify` says; nil where it finds nothing.
  static func fault(_ path: String, anchor: ChainAnchor? = nil) -> String? {
    do {
      let ledger = try Ledger.open(readingFrom: path)
      try ledger.checkPages()
      try ledger.verify()
      if let anchor { try ledger.check(anchor) }
      return nil
    } catch {
      return "\(error)"
    }
  }
}
