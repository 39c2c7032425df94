import Testing

@testable import Mail

struct HeaderTextTests {
  private func text(_ value: String) -> String { HeaderText.decoded(Array(value.utf8)[...]) }

  private func word(_ text: String, _ charset: String = "gb2312") -> String {
    "=?\(charset)?B?\(base64(gb(text)))?="
  }

  @Test(arguments: [
    ("plain", "plain"), ("  plain  ", "plain"), ("=?utf-8?Q?a_b=3F?=", "a b?"), ("=?UTF-8?b?5L2g?=", "你"),
    ("=?utf-8*zh?q?=E4=BD=A0?=", "你"), ("a =?utf-8?Q?b?= c", "a b c"), ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
    ("=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab"), ("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"),
    ("x=?utf-8?Q?a?=y", "xay"),
    ("=?utf-8?Q?a b?=", "a b"), ("=?utf-8?Q??=", ""), ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
    ("=?utf-8?Q?a", "=?utf-8?Q?a"),
    ("=??Q?a?=", "=??Q?a?="), ("a\r\n b", "a b"), ("=?utf-8?Q?a=0D=0AX:_y?=", "a  X: y"),
    ("a\u{0}b\u{7F}c", "a b c"),
    ("=?utf-8?Q?a=E2=80=A8b?=", "a b"), ("=? =?utf-8?Q?a?=", "=? a"),
  ])
  func wordsAreDecoded(value: String, shown: String) {
    #expect(text(value) == shown)
  }

  @Test func aLabelOfGB2312CoversGB18030() {
    #expect(text(word("朱镕基㐂")) == "朱镕基㐂")
  }

  @Test(arguments: 1..<11)
  func aCharacterCutBetweenWordsIsPutTogether(cut: Int) {
    let octets = gb("网民留言办理")
    let first = base64(Array(octets[..<cut]))
    let second = base64(Array(octets[cut...]))
    #expect(text("=?gb2312?B?\(first)?=\r\n =?GB2312?B?\(second)?=") == "网民留言办理")
  }

  @Test(arguments: 1..<24)
  func base64CutBetweenWordsIsPutTogether(cut: Int) {
    let whole = base64(Array("网民留言办理".utf8))
    let (first, second) = (whole.prefix(cut), whole.dropFirst(cut))
    #expect(text("=?utf-8?B?\(first)?= =?utf-8?B?\(second)?=") == "网民留言办理")
  }

  @Test(arguments: 1..<16)
  func base64CutBetweenWordsIsPutTogetherWhereEveryOctetIsALetter(cut: Int) {
    let whole = base64(encoded("Привет, мир", as: "KOI8-R"))
    let (first, second) = (whole.prefix(cut), whole.dropFirst(cut))
    #expect(text("=?koi8-r?B?\(first)?= =?koi8-r?B?\(second)?=") == "Привет, мир")
  }

  @Test func missingPaddingIsNoLoss() {
    #expect(text("=?utf-8?B?5L2g5Q?= =?utf-8?B?pb0?=") == "你好")
  }

  @Test func wordsOfDifferentCharsetsAreDecodedApart() {
    #expect(text("=?gb2312?B?\(base64(gb("回")))?= =?utf-8?B?\(base64(Array("音".utf8)))?=") == "回音")
  }

  @Test func encodingsMayChangeWithinACharacter() {
    let octets = gb("回音")
    let rest = octets.dropFirst().map { "=" + String($0, radix: 16, uppercase: true) }.joined()
    #expect(text("=?gbk?B?\(base64([octets[0]]))?= =?gbk?Q?\(rest)?=") == "回音")
  }

  @Test func rawTextIsUTF8OrElseGB18030() {
    #expect(HeaderText.decoded(Array("关于路灯".utf8)[...]) == "关于路灯")
    #expect(HeaderText.decoded(gb("关于路灯")[...]) == "关于路灯")
    #expect(HeaderText.decoded((gb("回复：") + Array(word("路灯").utf8))[...]) == "回复：路灯")
  }

