import Domain
import Foundation
import Testing

@testable import Store

/// No lock-in: everything comes out as text, and comes back as it was.
@Suite struct ExportTests {
  private func export(_ test: TestLedger) throws -> [Data] {
    var lines: [Data] = []
    try test.ledger.export(program: "test", at: monday) { lines.append($0.dropLast()) }
    return lines
  }

  private func full() throws -> TestLedger {
    let test = try TestLedger()
    let letter = try test.register()
    try test.take("一封来信")
    try test.register("另一件")
    try test.ledger.write { try $0.send(.example(letter: letter), at: monday) }
    try test.erase(letter)
    return test
  }

  @Test func whatWasImportedHasTheSameChainAndTheSameRows() throws {
    let test = try full()
    let lines = try export(test)
    let directory = test.directory + "/moved"
    let (rows, head) = try Importing(into: directory, at: monday, entropy: TestLedger.entropy()).run(lines)
    #expect(rows == lines.count - 2)
    #expect(try head == test.ledger.head())
    let moved = try Ledger.open(writingTo: directory, entropy: TestLedger.entropy())
    try moved.checkPages()
    #expect(try moved.verify() == test.ledger.verify())
    var again: [Data] = []
    try moved.export(program: "test", at: monday) { again.append($0.dropLast()) }
    #expect(again == lines, "and it is exported as it was, byte for byte")
    let next = try moved.write {
      try $0.register(test.registration("新的"), prefix: "NM", at: monday, by: .policy)
    }
    #expect(next.serial == 3)
  }

  @Test func everyLineIsJSONAndEventsAreReadable() throws {
    let lines = try export(try full()).map { try ExportLine.object($0) }
    #expect(lines.first?["huiyin"] as? String == "ledger")
    let event = try #require(lines.first { $0["table"] as? String == "event" }?["values"] as? [String: Any])
    let payload = try #require((event["payload"] as? [String: String])?["utf8"])
    #expect(try ExportLine.object(Data(payload.utf8))["letter"] as? String == "NM2026000001")
  }

  /// What was done to an export.
  enum Damage: CaseIterable {
    case cutOff, lineLost, headLost, strangeColumn

    func happen(to lines: inout [Data]) {
      switch self {
      case .cutOff: lines.removeLast()
      case .lineLost: lines.remove(at: 4)
      case .headLost: lines.removeFirst()
      case .strangeColumn: lines.insert(Data(#"{"table":"words","values":{"other":1}}"#.utf8), at: 2)
      }
    }

    var reason: String {
      switch self {
      case .cutOff, .lineLost: "its end is missing"
      case .headLost: "it does not begin as an export"
      case .strangeColumn: "there is no table or column words.other"
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func whatIsNotWholeIsRefusedAndLeavesNothing(damage: Damage) throws {
    let test = try full()
    var lines = try export(test)
    damage.happen(to: &lines)
    let directory = test.directory + "/moved"
    do {
      _ = try Importing(into: directory, at: monday, entropy: TestLedger.entropy()).run(lines)
      Issue.record("it was taken")
    } catch { #expect("\(error)".contains(damage.reason), "\(error)") }
    #expect(throws: LedgerError.missing(directory: directory)) { try Ledger.open(readingFrom: directory) }
  }

  @Test func aLineThatWasChangedIsFound() throws {
    let test = try full()
    let lines = try export(test).map { line in
      Data(String(decoding: line, as: UTF8.self).replacing("另一件", with: "别一件").utf8)
    }
    #expect(throws: Importing.Fault.self, "and no ledger is called damaged") {
      try Importing(into: test.directory + "/moved", at: monday, entropy: TestLedger.entropy()).run(lines)
    }
  }

  @Test func intoALedgerThatIsThereNothingIsImported() throws {
    let test = try full()
    let lines = try export(test)
    #expect(throws: LedgerError.present(directory: test.directory)) {
      try Importing(into: test.directory, at: monday, entropy: TestLedger.entropy()).run(lines)
    }
  }
}
