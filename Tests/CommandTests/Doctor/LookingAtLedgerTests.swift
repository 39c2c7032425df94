import Domain
import Foundation
import Store
import Testing

@testable import huiyin

struct LookingAtLedgerTests {
  private let now = Timestamp(seconds: 1_795_000_000)
  private let address = "zjj@naiman.example"

  private var register: Register {
    let officers = [
      Officer(name: "白音", address: address), Officer(name: "高娃", address: "zjj2@naiman.example"),
    ]
    return Register(
      units: [
        HandlingUnit(name: "旗住建局", fullName: "旗住房和城乡建设局", officers: officers, leaders: [], signOff: .scan)
      ], desks: [])
  }

  private func withLedger(_ body: (Ledger, String) throws -> Void) throws {
    let state = FileManager.default.temporaryDirectory.path + "/huiyin-looked-at-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: state) }  // a leftover harms nobody
    let ledger = try Ledger.open(writingTo: state, entropy: { [UInt8](repeating: 1, count: $0) })
    try body(ledger, state)
    try ledger.close()
  }

  private func found(_ state: String) -> [String] {
    LookingAtLedger(state: state, register: register, now: now).ailments.map { "\($0.about): \($0.what)" }
  }

  @Test func anAddressThatMailComesBackFromIsNamedUntilOneArrives() throws {
    try withLedger { ledger, state in
      LastBackup.note(now, in: state)
      #expect(found(state) == [])
      func send(_ id: String, at time: Timestamp) throws -> Int64 {
        let mail = OutgoingMail(
          letter: nil, kind: "reminder", sender: "liuyan@naiman.example", recipient: address.uppercased(),
          messageID: id, bytes: Array("Subject: x\r\n\r\n".utf8))
        try ledger.write { try $0.send(mail, at: time) }
        return try #require(try ledger.outbox(messageID: id)).id
      }
      let first = try send("1@naiman.example", at: now + -7200)
      try ledger.write { _ = try $0.noteReturn(of: first, isFinal: true, at: now + -3600) }
      #expect(found(state) == ["addresses: mail to 旗住建局 白音, \(address), comes back since \(now + -3600)"])
      let second = try send("2@naiman.example", at: now + -600)
      try ledger.write { try $0.finish(second, .sent(reply: "ok"), at: now + -500) }
      #expect(found(state) == [])
    }
  }

  @Test func aClockThatWasSetBackIsWrong() throws {
    try withLedger { ledger, state in
      LastBackup.note(now, in: state)
      try ledger.noteConfiguration("aa", at: now + 300)
      #expect(found(state) == [], "a time server puts it right")
      try ledger.noteConfiguration("bb", at: now + 7200)
      #expect(
        found(state).count == 1 && found(state)[0].hasPrefix("clock: the clock says \(now), and something"))
    }
  }

  @Test func aBackupIsMissedAfterTwoDays() throws {
    try withLedger { _, state in
      #expect(found(state) == ["backup: none was ever made"])
      LastBackup.note(now + -3 * 86_400, in: state)
      #expect(found(state) == ["backup: the last good one is of \(now + -3 * 86_400)"])
      LastBackup.note(now + -86_400, in: state)
      #expect(found(state) == [])
    }
  }

  @Test func aMailThatNobodyHasLookedAtIsSaid() throws {
    try withLedger { ledger, state in
      LastBackup.note(now, in: state)
      try ledger.receive(
        [
          ReceivedMail(
            place: MailPlace(validity: 1, uid: 1), receivedAt: now + -4000,
            bytes: Array("Subject: x\r\n\r\n".utf8),
            content: [UInt8](repeating: 1, count: 32))
        ], from: "收件箱", cursor: nil)
      #expect(
        found(state) == ["flow: a mail of \(now + -4000) was collected, and nobody has looked at it yet"])
    }
  }

  @Test func withoutALedgerThereIsNoMemory() {
    #expect(found("/nowhere").first?.hasPrefix("ledger: /nowhere: there is no ledger yet") == true)
  }
}
