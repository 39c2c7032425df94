import Testing

@testable import Mail

/// Authentication-Results are believed by where they stand, never by what they say of themselves.
@Suite struct BorderServerTests {
  private static let border = BorderServer(
    name: "naiman.example", host: "mx.naiman.example", inner: ["store.naiman.example"])
  private static let received =
    "Received: from mail.zhujian.example (mail.zhujian.example [192.0.2.7])\r\n\tby MX.naiman.example (Postfix)"
    + " with ESMTPS id 4F; Mon, 23 Nov 2026 09:00:00 +0800\r\n"
  private static let pass = "Authentication-Results: naiman.example; dkim=pass header.d=zhujian.example\r\n"

  private func isAuthenticated(
    _ top: String, from: String = "于洋 <officer@zhujian.example>", by border: BorderServer = Self.border
  ) throws -> Bool {
    border.authenticates(
      try Message(parsing: Array("\(top)From: \(from)\r\nSubject: x\r\n\r\n退回：不属本单位职责\r\n".utf8)))
  }

  @Test(arguments: [
    "dkim=pass header.d=zhujian.example", "dkim=pass header.i=@zhujian.example header.s=k1",
    "DKIM = PASS (2048-bit key; unprotected) header.D = ZhuJian.example",
    "dkim=fail header.d=zhujian.example; dkim=pass header.d=zhujian.example",
    "dmarc=pass (p=none) header.from=zhujian.example",
    "spf=pass smtp.mailfrom=officer@zhujian.example", "spf=pass smtp.mailfrom=zhujian.example",
    "auth=pass smtp.auth=officer@zhujian.example", "dkim/1=pass header.d=\"zhujian.example\"",
    "none; dmarc=pass header.from=zhujian.example",
  ]) func whatTheBorderFoundIsBelieved(found: String) throws {
    #expect(try isAuthenticated("Authentication-Results: naiman.example; \(found)\r\n" + Self.received))
    #expect(
      try isAuthenticated("Authentication-Results: naiman.example (mx) 1;\r\n\t\(found)\r\n" + Self.received))
  }

  @Test(arguments: [
    "none", "dkim=fail header.d=zhujian.example", "dkim=pass header.d=example",
    "dkim=pass header.d=evil.example",
    "dkim=pass header.d=sub.zhujian.example", "dkim=pass (header.d=zhujian.example) header.d=evil.example",
    "dmarc=pass header.from=evil.example", "dmarc=none header.from=zhujian.example",
    "spf=pass smtp.helo=zhujian.example", "spf=softfail smtp.mailfrom=officer@zhujian.example",
    "spf=pass smtp.mailfrom=\"officer@zhujian.example\"@evil.example",
    "spf=pass smtp.mailfrom=\"; dmarc=pass header.from=zhujian.example\"@evil.example",
    "auth=pass smtp.auth=other@zhujian.example", "iprev=pass policy.iprev=192.0.2.7",
    "dkim=pass", "x=pass header.from=zhujian.example", "=pass header.from=zhujian.example",
    "spf=fail (a comment; dmarc=pass header.from=zhujian.example) smtp.mailfrom=zhujian.example",
    "spf=fail (never closed; dmarc=pass header.from=zhujian.example",
  ]) func whatItDidNotFindIsNot(found: String) throws {
    #expect(try !isAuthenticated("Authentication-Results: naiman.example; \(found)\r\n" + Self.received))
  }

  @Test func whatTheSenderWroteBelowTheBordersReceivedIsNotBelieved() throws {
    #expect(try !isAuthenticated(Self.received + Self.pass))
    #expect(
      try !isAuthenticated(Self.received + Self.pass + Self.received), "nor with a Received of his making")
    #expect(try !isAuthenticated(Self.pass), "a mail that did not come over the border")
    let fail = "Authentication-Results: naiman.example; dkim=fail header.d=zhujian.example\r\n"
    #expect(try !isAuthenticated(fail + Self.received + Self.pass))
  }

  @Test func anotherServersWordIsNotTheBorders() throws {
    for name in [
      "mx.evil.example", "naiman.example.evil.example", "evil.example (naiman.example)", "naiman.example 2",
    ] {
      let found = "Authentication-Results: \(name); dmarc=pass header.from=zhujian.example\r\n"
      #expect(try !isAuthenticated(found + Self.received), "\(name)")
    }
  }

  @Test func onlyServersOfOursStandAboveTheBorder() throws {
    func hop(_ by: String) -> String { "Received: from mx.naiman.example by \(by) with LMTP; x\r\n" }
    #expect(try isAuthenticated(hop("store.naiman.example") + Self.pass + Self.received))
    #expect(try !isAuthenticated(hop("evil.example") + Self.pass + Self.received))
    #expect(try !isAuthenticated("Received: (qmail 12 invoked by uid 0)\r\n" + Self.pass + Self.received))
    let helo = "Received: from by (mx.naiman.example [192.0.2.9]) by evil.example with SMTP; x\r\n"
    #expect(try !isAuthenticated(Self.pass + helo), "a sender calls himself \"by\"")
    let comment = "Received: from x (by mx.naiman.example) by evil.example with SMTP; x\r\n"
    #expect(try !isAuthenticated(Self.pass + comment))
  }

  @Test func aMailThatNamesSeveralAuthorsIsNobodys() throws {
    let top = Self.pass + Self.received
    #expect(try !isAuthenticated(top, from: "a@evil.example, officer@zhujian.example"))
    #expect(try !isAuthenticated(top, from: "officer@zhujian.example\r\nFrom: a@evil.example"))
    #expect(try !isAuthenticated(top, from: "officer@zhujian.example.evil.example"))
    #expect(try !isAuthenticated(top, from: ""))
  }

  @Test func absurdFieldsAreReadInTime() throws {
    let long = String(repeating: "(", count: 10_000) + String(repeating: "=;", count: 10_000)
    #expect(try !isAuthenticated("Authentication-Results: naiman.example; \(long)\r\n" + Self.received))
  }
}
