import Domain
import Foundation
import GRDB
import GRDBSQLite
import Site
import Synchronization
import Testing
import World

@testable import Office
@testable import Store

/// Ten years of closed letters cost no pass anything. Counted is what SQLite does: time says nothing on a busy machine.
@Suite struct ClosedLettersTests {
  private let world: World
  private let clerk = Party(.clerk, name: "王敏")

  init() throws { world = try World(register: Cast.supervisedRegister, hasBoard: true) }

  @Test func noPassLooksAtThemWhetherSomethingHappenedOrNot() throws {
    func costs() throws -> (idle: Int, ofANote: Int) {
      let last = try #require(world.office.ledger.letters().last)
      // What is kept of the letters of its list is kept from here on.
      _ = try world.office.note(last, "来电询问", by: clerk, at: world.now)
      try bringInStep()
      let idle = try steps { _ = try Pipeline.pass(world.office, at: world.now) }
      _ = try world.office.note(last, "再次来电", by: clerk, at: world.now)
      return (idle, try steps { try bringInStep() })
    }
    try close(20)
    let few = try costs()
    try close(80)
    let many = try costs()
    #expect(many.idle <= few.idle + 50, "\(few.idle) steps of ten, then \(many.idle)")
    #expect(many.ofANote <= few.ofANote + 50, "\(few.ofANote) steps of ten, then \(many.ofANote)")
  }

  private func bringInStep() throws { while try Pipeline.pass(world.office, at: world.now) > 0 {} }

  /// So many letters that came and were answered in public, one after the other.
  private func close(_ count: Int) throws {
    let unit: UnitName = "旗住建局"
    try world.office.ledger.write { book in
      for number in 0..<count {
        let id = try book.register(
          Registration(
            desk: Cast.desk.name, channel: .portal, receivedAt: world.now, title: Words("第\(number)户暖气不热"),
            text: Words("家里只有12度。"), authorName: Words("李梅"), authorAddress: Words("li@citizen.example"),
            queryCode: Words("code\(number)"), mail: nil),
          prefix: "NM", at: world.now, by: .policy)
        let answer = Answer(
          unit: unit, text: Words("已修好。"), mail: MailReference(id: 1, commitment: "c"),
          receivedAt: world.now, digest: "d\(number)")
        let officer = Party(.officer, name: "李工", unit: unit)
        let facts: [(Fact, Party)] = [
          (.classified(Classification(category: .complaint, topic: "供热", because: [])), .policy),
          (.accepted(clause: .dailyLife, because: []), clerk),
          (.assigned(Assignment(round: 1, lead: unit, because: [])), clerk),
          (.replied(answer), officer),
          (.signedOff(SignOff(leader: "王强", way: .scan(digest: "s"), answer: answer.digest)), clerk),
          (.cleared(.toPublish), clerk),
          (.published(Publication(revision: 1, path: "letters/2026/\(id)/", hash: "h")), .policy),
        ]
        for (fact, party) in facts { try book.record(fact, on: id, at: world.now, by: party) }
      }
    }
    try fillDrawers(count)
    try world.office.shelveAgain(at: world.now)
    try bringInStep()
  }

  /// What is told under accounts, filed and held in ten years, and done with.
  private func fillDrawers(_ count: Int) throws {
    try world.office.ledger.write { book in
      let first = try Int64.fetchOne(book.database, sql: "SELECT count(*) FROM notice") ?? 0
      for number in first..<first + Int64(count) {
        try book.database.execute(
          sql: """
            INSERT INTO notice (letter, kind, cause, way, account, desk, signer, "public", at, file, doneAt)
              VALUES ('NM2026000001', 'answered', ?1, 'account', '奈曼发布', '网站管理中心', '旗住建局', 1, ?1, 1, ?1);
            INSERT INTO replyFile (account, day, serial, at) VALUES ('奈曼发布', 1, ?1, ?1);
            INSERT INTO held (mail, at, reason, detail, closedAt, closedBy, outcome)
              VALUES (1000000 + ?1, ?1, 'unknown', '', ?1, '王敏', 'discarded');
            """, arguments: [number, number, number])
      }
    }
  }

  /// How many times SQLite took ten steps in the ledger: it takes a few for each row that it looks at.
  private func steps(_ work: () throws -> Void) throws -> Int {
    let count = Steps()
    try world.office.ledger.database.read { database in
      sqlite3_progress_handler(
        database.sqliteConnection, 10,
        { Unmanaged<Steps>.fromOpaque($0!).takeUnretainedValue().add() },
        Unmanaged.passUnretained(count).toOpaque())
    }
    try work()
    try world.office.ledger.database.read {
      sqlite3_progress_handler($0.sqliteConnection, 0, nil, nil)
    }
    return count.tens
  }
}

private final class Steps: Sendable {
  private let count = Mutex(0)
  var tens: Int { count.withLock { $0 } }

  /// - Returns: 0, with which SQLite goes on.
  func add() -> Int32 {
    count.withLock { $0 += 1 }
    return 0
  }
}
