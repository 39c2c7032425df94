import Domain
import Foundation
import GRDB
import Testing
import World

@testable import Store

/// Whatever is changed in the ledger's files, `huiyin ledger verify` finds it: `make tamper` tries more of everything.
@Suite struct TamperTests {
  private static let times = Int(ProcessInfo.processInfo.environment["HUIYIN_TAMPERS"] ?? "") ?? 60

  @Test func aFlippedBitThatChangesAnyValueIsFound() throws {
    let office = try KeptOffice()
    let sound = try KeptOffice.dump(office.backup.path)
    #expect(KeptOffice.fault(office.backup.path) == nil)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: office.backup.path + "/ledger.sqlite")))
    var chance = SystemRandomNumberGenerator()
    var (changed, harmless) = (0, 0)
    for _ in 0..<Self.times {
      let (place, bit) = (
        Int.random(in: bytes.indices, using: &chance), Int.random(in: 0..<8, using: &chance)
      )
      let path = try office.copy()
      var damaged = bytes
      damaged[place] ^= 1 << bit
      try Data(damaged).write(to: URL(filePath: path + "/ledger.sqlite"))
      if (try? KeptOffice.dump(path)) != sound {
        changed += 1
        if KeptOffice.fault(path) == nil {
          let now = (try? KeptOffice.dump(path)) ?? []
          let other = Set(now).symmetricDifference(sound).map {
            String(decoding: $0.prefix(200), as: UTF8.self)
          }
          Issue.record("bit \(bit) of byte \(place) changed \(other) and was not found")
        }
      } else {
        harmless += 1
      }
    }
    print("tamper  flips=\(Self.times)  changed=\(changed)  harmless=\(harmless)")
    #expect(changed > 0)
  }

  /// What is done to rows, with the schema as it was before and afterwards.
  enum Tampering: String, CaseIterable {
    case edit, delete, swap, cut
  }

  @Test(arguments: Tampering.allCases)
  func rowsThatWereEditedDeletedMovedOrCutOffAreFound(_ tampering: Tampering) throws {
    let office = try KeptOffice()
    let end = try Ledger.open(readingFrom: office.backup.path).head()
    var chance = SystemRandomNumberGenerator()
    for _ in 0..<max(5, Self.times / 5) {
      let path = try office.copy()
      var tamperer = try Tamperer(path, &chance)
      let done = try tamperer.perform(tampering)
      let fault = KeptOffice.fault(path, anchor: ChainAnchor(sequence: end.sequence, hash: end.hash))
      #expect(fault != nil, "\(done)")
    }
  }

  /// The rest of a log that was cut off is a sound ledger, of an earlier moment: what was told outside tells.
  @Test func aLogThatWasCutOffIsFoundByTheAnchorOutside() throws {
    let world = try World()
    for number in 1...6 {
      try world.write(from: Cast.citizen, subject: "供热\(number)", text: "第\(number)封。")
      try world.work()
    }
    let head = try world.office.ledger.head()
    let anchor = ChainAnchor(sequence: head.sequence, hash: head.hash)
    let state = world.directory + "/state"
    let log = [UInt8](try Data(contentsOf: URL(filePath: state + "/ledger.sqlite-wal")))
    #expect(log.count > 4096)
    var (found, harmless) = (0, 0)
    for step in 0..<max(5, Self.times / 5) {
      let path = world.directory + "/cut"
      try? FileManager.default.removeItem(atPath: path)  // the first time there is none
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for file in ["ledger.sqlite", "mail.sqlite", "mail.sqlite-wal"] {
        try FileManager.default.copyItem(atPath: "\(state)/\(file)", toPath: "\(path)/\(file)")
      }
      let length = log.count * step / max(5, Self.times / 5)
      try Data(log[..<length]).write(to: URL(filePath: path + "/ledger.sqlite-wal"))
      if KeptOffice.fault(path, anchor: anchor) != nil {
        found += 1
      } else {
        // After the last event nothing is written but how far the pages have come, which is made anew.
        #expect(
          try Ledger.open(readingFrom: path).head().hash == head.hash, "cut at \(length) of \(log.count)")
        harmless += 1
      }
    }
    print("tamper  cuts=\(found + harmless)  found=\(found)  no event lost=\(harmless)")
    #expect(found > harmless * 5)
  }

  @Test func aChainThatWasWrittenAnewIsFoundByTheAnchorOutside() throws {
    let test = try World()
    try test.write(from: Cast.citizen, subject: "供热", text: "第一封。")
    try test.work()
    let head = try test.office.ledger.head()
    let other = try World()
    try other.write(from: Cast.citizen, subject: "供热", text: "另一封。")
    try other.work()
    #expect(KeptOffice.fault(other.directory + "/state") == nil)
    #expect(
      KeptOffice.fault(
        other.directory + "/state", anchor: ChainAnchor(sequence: head.sequence, hash: head.hash))
        != nil)
  }
}

