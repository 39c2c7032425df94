import Domain
import Mail
import Store
import Synchronization
import Testing
import World

@testable import Office

/// Mails over which the process died.
@Suite struct GuardTests {
  /// Dies over every mail with this word in it.
  private final class Deadly: Sendable {
    let word: String
    let asked = Mutex<[Int]>([])

    init(_ word: String) { self.word = word }

    func examine(_ mails: [[UInt8]]) -> ExaminedMails {
      asked.withLock { $0.append(mails.count) }
      let dies = mails.contains { String(decoding: $0, as: UTF8.self).contains(word) }
      return dies ? .died(how: "signal 11") : .survived
    }
  }

  /// Mails that came in and were before a stage when the process died.
  private func died(over texts: [String], examiner: Deadly) throws -> World {
    let world = try World(examiner: examiner.examine)
    for text in texts { try world.write(from: Cast.citizen, subject: text, text: "供热不足。") }
    try world.collect()
    try world.office.ledger.beginReading(try world.office.ledger.newMail(limit: 100).map(\.id))
    try world.restart()
    return world
  }

  @Test func theMailThatKillsIsHeldAndItsNeighboursGoOn() throws {
    let examiner = Deadly("BOOM")
    let world = try died(over: ["one", "BOOM", "three"], examiner: examiner)
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
    let held = try #require(try world.office.ledger.heldMail().first)
    #expect(held.reason == "deadly" && held.detail == "a process that read it died: signal 11")
  }

  @Test func whatWaitedBesideIsExaminedTogether() throws {
    let examiner = Deadly("BOOM")
    let world = try died(over: ["one"], examiner: examiner)
    _ = world
    let second = try World(examiner: examiner.examine)
    for number in 1...150 {
      try second.write(from: Address(mailbox: "li\(number)@citizen.example"), subject: "x", text: "\(number)")
    }
    try second.collect()
    let mails = try second.office.ledger.newMail(limit: 1000)
    try second.office.ledger.beginReading([mails[0].id])
    try second.restart()
    examiner.asked.withLock { $0 = [] }
    try second.work()
    #expect(try second.office.ledger.letters().count == 150)
    // A hundred, the forty-nine after them, and the one by itself; the next stage has none to be wary of.
    #expect(examiner.asked.withLock { Array($0.prefix(3)) } == [100, 49, 1])
  }

  @Test func suspectsAreExaminedTogetherAndThenReadAlone() throws {
    let examiner = Deadly("BOOM")
    let world = try died(over: ["one", "two", "three"], examiner: examiner)
    try world.work()
    #expect(try world.office.ledger.letters().count == 3)
    #expect(examiner.asked.withLock { $0.first } == 3)
  }

  @Test func whatIsExaminedTogetherFitsIntoMemory() throws {
    let examiner = Deadly("BOOM")
    let world = try World(examiner: examiner.examine)
    let text = String(repeating: "供热不足。", count: 200_000)
    for number in 1...7 { try world.write(from: Cast.citizen, subject: "\(number)", text: text) }
    try world.collect()
    try world.office.ledger.beginReading(try world.office.ledger.newMail(limit: 100).map(\.id))
    try world.restart()
    _ = try Pipeline.sort(world.office, at: world.now)
    #expect(examiner.asked.withLock { $0.count } > 1)
    #expect(examiner.asked.withLock { $0.reduce(0, +) } == 7)
  }

  /// Whoever is killed from outside, again and again, blames no mail.
  @Test func anInnocentMailIsNotHeldForTwoOrThreeKills() throws {
    let world = try died(over: ["one", "two"], examiner: Deadly("BOOM"))
    for _ in 1...2 {
      try world.office.ledger.beginReading(try world.office.ledger.newMail(limit: 1).map(\.id))
      try world.restart()
    }
    try world.work()
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func aMailThatLivesInAProcessOfItsOwnAndKillsAgainAndAgainIsHeld() throws {
    let world = try died(over: ["one", "two"], examiner: Deadly("BOOM"))
    for _ in 1...3 {
      try world.office.ledger.beginReading(try world.office.ledger.newMail(limit: 1).map(\.id))
      try world.restart()
    }
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(
      try world.office.ledger.heldMail().map(\.detail)
        == ["the process died 4 times over it, though another could read it"])
  }

  @Test func whoeverEndsInOrderLeavesNoMark() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "x", text: "one")
    try world.work()
    #expect(try world.office.ledger.countDeaths() == 0)
  }
}