  @Test func aDecodedValueHasNoControlCharacters() {
    for octet in 0...255 as ClosedRange<UInt8> {
      let hex = String(octet, radix: 16)
      let value = text("=?utf-8?Q?a=\(hex.count == 1 ? "0" : "")\(hex)b?=")
      #expect(value.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }

  @Test(arguments: [
    ("=?gb2312?B?\(base64(gb("路")))?= =?GBK?B?\(base64(gb("灯")))?= =?gb18030?Q?=BB=B5?=", "路灯坏"),
    ("=?gb2312?B?\(base64(Array(gb("路灯")[..<3])))?=\r\n\t=?x-gbk?B?\(base64(Array(gb("路灯")[3...])))?=", "路灯"),
    ("=?gb2312?Q?=C2=B7=B5?= =?gb2312?Q?=C6?=", "路灯"), ("=?gb2312?Q?=C2=B7=B5?= =?gb2312?B?xg==?=", "路灯"),
    ("=?UTF-8?q?=e8=b7=af?=", "路"), ("=?utf-8?b?6Lev?=", "路"), ("=?gb2312?B??=", ""),
    ("a=?gb2312?B??=b", "ab"),
    ("=?utf-8?B?6Le v54 Gv?=", "路灯"), ("=?utf-8?B?6Lev54Gv====?=", "路灯"), ("=?utf-8?B?6Lev=54Gv?=", "路灯"),
    ("=?utf-8?B?6Lev54Gv=?=", "路灯"), ("=?utf-8?Q?=E8=B7=AF =E7=81=AF?=", "路 灯"),
    ("=?utf-8?Q?=E8=B7=\r\n AF?=", "路"),
    ("=?utf-8?Q?路灯?=", "路灯"), ("=?utf-8\r\n ?B?6Lev?=", "路"), ("=?utf-8?B\r\n ?6Lev?=", "路"),
    ("=?utf-8?Q?a =?utf-8?Q?b?=", "=?utf-8?Q?a b"), ("=?utf-8?Q?=E8=B7=AF?=E7=81=AF?=", "路?灯"),
    ("(=?utf-8?Q?a?=)", "(a)"), ("\"=?utf-8?Q?a?=\"", "\"a\""), ("=?x-foo?Q?=E8=B7=AF?=", "路"),
    ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?hz-gb-2312?Q?~{VPND~}?=", "中文"),
    ("=?iso-8859-1?B?\(base64(gb("关于路灯")))?=", "关于路灯"), ("=?us-ascii?B?\(base64(gb("关于路灯")))?=", "关于路灯"),
    ("=?gb2312?B?\(base64(Array("关于路灯".utf8)))?=", "关于路灯"), ("=?utf-8?B?\(base64(gb("关于路灯")))?=", "关于路灯"),
    ("路灯\r\n \r\n 坏了", "路灯  坏了"), ("路\r\n\t灯", "路 灯"),
    ("=?utf-8?Q?" + String(repeating: "=E8=B7=AF", count: 200) + "?=", String(repeating: "路", count: 200)),
  ])
  func whatClientsWriteIsRead(value: String, shown: String) {
    #expect(text(value) == shown)
  }

  @Test func rawGBKIsReadWhateverItsSecondOctet() throws {
    for name in ["誠", "乗", "亅", "丂", "亊", "億", "蟎", "俙", "倈", "榎"] {
      let octets = gb("关于\(name)的问题")
      #expect(HeaderText.decoded(octets[...]) == "关于\(name)的问题")
      let mail = Array("From: ".utf8) + gb("王\(name)的 <a@x.example>, 李\(name)的 <b@x.example>\r\n\r\n")
      #expect(try Message(parsing: mail).from.map(\.name) == ["王\(name)的", "李\(name)的"])
    }
  }

  @Test func anUnknownCharsetOfAWordIsFoundOnce() throws {
    let message = try message("Subject: =?x-foo?Q?a?= =?x-foo?Q?b?=\nComments: =?x-foo?Q?c?=\n\n")
    #expect(message.subject == "ab")
    #expect(message.findings == ["unknown charset \"x-foo\""])
  }
}
