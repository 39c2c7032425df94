import Testing

@testable import Mail

struct AnswerableTests {
  private func mayBeAnswered(_ header: String) throws -> Bool {
    try message(header + "\nSubject: 路灯\n\n请尽快办理。").mayBeAnswered
  }

  @Test(arguments: [
    "From: zhang@x.example", "From: 张三 <zhang@x.example>\nReturn-Path: <zhang@x.example>",
    "From: zhang@x.example\nIn-Reply-To: <1@gov.example>", "From: zhang@x.example\nAuto-Submitted: no",
    "From: requester@x.example", "From: a-owner-b@x.example",
  ])
  func aPersonMayBeAnswered(header: String) throws { #expect(try mayBeAnswered(header)) }

  @Test(arguments: [
    "To: x@gov.example", "From: a@x.example, b@x.example", "From: a@x.example\nFrom: b@x.example",
    "From: Zhang",
    "From: a@x.example\nReturn-Path: <>", "From: a@x.example\nAuto-Submitted: auto-replied",
    "From: a@x.example\nPrecedence: list", "From: a@x.example\nList-Id: <l.x.example>",
    "From: a@x.example\nList-Unsubscribe: <mailto:u@x.example>", "From: a@x.example\nX-Loop: x",
    "From: a@x.example\nX-Auto-Response-Suppress: All",
    "From: a@x.example\nX-Auto-Response-Suppress: DR, OOF",
    "From: no-reply@x.example", "From: NoReply@x.example", "From: no_reply.12345@x.example",
    "From: donotreply@x.example", "From: service-noreply@x.example", "From: postmaster@x.example",
    "From: MAILER-DAEMON@x.example", "From: owner-list@x.example", "From: list-request@x.example",
    "From: root@x.example", "From: 张三@x.example",
  ])
  func machinesAndListsAreNot(header: String) throws { #expect(try !mayBeAnswered(header)) }
}
