import Lab
import Testing

@testable import Wire

/// What IMAP servers do that Dovecot will not.
struct IMAPFaultTests {
  @Test func aServerKilledInsideALiteralIsAFailure() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.offer(uid: 1, size: 200)
      try peer.answer("UID FETCH 1 (UID INTERNALDATE", "* 1 FETCH (UID 1 BODY[] {200}\r\nFrom: ")
    }
    #expect(throws: MailboxError.connection(.broken(server: "127.0.0.1", reason: "the server closed it"))) {
      try mailbox(server).collect(after: nil, limit: 10)
    }
  }

  @Test func whatCameBeforeAConnectionBrokeIsKeptAndTheRestComesOverAnother() throws {
    let server = try ScriptedServer(
      { [received] peer in
        try peer.admit()
        try peer.offer(1...3, size: 2)
        // The third is there before the second.
        try peer.answer(
          "UID FETCH 1:3",
          "* 1 FETCH (UID 1 BODY[] \"ab\" \(received))\r\n* 3 FETCH (UID 3 BODY[] \"ef\" \(received))\r\n* 2 FETCH (UID 2 BODY[] {2}\r\n"
        )
      },
      { [received] peer in
        try peer.admit()
        try peer.offer(2...3, size: 2)
        try peer.answer(
          "UID FETCH 2:3",
          "* 2 FETCH (UID 2 BODY[] \"cd\" \(received))\r\n* 3 FETCH (UID 3 BODY[] \"ef\" \(received))\r\nTAG OK\r\n"
        )
      })
    let mailbox = mailbox(server)
    let first = try mailbox.collect(after: nil, limit: 10)
    #expect(first.mails.map(\.key.uid) == [1] && first.more)
    #expect(first.cursor == MailboxCursor(validity: 9, uid: 1))
    let second = try mailbox.collect(after: first.cursor, limit: 10)
    #expect(second.mails.map { String(decoding: $0.bytes, as: UTF8.self) } == ["cd", "ef"] && !second.more)
  }

  @Test func aServerSilentInsideALiteralIsGivenUp() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.offer(uid: 1, size: 200)
      try peer.answer("UID FETCH 1 (UID INTERNALDATE", "* 1 FETCH (UID 1 BODY[] {200}\r\nFrom: ")
      peer.hang()
    }
    #expect(throws: MailboxError.connection(.silent(server: "127.0.0.1", seconds: 1))) {
      try mailbox(server).collect(after: nil, limit: 10)
    }
  }

  @Test func aTaggedLineInsideALiteralEndsNothing() throws {
    let forged = (1...20).map { "h\($0) OK done\r\n" }.joined()
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.offer(uid: 1, size: forged.utf8.count)
      try peer.answer(
        "UID FETCH 1 (UID INTERNALDATE",
        "* 1 FETCH (BODY[] {\(forged.utf8.count)}\r\n\(forged) UID 1 \(received))\r\nTAG OK\r\n")
      peer.hang()
    }
    let batch = try mailbox(server).collect(after: nil, limit: 10)
    #expect(batch.mails.map(\.bytes) == [Array(forged.utf8)])
  }

  @Test func anotherCommandsEndIsNotTakenForOurs() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.answer("SELECT", "h999 OK [UIDVALIDITY 1]\r\n")
      peer.hang()
    }
    let error = #expect(throws: MailboxError.self) { try mailbox(server).collect(after: nil, limit: 10) }
    let reason = "127.0.0.1: not an answer to opening folder \"INBOX\": \"h999 OK [UIDVALIDITY 1]\""
    #expect(error?.description == reason)
  }

  @Test func aMailGoneBetweenSearchAndFetchIsPassedOverAndOneWithheldIsNamed() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.answer("SELECT", "* OK [UIDVALIDITY 9]\r\nTAG OK\r\n")
      try peer.answer("UID SEARCH", "* SEARCH 3 1 2 2\r\n* SEARCH\r\nTAG OK\r\n")
      try peer.answer("UID FETCH 1:3", "* 1 EXPUNGE\r\n* 1 FETCH (UID 2 RFC822.SIZE 2)\r\nTAG OK\r\n")
      try peer.answer("UID FETCH 2 ", "* 1 FETCH (FLAGS (\\Seen))\r\n* 1 EXPUNGE\r\nTAG OK\r\n")
      try peer.answer("SELECT", "* OK [UIDVALIDITY 9]\r\nTAG OK\r\n")
      try peer.answer("UID SEARCH UID 1:3", "* SEARCH 3\r\nTAG OK\r\n")
    }
    let batch = try mailbox(server).collect(after: nil, limit: 10)
    #expect(batch.mails.isEmpty && !batch.more)
    // The third is still there, and the server would not even tell its size.
    #expect(batch.unfetched.map(\.key.uid) == [3])
    #expect(batch.cursor == MailboxCursor(validity: 9, uid: 3))
  }

  @Test func aMailThatTheServerWillNotGiveIsNamedAndTheOthersCome() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.answer("SELECT", "* OK [UIDVALIDITY 9]\r\nTAG OK\r\n")
      try peer.answer("UID SEARCH", "* SEARCH 1 2\r\nTAG OK\r\n")
      try peer.answer(
        "UID FETCH 1:2", "* 1 FETCH (UID 1 RFC822.SIZE 2)\r\n* 2 FETCH (UID 2 RFC822.SIZE 2)\r\nTAG OK\r\n")
      try peer.answer("UID FETCH 1:2", "TAG NO internal error\r\n")
      try peer.answer("UID FETCH 1 ", "TAG NO broken index\r\n")
      try peer.answer("UID FETCH 2 ", "* 2 FETCH (UID 2 BODY[] \"ab\" \(received))\r\nTAG OK\r\n")
    }
    let batch = try mailbox(server).collect(after: nil, limit: 10)
    #expect(batch.mails.map(\.key.uid) == [2])
    #expect(batch.unfetched.map(\.reason) == ["refused: \"NO broken index\""])
  }

  @Test func aServerThatGivesNoMailAtAllIsInTrouble() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.offer(uid: 1, size: 2)
      for _ in 1...2 { try peer.answer("UID FETCH 1 ", "TAG NO out of memory\r\n") }
      peer.hang()
    }
    let refusal = MailboxError.refused(server: "127.0.0.1", command: "UID FETCH", reply: "NO out of memory")
    #expect(throws: refusal) { try mailbox(server).collect(after: nil, limit: 10) }
  }

  @Test func aMailLargerThanItsAnnouncedSizeIsReadPastAndNamed() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.offer(uid: 1, size: 2)
      try peer.answer(
        "UID FETCH 1 ",
        "* 1 FETCH (UID 1 BODY[] {500000}\r\n\(String(repeating: "x", count: 500_000)) \(received))\r\nTAG OK\r\n"
      )
    }
    let batch = try mailbox(server).collect(after: nil, limit: 10)
    #expect(batch.unfetched.map(\.reason) == ["500000 bytes, over the limit of 100000"])
  }

  @Test func answersWithoutEndAreCutOff() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.line()
      while true { try peer.send("* LIST () \"/\" \"\(String(repeating: "x", count: 60_000))\"\r\n") }
    }
    let error = #expect(throws: MailboxError.self) { try mailbox(server).folders() }
    #expect(error?.description == "127.0.0.1: no end of answers to LIST")
  }

  @Test func noFolderNumberIsAFailure() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.answer("SELECT", "* 3 EXISTS\r\nTAG OK\r\n")
      peer.hang()
    }
    #expect(
      throws: MailboxError.unintelligible(server: "127.0.0.1", reason: "no UIDVALIDITY for folder \"INBOX\"")
    ) {
      try mailbox(server).collect(after: nil, limit: 10)
    }
  }

  @Test func aServerThatSaysGoodbyeIsQuoted() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      try peer.answer("SELECT", "* BYE shutting down\r\n")
    }
    #expect(throws: MailboxError.connection(.broken(server: "127.0.0.1", reason: "\"BYE shutting down\""))) {
      try mailbox(server).collect(after: nil, limit: 10)
    }
  }

  @Test func weIntroduceOurselvesBeforeAFolderIsOpened() throws {
    let server = try ScriptedServer { peer in
      try peer.admit(capabilities: "IMAP4rev1 ID UIDPLUS")
      try peer.answer("ID (\"name\" \"huiyin\" \"version\" \"1\")", "* ID NIL\r\nTAG OK\r\n")
      try peer.answer("SELECT", "* OK [UIDVALIDITY 9]\r\nTAG OK\r\n")
      try peer.answer("STATUS \"&XfJZBHQG-\"", "TAG NO no such folder\r\n")
      try peer.answer("CREATE \"&XfJZBHQG-\"", "TAG OK\r\n")
      try peer.answer("UID COPY 5,7 \"&XfJZBHQG-\"", "TAG NO some are gone\r\n")
      try peer.answer("UID SEARCH UID 5,7", "* SEARCH 7\r\nTAG OK\r\n")
      try peer.answer("UID COPY 7 ", "TAG OK\r\n")
      try peer.answer("UID STORE 7 +FLAGS.SILENT (\\Deleted)", "TAG OK\r\n")
      try peer.answer("UID EXPUNGE 7", "TAG OK\r\n")
      try peer.answer("LOGOUT", "* BYE\r\nTAG OK\r\n")
    }
    let mailbox = mailbox(server, processed: "已处理")
    try mailbox.settle([7, 5].map { MailKey(validity: 9, uid: $0, name: "") })
    try mailbox.settle([MailKey(validity: 8, uid: 5, name: "")])
    mailbox.close()
    #expect(server.lines.last?.hasSuffix("LOGOUT") == true)
  }

  private let received = "INTERNALDATE \"17-Jul-2026 02:44:25 +0800\""

  private func mailbox(_ server: ScriptedServer, processed: String? = nil) -> IMAPMailbox {
    let address = ServerAddress(
      host: "127.0.0.1", port: server.port, security: .none, user: "office", password: "secret",
      timeout: .milliseconds(500))
    return IMAPMailbox(at: address, processed: processed, sizeLimit: 100_000)
  }
}

extension ScriptedServer.Peer {
  /// Answers up to the point where the client fetches the one mail there is.
  fileprivate func offer(uid: Int, size: Int) throws { try offer(uid...uid, size: size) }

  /// Answers up to the point where the client fetches these mails, which are all it asks for.
  fileprivate func offer(_ uids: ClosedRange<Int>, size: Int) throws {
    let set = uids.count == 1 ? "\(uids.lowerBound)" : "\(uids.lowerBound):\(uids.upperBound)"
    try answer("SELECT", "* \(uids.count) EXISTS\r\n* OK [UIDVALIDITY 9] there\r\nTAG OK\r\n")
    try answer(
      "UID SEARCH UID \(uids.lowerBound):*",
      "* SEARCH \(uids.map(String.init).joined(separator: " "))\r\nTAG OK\r\n")
    let sizes = uids.map { "* \($0) FETCH (UID \($0) RFC822.SIZE \(size))\r\n" }.joined()
    try answer("UID FETCH \(set) (UID RFC822.SIZE)", sizes + "TAG OK\r\n")
  }
}
