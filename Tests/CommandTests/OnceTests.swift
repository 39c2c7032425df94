import Foundation
import Rehearsal
import Testing

struct OnceTests {
  @Test func aLetterIsRegisteredTheDeskAskedAndBothAreWrittenTo() throws {
    let bureau = try Bureau()
    try bureau.write()
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0)
    #expect(answer.isInForm && answer.complaints.isEmpty)
    #expect(answer.lines.first?.contains(/configured  digest=/) == true, "\(answer.lines)")
    #expect(answer.lines.dropFirst().first?.contains(/^NM\d{4}000001  registered  channel=/) == true)
    #expect(answer.lines.contains { $0.contains("mailed  receipt  to=author") })
    #expect(try bureau.subjects(to: "limeimei@citizens.example").count == 1)
    #expect(try bureau.subjects(to: "taixi@naiman.example").first?.contains("【待受理】") == true)
    #expect(try Files.names(in: bureau.directory + "/mail/inbox/new").isEmpty)
  }

  @Test func aSecondPassFindsNothingToDo() throws {
    let bureau = try Bureau.withLetter()
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0)
    #expect(answer.output.isEmpty)
  }

  @Test func neitherTheLetterNorItsAuthorIsToldInTheJournal() throws {
    let bureau = try Bureau()
    try bureau.write("小区供热不足", "联系电话13804751234。")
    let output = try bureau.huiyin("once").output
    for secret in ["李梅梅", "limeimei", "13804751234", "小区供热"] { #expect(!output.contains(secret)) }
  }

  @Test func aMailboxThatCannotBeReadIsToldAndTheOtherIsRead() throws {
    let bureau = try Bureau([Change.imapMailbox("网上咨询", port: try DeafServer.silentPort())])
    try bureau.writePassword()
    try bureau.write()
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 1)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaints.first?.hasPrefix("网上咨询: 127.0.0.1: cannot be reached: ") == true)
    #expect(try bureau.huiyin("list", "--json").list().count == 1)
  }

  @Test func mailThatCannotBeSentIsToldOnceAndSentLater() throws {
    let smtp = "  type: smtp\n  host: 127.0.0.1\n  port: \(try DeafServer.silentPort())\n  security: none\n"
    let bureau = try Bureau([
      ("  type: folder ", smtp + "  retry: {first: 1 second, maximum: 1 second} # "),
      ("  # receipts-per-author-and-day: 1 ", "  receipts-per-author-and-day: 3 "),
    ])
    for number in 1...3 { try bureau.write("第\(number)封") }
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 1)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaints.first?.hasPrefix("courier: 127.0.0.1: cannot be reached: ") == true)
    try bureau.edit(smtp, "  type: folder\n")
    // Retries come due by the clock, one second later.
    let end = Date(timeIntervalSinceNow: 20)
    while try bureau.subjects(to: "limeimei@citizens.example").count < 3, Date() < end {
      try bureau.huiyin("once")
    }
    #expect(try bureau.subjects(to: "limeimei@citizens.example").count == 3)
  }

  @Test func aLostKeyIsNotReplacedBehindTheBackOfMailsThatCarryItsTokens() throws {
    let bureau = try Bureau.withLetter()
    let key = bureau.directory + "/state/token.key"
    try FileManager.default.removeItem(atPath: key)
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(key): the key of the office's tokens is gone"])
    #expect(answer.hints.last == "restore it from the backup of \(bureau.directory)/state")
    #expect(!FileManager.default.fileExists(atPath: key))
  }

  @Test func aKeyThatWasPutAsideIsReplacedAndItsTokensStillCount() throws {
    let bureau = try Bureau.withLetter()
    let state = bureau.directory + "/state"
    let old = try Files.read(state + "/token.key")
    try FileManager.default.moveItem(atPath: state + "/token.key", toPath: state + "/token.key.previous")
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try Files.read(state + "/token.key") != old && Files.read(state + "/token.key").count == 32)
    #expect(try Files.read(state + "/token.key.previous") == old)
    // By it authors are known again, and Message-IDs made.
    #expect(try Files.read(state + "/identity.key") == old)
  }

  @Test func besideARunningDaemonTheDaemonDoesIt() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    try bureau.write()
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.hasSuffix("done by the running daemon\n"))
    // The mailbox is polled every minute: it was looked into, and the mails went out, because somebody asked.
    #expect(try bureau.subjects(to: "limeimei@citizens.example").count == 1)
    #expect(office.lines.contains { $0.contains("registered") })
  }
}
