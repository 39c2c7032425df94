import Testing

@testable import Signatures

struct PlainAddressTests {
  @Test(arguments: [
    ("water@nm.example", "water@nm.example"), ("Water.Office+a@NM.Example", "Water.Office+a@nm.example"),
    ("a@b", "a@b"),
  ])
  func aPlainAddressKeepsItsLocalPart(written: String, text: String) {
    #expect(PlainAddress(Array(written.utf8))?.text == text)
  }

  @Test(arguments: [
    "", "@", "a", "a@", "@b", "a@b@c", "a@b.", "a@.b", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b c", "a@b_c",
    "*@b",
    "\"a\"@b", "a@[127.0.0.1]", "水@b", "a@水", "a\u{0}@b", "<a@b>", "=?x?@b", "a@b\n",
    String(repeating: "a", count: 250) + "@nm.example",
  ])
  func whatCouldBeReadInTwoWaysIsNone(written: String) {
    #expect(PlainAddress(Array(written.utf8)) == nil)
  }
}

struct ParameterNamesTests {
  @Test(arguments: [
    ("text/plain", []), ("a/b; Charset=x", ["charset"]), ("a/b;x=1;\r\n y=2 ; x=3", ["x", "y", "x"]),
    ("a/b; x=\"; y=1\"; z=2", ["x", "z"]), ("a/b; x=\"\\\"; y=1\"; z=2", ["x", "z"]), ("a/b; x*0=1", ["x*0"]),
  ])
  func eachNameIsListed(value: String, names: [String]) {
    #expect(ParameterNames.all(in: Array(value.utf8)[...]) == names)
  }

  @Test(arguments: ["a/b (\") ; x=1; y=\"; x=2", "a/b; x=\"1", "a/b; x=1 (y)"])
  func commentsAndOpenQuotesLeaveADoubt(value: String) {
    #expect(ParameterNames.all(in: Array(value.utf8)[...]) == nil)
  }
}