/// Changes rows as somebody does who opens the file with SQLite.
private struct Tamperer<Chance: RandomNumberGenerator> {
  private let queue: DatabaseQueue
  private var chance: Chance

  init(_ path: String, _ chance: inout Chance) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    queue = try DatabaseQueue(path: path + "/ledger.sqlite", configuration: configuration)
    self.chance = chance
  }

  /// - Returns: what was done.
  mutating func perform(_ tampering: TamperTests.Tampering) throws -> String {
    var chance = chance
    defer { self.chance = chance }
    return try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \((trigger["name"] as String).quoted)")
      }
      defer { for trigger in triggers { try? database.execute(sql: trigger["sql"]) } }
      if tampering == .cut {
        let last = try Int64.fetchOne(database, sql: "SELECT max(sequence) FROM event") ?? 0
        let from = Int64.random(in: 1...last, using: &chance)
        try database.execute(sql: "DELETE FROM event WHERE sequence >= ?", arguments: [from])
        return "cut from \(from)"
      }
      while true {
        let tables = try Ledger.tables(of: database)
        let table = tables[Int.random(in: tables.indices, using: &chance)]
        if let done = try change(tampering, table, in: database, &chance) { return done }
      }
    }
  }

  /// Nil where there is nothing to be changed.
  private func change(
    _ tampering: TamperTests.Tampering, _ table: String, in database: Database, _ chance: inout Chance
  ) throws -> String? {
    let columns = try database.columns(in: table).map(\.name)
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table.quoted)")
    guard !rows.isEmpty else { return nil }
    let keys = try database.primaryKey(table).columns
    func condition(_ row: Row) -> (String, StatementArguments) {
      let named = keys == ["rowid"] ? columns : keys
      return (
        named.map { "\($0.quoted) IS ?" }.joined(separator: " AND "),
        StatementArguments(named.map { row[$0] as DatabaseValue })
      )
    }
    let row = rows[Int.random(in: rows.indices, using: &chance)]
    let column = columns[Int.random(in: columns.indices, using: &chance)]
    let (one, its) = condition(row)
    let before = try Row.fetchAll(database, sql: "SELECT * FROM \(table.quoted)")
    switch tampering {
    case .delete: try database.execute(sql: "DELETE FROM \(table.quoted) WHERE \(one)", arguments: its)
    case .swap:
      guard rows.count > 1, !keys.contains(column) else { return nil }
      let other = rows[Int.random(in: rows.indices, using: &chance)]
      let (second, others) = condition(other)
      // Some of these are unique.
      do {
        try database.execute(
          sql: "UPDATE \(table.quoted) SET \(column.quoted) = ? WHERE \(one)",
          arguments: [other[column] as DatabaseValue] + its)
        try database.execute(
          sql: "UPDATE \(table.quoted) SET \(column.quoted) = ? WHERE \(second)",
          arguments: [row[column] as DatabaseValue] + others)
      } catch is DatabaseError {}
    default:
      guard let value = Self.other(than: row[column]) else { return nil }
      do {
        try database.execute(
          sql: "UPDATE \(table.quoted) SET \(column.quoted) = ? WHERE \(one)", arguments: [value] + its)
      } catch is DatabaseError { return nil }
    }
    let after = try Row.fetchAll(database, sql: "SELECT * FROM \(table.quoted)")
    return before == after ? nil : "\(tampering) \(table).\(column)"
  }

  private static func other(than value: DatabaseValue) -> DatabaseValue? {
    switch value.storage {
    case .int64(let number): (number &+ 1).databaseValue
    case .string(let text): (text + "x").databaseValue
    case .blob(let data): (data + [1]).databaseValue
    default: nil
    }
  }
}
