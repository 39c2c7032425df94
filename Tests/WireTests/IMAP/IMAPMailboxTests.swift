import Foundation
import Lab
import Testing

@testable import Wire

/// A mailbox on a real Dovecot.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct IMAPMailboxTests {
  let lab: Lab
  let account: Lab.Account

  init() throws {
    lab = try Lab.shared()
    account = try lab.account()
  }

  @Test func whatIsRemovedIsGoneFromBothFoldersAndNothingElse() throws {
    try lab.append((1...4).map { letter($0, body: "x") }, to: account)
    let mailbox = mailbox()
    let mails = try mailbox.collect(after: nil, limit: 10).mails
    let aside = try mailbox.settle(mails.prefix(2).map(\.key))
    let moved = try #require(aside[mails[0].key])
    for _ in 1...2 {
      try mailbox.remove([moved], aside: true)
      try mailbox.remove([mails[2].key], aside: false)
    }
    var left = try mailbox.inventory()
    #expect(left.mails == [mails[3].key] && left.aside.count == 1)
    try mailbox.remove(messageID: "letter-2@author.test")
    try mailbox.remove(messageID: "letter-4@author.test")
    left = try mailbox.inventory()
    #expect(left.mails.isEmpty && left.aside.isEmpty)
  }

  @Test func threeHundredMailsAreCollectedSettledAndNotSeenAgain() throws {
    let letters = (1...300).map { letter($0, body: String(repeating: "路灯\r\n", count: $0)) }
    try lab.append(letters, to: account)
    let mailbox = mailbox()
    var mails: [CollectedMail] = []
    var cursor: MailboxCursor?
    var batch: MailboxBatch
    repeat {
      batch = try mailbox.collect(after: cursor, limit: 70)
      mails += batch.mails
      cursor = batch.cursor
    } while batch.more
    #expect(mails.map(\.bytes) == letters)
    #expect(mails.map(\.key.uid) == Array(1...300))
    try mailbox.settle(mails.map(\.key))
    try mailbox.settle(mails.map(\.key))
    let second = try mailbox.collect(after: nil, limit: 500)
    #expect(second.mails.isEmpty && !second.more)
    #expect(
      try IMAPMailbox(at: server, folder: "已处理", processed: nil).collect(after: nil, limit: 500).mails.count
        == 300)
  }

  @Test func onlyMailsBeyondTheCursorAreCollected() throws {
    try lab.append([letter(1), letter(2)], to: account)
    let mailbox = mailbox()
    let first = try mailbox.collect(after: nil, limit: 10)
    #expect(first.mails.count == 2)
    let idle = try mailbox.collect(after: first.cursor, limit: 10)
    #expect(idle.mails.isEmpty && idle.cursor == first.cursor)
    try lab.append([letter(3)], to: account)
    #expect(try mailbox.collect(after: first.cursor, limit: 10).mails.map(\.bytes) == [letter(3)])
  }

  @Test func anEmptyFolderHasNoCursor() throws {
    let batch = try mailbox().collect(after: nil, limit: 10)
    #expect(batch.mails.isEmpty && batch.cursor == nil && !batch.more)
  }

  @Test func theDateOfReceiptIsTheServers() throws {
    try lab.append([letter(1)], to: account, date: "17-Jul-2026 02:44:25 +0800")
    #expect(try mailbox().collect(after: nil, limit: 10).mails.map(\.receivedAt) == [1_784_227_465])
  }

  @Test func aBatchEndsOnceItsBytesAreFull() throws {
    try lab.append((1...4).map { letter($0) }, to: account)
    let batch = try mailbox().collect(after: nil, limit: 10, bytes: letter(1).count + 1)
    #expect(batch.mails.count == 1 && batch.more)
    #expect(try mailbox().collect(after: nil, limit: 10, bytes: 0).mails.count == 1)
  }

  @Test func aMailTooLargeIsNamedAndNotFetched() throws {
    try lab.append([letter(1), letter(2, body: String(repeating: "x", count: 5000)), letter(3)], to: account)
    let mailbox = IMAPMailbox(at: server, processed: "已处理", sizeLimit: 4000)
    let batch = try mailbox.collect(after: nil, limit: 10)
    #expect(batch.mails.map(\.bytes) == [letter(1), letter(3)])
    #expect(batch.unfetched.map(\.key.uid) == [2])
    #expect(batch.unfetched[0].reason.hasSuffix("over the limit of 4000"))
    let head = String(decoding: batch.unfetched[0].head, as: UTF8.self)
    #expect(head.hasPrefix("From: author2@author.test\r\n") && head.hasSuffix("\r\n\r\n"))
    #expect(batch.unfetched[0].receivedAt != nil)
    #expect(batch.cursor?.uid == 3)
  }

  @Test func aMailThatLooksLikeResponsesIsStillAMail() throws {
    let body =
      "h1 OK done\r\nh2 OK done\r\n* BYE\r\n)\r\n* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\nh3 OK {5}\r\n"
    let forged = (1...9).map { letter($0, body: body + "h\($0) OK Fetch completed.\r\n") }
    try lab.append(forged, to: account)
    #expect(try mailbox().collect(after: nil, limit: 10).mails.map(\.bytes) == forged)
  }

  @Test func aChineseFolderIsReadAndACollidingNameCannotCommand() throws {
    try lab.command("CREATE \"&f1FsEXVZigA-\"", as: account)
    try lab.append([letter(1)], to: account, folder: "&f1FsEXVZigA-")
    let mailbox = IMAPMailbox(at: server, folder: "网民留言", processed: "已 \"处理\" \\ & 归档")
    let mails = try mailbox.collect(after: nil, limit: 10).mails
    #expect(mails.count == 1)
    try mailbox.settle(mails.map(\.key))
    #expect(try mailbox.folders().contains("已 \"处理\" \\ & 归档"))
    #expect(try mailbox.folders().contains("网民留言"))
  }

  @Test func aMissingFolderIsNamed() throws {
    let mailbox = IMAPMailbox(at: server, folder: "没有", processed: nil)
    let error = #expect(throws: MailboxError.self) { try mailbox.collect(after: nil, limit: 10) }
    let reason = "localhost: opening folder \"没有\" refused: \"NO Mailbox doesn't exist: 没有"
    #expect(error?.description.hasPrefix(reason) == true, "\(error?.description ?? "")")
  }

  @Test func afterRenumberingEveryMailIsCollectedAgain() throws {
    try lab.append([letter(1), letter(2)], to: account)
    let mailbox = mailbox()
    let before = try mailbox.collect(after: nil, limit: 10)
    let number = try #require(before.cursor).validity + 7
    try lab.doveadm("mailbox", "update", "-u", account.address, "--uid-validity", "\(number)", "INBOX")
    let after = try mailbox.collect(after: before.cursor, limit: 10)
    #expect(after.mails.map(\.bytes) == [letter(1), letter(2)])
    #expect(after.cursor?.validity == number)
    try mailbox.settle(before.mails.map(\.key))
    #expect(try mailbox.collect(after: nil, limit: 10).mails.count == 2)
  }

  @Test func aMailboxThatLosesItsConnectionTakesAnother() throws {
    try lab.append([letter(1)], to: account)
    let mailbox = mailbox()
    let batch = try mailbox.collect(after: nil, limit: 10)
    try lab.doveadm("kick", account.address)
    try mailbox.settle(batch.mails.map(\.key))
    try lab.doveadm("kick", account.address)
    #expect(try mailbox.collect(after: batch.cursor, limit: 10).mails.isEmpty)
    mailbox.close()
    #expect(try mailbox.holds(messageID: "letter-1@author.test"))
  }

  @Test func aMailIsFoundByItsMessageIDInBothFolders() throws {
    try lab.append([letter(1), letter(2)], to: account)
    let mailbox = mailbox()
    #expect(try mailbox.holds(messageID: "letter-1@author.test"))
    let batch = try mailbox.collect(after: nil, limit: 1)
    try mailbox.settle(batch.mails.map(\.key))
    #expect(try mailbox.holds(messageID: "<letter-1@author.test>"))
    #expect(try !mailbox.holds(messageID: "letter-3@author.test"))
    #expect(try mailbox.collect(after: batch.cursor, limit: 10).mails.count == 1)
    #expect(throws: MailboxError.self) { try mailbox.holds(messageID: "a\"\r\nx LOGOUT") }
  }

  @Test func withoutMOVEMailsAreCopiedAndOnlyTheyAreExpunged() throws {
    try lab.append((1...3).map { letter($0) }, to: account)
    try lab.command("SELECT INBOX", "UID STORE 3 +FLAGS (\\Deleted)", "CREATE done", as: account)
    let session = try session()
    try session.open("INBOX")
    try session.settle([1], by: .copy, in: "done")
    #expect(try session.search("ALL") == [2, 3])
    try session.open("done")
    #expect(try session.search("ALL").count == 1)
  }

  @Test func withoutEitherMailsAreMarkedWhereTheyLie() throws {
    try lab.append((1...3).map { letter($0) }, to: account)
    let session = try session()
    try session.open("INBOX")
    try session.settle([1, 2], by: .mark, in: "done")
    #expect(try session.search("KEYWORD HuiyinTaken") == [1, 2])
    #expect(try mailbox().collect(after: nil, limit: 10).mails.count == 3, "no flag decides what is new")
  }

  @Test func mailsThatAreToBeLeftAreLeftAsTheyAre() throws {
    try lab.append((1...3).map { letter($0) }, to: account)
    let mailbox = IMAPMailbox(at: server, processed: nil)
    let batch = try mailbox.collect(after: nil, limit: 10)
    try mailbox.settle(batch.mails.map(\.key))
    let session = try session()
    try session.open("INBOX")
    #expect(try session.search("UNSEEN UNKEYWORD HuiyinTaken") == [1, 2, 3])
    #expect(try mailbox.collect(after: batch.cursor, limit: 10).mails.isEmpty)
  }

  @Test func whoeverElseReadsFlagsAndDeletesChangesNothing() throws {
    try lab.append((1...60).map { letter($0) }, to: account)
    let mailbox = mailbox()
    var batch = try mailbox.collect(after: nil, limit: 10)
    var uids = batch.mails.map(\.key.uid)
    try lab.command(
      "SELECT INBOX", "UID STORE 1:60 +FLAGS (\\Seen HuiyinTaken)", "UID STORE 5,45:50 +FLAGS (\\Deleted)",
      "EXPUNGE", as: account)
    try mailbox.settle(batch.mails.map(\.key))
    while batch.more {
      batch = try mailbox.collect(after: batch.cursor, limit: 10)
      #expect(batch.unfetched.isEmpty)
      uids += batch.mails.map(\.key.uid)
      try mailbox.settle(batch.mails.map(\.key))
    }
    #expect(Set(uids).isSuperset(of: Array(1...44) + Array(51...60)), "\(uids)")
    #expect(uids == uids.sorted() && Set(uids).count == uids.count)
  }

  @Test func newMailEndsTheWait() throws {
    let mailbox = mailbox()
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
    _ = SMTPCourier(to: lab.relay).deliver(
      Parcel(
        envelopeFrom: "", recipient: account.address, audit: nil, messageID: "letter-1@author.test",
        bytes: letter(1)))
    // Nothing but the news, or the end of ten minutes, ends it.
    #expect(try mailbox.awaitMail(for: .seconds(20), unless: Bell()))
    #expect(try mailbox.collect(after: nil, limit: 10).mails.count == 1)
  }

  @Test func newsThatCameInPassingAreNotWaitedForAgain() throws {
    try lab.append([letter(1)], to: account)
    let mailbox = mailbox()
    let first = try mailbox.collect(after: nil, limit: 10)
    try lab.append([letter(2)], to: account)
    // The server mentions the second mail while it moves the first.
    try mailbox.settle(first.mails.map(\.key))
    #expect(try mailbox.awaitMail(for: .seconds(20), unless: Bell()))
    #expect(try mailbox.collect(after: first.cursor, limit: 10).mails.count == 1)
  }

  @Test func theBellEndsTheWait() throws {
    let mailbox = mailbox()
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
    let bell = try Bell()
    bell.ring()
    #expect(try mailbox.awaitMail(for: .seconds(20), unless: bell))
    bell.silence()
    #expect(try mailbox.awaitMail(for: .milliseconds(1), unless: bell))
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
  }

  @Test func aLostConnectionEndsTheWait() throws {
    let mailbox = mailbox()
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
    kill(try #require(try lab.process(of: account)), SIGKILL)
    // Over a new connection nothing is known yet: it is looked into first.
    #expect(try mailbox.awaitMail(for: .seconds(20), unless: Bell()))
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
  }

  @Test func aServerThatStandsStillIsNoticedAndReplaced() throws {
    var server = server
    server.timeout = .milliseconds(500)
    let mailbox = IMAPMailbox(at: server, processed: "已处理")
    #expect(try mailbox.collect(after: nil, limit: 10).mails.isEmpty)
    let process = try #require(try lab.process(of: account))
    kill(process, SIGSTOP)
    defer { kill(process, SIGKILL) }
    try lab.append([letter(1)], to: account)
    // It neither hears DONE nor says so; the connection is given up, and the next tells what came meanwhile.
    #expect(try mailbox.awaitMail(for: .milliseconds(1), unless: Bell()))
    #expect(try mailbox.collect(after: nil, limit: 10).mails.count == 1)
  }

  private var server: ServerAddress { lab.imapServer(for: account) }

  private func mailbox() -> IMAPMailbox { IMAPMailbox(at: server, processed: "已处理") }

  private func session() throws -> IMAPSession {
    try IMAPSession(
      to: server, as: ClientName(name: "huiyin", version: "1"), literalLimit: standardMailLimit)
  }
}
