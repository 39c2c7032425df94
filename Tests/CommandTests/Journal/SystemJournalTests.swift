import Foundation
import Rehearsal
import Testing

@testable import huiyin

/// What systemd's journal is told, in its own protocol.
struct SystemJournalTests {
  @Test func aLineCarriesItsFields() throws {
    let folder = try Bureau().directory
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listening = try ListeningManager(at: folder + "/journal")
    let line = JournalLine("NM2026000001  assigned  lead=旗住建局", letter: "NM2026000001", event: "assigned")
    #expect(SystemJournal(at: folder + "/journal")?.send(line.fields) == true)
    _ = try listening.wait(for: "EVENT=assigned")
    for expected in [
      "MESSAGE=NM2026000001  assigned  lead=旗住建局", "PRIORITY=6", "SYSLOG_IDENTIFIER=huiyin",
      "LETTER=NM2026000001",
    ] {
      #expect(listening.hasHeard(expected), "\(expected)")
    }
    #expect(SystemJournal(at: folder + "/nobody")?.send(line.fields) == false)
  }

  @Test func aValueOfSeveralLinesIsToldWithItsLength() {
    let message = SystemJournal.message(of: [("MESSAGE", "a\nbc"), ("EVENT", "x")])
    #expect(message == Array("MESSAGE\n".utf8) + [4, 0, 0, 0, 0, 0, 0, 0] + Array("a\nbc\nEVENT=x\n".utf8))
  }

  @Test func whatGoesElsewhereIsNotTheJournals() {
    #expect(SystemJournal([:]) == nil && SystemJournal(at: "relative") == nil)
    #expect(SystemJournal(["JOURNAL_STREAM": "1:1"]) == nil)
  }

  @Test func troublesHaveTheirPriorityAndTheirHint() {
    let line = JournalLine("the disk failed", hint: "look at it", level: .error)
    #expect(
      line.fields.map { "\($0.name)=\($0.value)" } == [
        "MESSAGE=the disk failed", "PRIORITY=3", "SYSLOG_IDENTIFIER=huiyin", "HINT=look at it",
      ])
  }
}
