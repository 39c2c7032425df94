import Domain
import GRDB
import Mail
import Synchronization
import Testing
import World

@testable import Office
@testable import Store

/// A backlog of letters on one morning. Counted is what grows with it: time says nothing on a busy machine.
@Suite struct BacklogTests {
  @Test func aBacklogIsFewWaitsForTheDiskAndFewStatementsALetter() throws {
    let world = try World()
    let letters = 120
    for number in 1...letters { try write(number, to: world) }
    try world.collect()
    let count = try Count(of: world.office.ledger)
    #expect(try Pipeline.pass(world.office, at: world.now) > 0)
    #expect(try world.office.ledger.letters(at: .assigned).count == letters)
    // Sorted, registered, accepted and assigned together; the rest is what every pass writes, however little there is:
    // three of them are how far the look-up, the search and the pages of the hour have come.
    #expect(count.commits <= 23, "\(count.commits) commits")
    // Of an ordinary letter: five events and its words, two mails, its places in the index of likeness, and a look at
    // each of its twelve shingles; and once an hour its events and its words are fetched, for 办理情况, to be read on all
    // cores.
    #expect(count.statements <= letters * 63, "\(count.statements) statements")
  }

  @Test func whatUnitsHaveAlreadyCostsTheNextPassNothing() throws {
    let world = try World()
    let count = try Count(of: world.office.ledger)
    func costOfTheNext(after letters: Int) throws -> Int {
      for number in 1...letters { try write(letters * 1000 + number, to: world) }
      try world.work()
      try write(letters * 1000, to: world)
      try world.collect()
      let before = count.statements
      #expect(try Pipeline.pass(world.office, at: world.now) > 0)
      return count.statements - before
    }
    let (few, many) = (try costOfTheNext(after: 10), try costOfTheNext(after: 60))
    #expect(many <= few + 20, "\(few) statements after 10 letters, \(many) after 60 more")
  }

  @Test func oneLetterThatCannotBeDealtWithStopsNoOtherOfItsBatch() throws {
    // No unit has an officer that day whose letters are about heating.
    var register = Cast.register
    let broken = register.units[0]
    register = Register(
      units: [
        HandlingUnit(
          name: broken.name, fullName: broken.fullName, officers: [], leaders: broken.leaders,
          signOff: broken.signOff)
      ] + register.units.dropFirst(), desks: register.desks)
    let world = try threeLettersOfWhichTheSecondFails(register)
    #expect(try world.office.ledger.outbox(of: world.letter(2).id).map(\.mail.kind) == ["receipt"])
    #expect(try world.office.ledger.verify() > 0)
  }

  private func threeLettersOfWhichTheSecondFails(_ register: Register) throws -> World {
    let world = try World(register: register)
    for (number, matter) in ["停水三天了", "供热不足", "低保没有消息"].enumerated() {
      try write(number, to: world, about: matter)
    }
    try world.collect()
    _ = try Pipeline.pass(world.office, at: world.now)
    #expect(try (1...3).map { try world.letter($0).stage } == [.assigned, .accepted, .assigned])
    guard case .held(_, "failed", _)? = try world.letter(2).events.last?.fact else {
      Issue.record("nothing is recorded on the letter that failed")
      return world
    }
    return world
  }

  @Test func aMailThatCannotBeWrittenStopsNoOtherOfItsBatch() throws {
    // His address breaks the header of whatever is sent to him.
    var units = Cast.register.units
    let broken = units[0]
    units[0] = HandlingUnit(
      name: broken.name, fullName: broken.fullName,
      officers: broken.officers.map { Officer(name: $0.name, address: "a\r\nBcc: \($0.address)") },
      leaders: broken.leaders, signOff: broken.signOff)
    let world = try threeLettersOfWhichTheSecondFails(
      Register(units: units, desks: Cast.register.desks))
    let kinds = try (1...3).map { try world.office.ledger.outbox(of: world.letter($0).id).map(\.mail.kind) }
    #expect(kinds == [["receipt", "assigned"], ["receipt"], ["receipt", "assigned"]])
    #expect(try world.office.ledger.verify() > 0)
  }

  private func write(_ number: Int, to world: World, about matter: String = "供热不足，自来水也停水") throws {
    try world.write(
      from: Address(name: "网民\(number)", mailbox: "author\(number)@citizen.example"), subject: "反映\(number)",
      text: "领导好：\(matter)，已经\(number + 1)天了。")
  }
}

/// What the ledger's connection did since.
private final class Count: Sendable {
  private let counts = Mutex((statements: 0, commits: 0))

  var statements: Int { counts.withLock(\.statements) }
  var commits: Int { counts.withLock(\.commits) }

  init(of ledger: Ledger) throws {
    try ledger.database.read { database in
      database.trace { [self] event in
        // What a trigger does belongs to the statement that sets it off.
        guard !"\(event)".hasPrefix("--") else { return }
        counts.withLock {
          $0.statements += 1
          if "\(event)".hasPrefix("COMMIT") { $0.commits += 1 }
        }
      }
    }
  }
}
