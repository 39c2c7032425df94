import Testing

@testable import Mail

struct AddressListTests {
  private func list(_ value: String) -> AddressList {
    AddressList(parsing: Array(value.utf8)[...], limit: 100)
  }

  private func shown(_ value: String) -> [String] {
    list(value).addresses.map { address in address.name.map { "\($0)|\(address.mailbox)" } ?? address.mailbox
    }
  }

  @Test(arguments: [
    ("a@x.example", ["a@x.example"]), ("<a@x.example>", ["a@x.example"]),
    ("张三 <A@X.Example>", ["张三|A@x.example"]),
    ("\"李, 四\" <a@x.example>", ["李, 四|a@x.example"]),
    ("\"a \\\"b\\\" c\" <a@x.example>", ["a \"b\" c|a@x.example"]),
    ("a@x.example (张三)", ["张三|a@x.example"]), ("a (x) @ x . example", ["x|a@x.example"]),
    ("a@x.example, b@x.example; c@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
    (", a@x.example,,", ["a@x.example"]),
    ("办公室: a@x.example, 乙 <b@x.example>;", ["a@x.example", "乙|b@x.example"]),
    ("undisclosed-recipients:;", []), ("", []), ("MAILER-DAEMON", ["MAILER-DAEMON"]),
    ("<@r.example,@s.example:a@x.example>", ["a@x.example"]), ("\"a b\"@x.example", ["\"a b\"@x.example"]),
    ("张三 a@x.example", ["张三|a@x.example"]),
    ("leader@x.example <evil@y.example>", ["leader@x.example|evil@y.example"]),
    ("=?utf-8?B?5byg5LiJ?= <a@x.example>", ["张三|a@x.example"]),
    ("\"=?utf-8?B?5byg5LiJ?=\" <a@x.example>", ["张三|a@x.example"]),
    ("=?utf-8?Q?Li,_Si:_<x>?= <a@x.example>", ["Li, Si: <x>|a@x.example"]), ("a@x.example <", []),
    ("张三 <a@x.example", ["张三|a@x.example"]), ("\"张三 <a@x.example>", ["张三|a@x.example"]),
    ("a@b@x.example", ["a@b@x.example"]),
    ("<a@x.example> <b@x.example>", ["a@x.example"]), ("<>", []),
  ])
  func addressesAreRead(value: String, expected: [String]) {
    #expect(shown(value) == expected)
  }

  @Test(arguments: [
    "张三", "<>", "张 三, a@x.example", "=?utf-8?B?5byg5LiJPGFAeC5leGFtcGxlPg==?=", "two words",
    "<a@x.example> <b@x.example>",
  ])
  func aNameWithoutMailboxOrWithTwoIsUnreadable(value: String) {
    #expect(list(value).unreadable == 1)
  }

  @Test func aMailboxDecodedFromAWordIsNoMailbox() throws {
    let message = try message("From: =?utf-8?Q?leader=40x.example?=\n\n")
    #expect(message.from.isEmpty)
    #expect(message.findings == ["unreadable address in From"])
  }

  @Test func rawGBKNamesAreRead() {
    let value = gb("王誠 <a@x.example>, \"赵,誠\" <b@x.example>")
    #expect(AddressList(parsing: value[...], limit: 9).addresses.map(\.name) == ["王誠", "赵,誠"])
  }

  @Test func aMailboxHoldsNoControlCharacters() {
    #expect(shown("<a\u{0}\u{7}\r\n b@x.example\u{7F}>") == ["ab@x.example"])
  }

  @Test func theHalvesOfAMailboxAreKnown() {
    #expect(Address(mailbox: "\"a@b\"@x.example").localPart == "\"a@b\"")
    #expect(Address(mailbox: "\"a@b\"@x.example").domain == "x.example")
    #expect(Address(mailbox: "MAILER-DAEMON").localPart == "MAILER-DAEMON")
    #expect(Address(mailbox: "MAILER-DAEMON").domain == "")
  }

  @Test(arguments: [
    ("张三 ＜a@x.example＞，李四 ＜b@x.example＞", ["张三|a@x.example", "李四|b@x.example"]),
    ("a@x.example；b@x.example，c@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
    ("甲，乙 <a@x.example>", ["甲，乙|a@x.example"]), ("a@x.example.", ["a@x.example"]),
    ("a@x.example>", ["a@x.example"]),
    ("\"张三\"a@x.example", ["张三|a@x.example"]), ("\"a@b.cn\" <c@d.cn>", ["a@b.cn|c@d.cn"]),
    ("'a@x.example' <'a@x.example'>", ["'a@x.example'|a@x.example"]),
    ("<mailto:a@x.example>", ["a@x.example"]),
    ("张三(交通局) <a@x.example>", ["张三(交通局)|a@x.example"]),
    ("张三 (=?utf-8?B?5bGA?=) <a@x.example>", ["张三 (局)|a@x.example"]),
    ("张三 (at (the) office) <a@x.example>", ["张三|a@x.example"]),
    ("Joe(his \\) friend) <a@x.example>", ["Joe|a@x.example"]),
    ("(office) <a@x.example>", ["office|a@x.example"]), ("a@x.example (a (b) c)", ["a (b) c|a@x.example"]),
    ("张三 (<a@x.example>", ["张三 (|a@x.example"]), ("用户@例子.中国", ["用户@例子.中国"]),
    ("<\"a,b\"@x.example>", ["\"a,b\"@x.example"]),
    ("=?utf-8?B?5p2OLOWbmw==?= <a@x.example>", ["李,四|a@x.example"]),
    ("=?gb2312?B?\(base64(gb("张三")))?=<a@x.example>", ["张三|a@x.example"]), ("undisclosed-recipients: ;", []),
    ("收件人:a@x.example;,乙:;", ["a@x.example"]), ("a@x.example b@x.example", ["a@x.exampleb@x.example"]),
    ("\"=?utf-8?Q?Li,?= =?utf-8?Q?_Si?=\" <a@x.example>", ["Li, Si|a@x.example"]),
  ])
  func whatClientsWriteIsRead(value: String, expected: [String]) {
    #expect(shown(value) == expected)
  }

  @Test func twoAuthorsAndBorrowedNamesAreFound() throws {
    #expect(try message("From: a@x.example, b@x.example\n\n").findings == ["two addresses in From"])
    #expect(
      try message("From: \"leader@gov.example\" <a@x.example>\n\n").findings
        == ["From shows \"leader@gov.example\" for \"a@x.example\""])
    #expect(try message("From: \"A@x.example\" <a@x.example>\n\n").findings.isEmpty)
  }
}
