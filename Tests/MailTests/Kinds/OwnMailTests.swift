import Testing

@testable import Mail

struct OwnMailTests {
  private func draft() -> Draft {
    var draft = Draft.sample()
    draft.messageID = "3k9q0m2w7x5r8t1v4b6c0d2e.NM2026000123@gov.example"
    draft.autoSubmitted = .generated
    draft.replyTo = [Address(mailbox: "desk+nm2026000123-4q7x0m2k9w5s8a1z@gov.example")]
    return draft
  }

  private func kind(_ draft: Draft, _ added: String = "") throws -> MessageKind {
    try Message(parsing: crlf(added) + (try draft.composed())).kind
  }

  @Test func aMailWeComposedIsKnownWhenItComesBack() throws {
    #expect(try kind(draft()) == .own)
    #expect(
      try kind(draft(), "Return-Path: <desk@gov.example>\nReceived: from mx\nDKIM-Signature: v=1\n") == .own)
    #expect(try kind(draft(), "Return-Path: <>\n") == .own)
    var notice = draft()
    notice.subject = "退信：未送达"
    notice.html = "<p>x</p>"
    #expect(try kind(notice, "Return-Path: <>\n") == .own)
  }

  @Test func whatAPersonWroteAroundItIsNotOurs() throws {
    // A client that answers, forwards or keeps our headers gives the mail an identifier of its own.
    var copied = draft()
    copied.messageID = "tencent_0A1B2C3D4E5F60718293A4B5C6D7E8F9@qq.example"
    copied.autoSubmitted = nil
    #expect(try kind(copied) == .letter)
    var answer = draft()
    answer.inReplyTo = draft().messageID
    #expect(try kind(answer) != .own)
    #expect(try kind(draft(), "Resent-From: b@x.example\n") != .own)
  }

  @Test(arguments: [
    "3k9q0m2w7x5r8t1v4b6c0d2e.NM2026000123@other.example", "3k9q.NM2026000123@gov.example",
    "3k9q0m2w7x5r8t1v4b6c0d2e@gov.example", "3k9q0m2w7x5r8t1v4b6c0d2e.nm2026000123@gov.example",
    "3K9Q0m2w7x5r8t1v4b6c0d2e.NM2026000123@gov.example", "3k9q0m2w7x5r8t1v4b6c0d2e.NM2026@gov.example",
    "x.3k9q0m2w7x5r8t1v4b6c0d2e.NM2026000123@gov.example", "3k9q0m2w7x5r8t1v4b6c0d2e.@gov.example",
  ])
  func theIdentifierHasToBeExact(identifier: String) throws {
    var draft = draft()
    draft.messageID = identifier
    #expect(try kind(draft) == .autoReply)
  }

  @Test func everyOtherSignIsNeeded() throws {
    func changed(_ change: (inout Draft) -> Void) throws -> MessageKind {
      var draft = draft()
      change(&draft)
      return try kind(draft)
    }
    #expect(try changed { $0.autoSubmitted = nil } == .letter)
    #expect(try changed { $0.autoSubmitted = .replied } == .autoReply)
    #expect(try changed { $0.from.mailbox = "a@x.example" } == .autoReply)
    #expect(try changed { $0.replyTo[0].mailbox = "a@x.example" } == .autoReply)
    #expect(try changed { $0.replyTo = [] } == .autoReply)
  }
}
