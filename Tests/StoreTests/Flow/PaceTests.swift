import Domain
import GRDB
import Testing

@testable import Store

/// How fast mails leave, and in which order.
@Suite struct PaceTests {
  private func fill(_ test: TestLedger, _ priorities: [MailPriority]) throws {
    try test.ledger.write { book in
      for (number, priority) in priorities.enumerated() {
        try book.send(
          OutgoingMail(
            letter: nil, kind: "\(priority)", priority: priority, sender: "desk@nm.example",
            recipient: "li@citizen.example", messageID: "\(number).\(priority)@nm.example", bytes: [120]),
          at: monday)
      }
    }
  }

  /// Sends what may leave at that time.
  private func send(_ test: TestLedger, at time: Timestamp, pace: Pace = .free) throws -> [String] {
    var kinds: [String] = []
    while let mail = try test.ledger.claimNextMail(at: time, pace: pace) {
      try test.ledger.write { try $0.finish(mail.id, .sent(reply: "250 ok"), at: time) }
      kinds.append(mail.mail.kind)
    }
    return kinds
  }

  @Test func whatHoldsLettersUpGoesFirst() throws {
    let test = try TestLedger()
    try fill(test, [.survey, .receipt, .receipt, .reminder, .decision, .assignment])
    #expect(
      try send(test, at: monday) == ["assignment", "decision", "reminder", "receipt", "receipt", "survey"])
  }

  @Test func noMoreLeaveInAMinuteThanMay() throws {
    let test = try TestLedger()
    let pace = Pace(perMinute: 2)
    try fill(test, [.receipt, .receipt, .receipt, .receipt, .receipt])
    #expect(try send(test, at: monday, pace: pace).count == 2)
    #expect(try test.ledger.nextMailDue(at: monday, pace: pace) == monday + 60)
    try test.reopen()
    #expect(try send(test, at: monday + 59, pace: pace).isEmpty, "a new process knows what the last one sent")
    #expect(try send(test, at: monday + 60, pace: pace).count == 2)
    #expect(try send(test, at: monday + 90, pace: pace).isEmpty)
    #expect(try send(test, at: monday + 120, pace: pace).count == 1)
    #expect(try test.ledger.nextMailDue(at: monday + 120, pace: pace) == nil)
  }

  @Test func aBacklogOfReceiptsLeavesPartOfTheDayToAssignments() throws {
    let test = try TestLedger()
    let pace = Pace(perDay: 10)
    try fill(test, Array(repeating: .receipt, count: 20))
    #expect(try send(test, at: monday, pace: pace).count == 8)
    try fill(test, [.assignment, .assignment, .decision])
    #expect(try test.ledger.nextMailDue(at: monday + 5, pace: pace) == monday)
    #expect(try send(test, at: monday + 5, pace: pace) == ["assignment", "assignment"])
    #expect(try test.ledger.nextMailDue(at: monday + 5, pace: pace) == monday + 86_400)
    #expect(
      try send(test, at: monday + 86_400, pace: pace) == ["decision"] + Array(repeating: "receipt", count: 5))
  }

  @Test func aServerThatWantsNoMoreIsLeftAloneLongerEachTime() throws {
    let test = try TestLedger()
    try fill(test, [.receipt, .receipt])
    var now = monday
    for pause: Int64 in [300, 600, 1200, 2400, 4800, 7200, 7200] {
      let mail = try #require(try test.ledger.claimNextMail(at: now))
      try test.ledger.write {
        try $0.finish(mail.id, .limited(reply: "550 Sender frequency limited"), at: now)
      }
      #expect(try test.ledger.nextMailDue(at: now) == now + pause)
      try test.reopen()
      #expect(try test.ledger.claimNextMail(at: now + (pause - 1)) == nil)
      now = now + pause
    }
    #expect(try send(test, at: now).count == 2)
    try fill(test, [.survey])
    #expect(try test.ledger.nextMailDue(at: now) == monday, "once it takes a mail, all is forgotten")
  }

  @Test func aClockThatWasAheadDoesNotHoldMailsBack() throws {
    let test = try TestLedger()
    try fill(test, [.receipt])
    let pace = Pace(perMinute: 1)
    #expect(try send(test, at: monday + 400 * 86_400, pace: pace).count == 1)
    try fill(test, [.survey])
    #expect(try send(test, at: monday, pace: pace).count == 1)
  }

  @Test func countingReadsAnIndex() throws {
    let test = try TestLedger()
    for query in [
      "SELECT count(*) FROM usage WHERE kind = 'a' AND holder = 'b' AND at > 1 AND at <= 2",
      "SELECT count(*) FROM usage WHERE kind = 'a' AND at > 1 AND at <= 2",
      "SELECT at FROM usage WHERE kind = 'a' AND at <= 2 ORDER BY at DESC LIMIT 1 OFFSET 9",
      "SELECT count(*) AS count, max(at) AS last FROM usage WHERE kind = 'a' AND at <= 2",
      "SELECT id FROM outbox WHERE state = 'waiting' AND priority <= 1 AND notBefore <= 2 ORDER BY priority, id",
      "SELECT min(notBefore) FROM outbox WHERE state = 'waiting' AND priority <= 1",
    ] {
      let plan = try test.ledger.database.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(query)") }
        .map { $0["detail"] as String }
      #expect(plan.allSatisfy { $0.contains("USING COVERING INDEX") }, "\(plan)")
    }
  }

  @Test func aMailComesBackOnce() throws {
    let test = try TestLedger()
    let news = try test.ledger.write { book in
      try [false, false, true, true, false].map { try book.noteReturn(of: 7, isFinal: $0, at: monday) }
    }
    #expect(news == [true, false, true, false, false])
  }
}
