import Testing

@testable import Mail

/// Which mails of persons answer another one.
struct AnswerTests {
  private func kind(_ header: String) throws -> MessageKind {
    try message("From: a@x.example\n\(header)\n\n请尽快办理。").kind
  }

  @Test(arguments: [
    "Subject: 路灯不亮", "Subject: 回复不及时", "Subject: Reform: x", "Subject: 转发：路灯", "Subject: Fwd: 路灯",
    "Subject: FW：路灯",
    "Subject: 转发: Fw: 路灯", "Subject: 关于Re: 的问题", "Subject: re", "Subject: 答复", "Subject: 回复(二)：路灯",
    "Subject: [回复 路灯",
    "Subject: 请回复：路灯何时修", "Subject: ", "In-Reply-To:\nSubject: 路灯", "References: \nSubject: 路灯",
  ])
  func aLetterAnswersNothing(header: String) throws { #expect(try kind(header) == .letter) }

  @Test(arguments: [
    "In-Reply-To: <1@gov.example>", "References: <1@gov.example>", "Subject: Re: 路灯", "Subject: RE：路灯",
    "Subject: 回复：路灯", "Subject: 回复: 路灯", "Subject: 答复: 路灯", "Subject: 回覆：路燈", "Subject: 答覆: 路燈",
    "Subject: 回复 ：路灯",
    "Subject: Re[2]: 路灯", "Subject: Re(3):路灯", "Subject: Re^2: 路灯", "Subject: 回复(2)：路灯", "Subject: 回复（2）：路灯",
    "Subject: 【回复】路灯", "Subject: [Re] 路灯", "Subject: 转发：回复：路灯", "Subject: Fwd: Re: 路灯",
    "Subject: Re: Fwd: 路灯",
    "Subject: AW: 路灯", "Subject: 回复:Re:回复：路灯", "Subject: Fwd: 路灯\nIn-Reply-To: <1@gov.example>",
    "Subject: =?gb2312?B?u9i4tKO6wre1xg==?=",
  ])
  func aReplyNamesAMailOrHasItsMark(header: String) throws { #expect(try kind(header) == .reply) }

  @Test func theSubjectIsLeftWithoutItsMarks() {
    #expect(SubjectPrefixes(of: " Re: 回复(2)：【转发】 路灯").rest == "路灯")
    #expect(SubjectPrefixes(of: "Re: Re: Fw: x").kinds == [.reply, .reply, .forward])
    #expect(SubjectPrefixes(of: String(repeating: "Re:", count: 5000)).kinds.count == 50)
  }
}
