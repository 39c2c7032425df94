import Testing

@testable import Mail

struct TextDecodingTests {
  private func text(_ octets: [UInt8], _ label: String? = nil) -> String {
    TextDecoding.text(octets[...], label: label)
  }

  @Test(arguments: [
    "gb2312", "GB2312", "gbk", "x-gbk", "CP936", "euc-cn", "EUC-CN", "gb18030", "GB_2312-80", "windows-936",
    "\"gbk\"",
  ])
  func everyNameOfGBIsReadAsGB18030(label: String) {
    // 镕 and 喆 are not in GB2312; 㐂 and 𠮷 are not in GBK.
    #expect(text(gb("朱镕基、喆、①、㐂𠮷"), label) == "朱镕基、喆、①、㐂𠮷")
  }

  @Test(arguments: [nil, "us-ascii", "unknown-8bit", "x-unknown", "iso-2022-cn", "hz-gb-2312", "utf-7", ""])
  func withoutAUsableLabelItIsUTF8OrElseGB18030(label: String?) {
    #expect(text(Array("奈曼旗".utf8), label) == "奈曼旗")
    #expect(text(gb("奈曼旗"), label) == "奈曼旗")
  }

  @Test func aWrongLabelIsSeenThrough() {
    #expect(text(gb("网民留言办理工作"), "utf-8") == "网民留言办理工作")
    #expect(text(Array("网民留言办理工作".utf8), "gb2312") == "网民留言办理工作")
    #expect(text(Array("网民留言".utf8), "iso-8859-1") == "网民留言")
  }

  @Test func shortGBTextThatIsValidUTF8ByChanceIsGB() {
    // 华 in GB2312 is BB AA; these two pairs are also the UTF-8 of two other letters.
    let octets: [UInt8] = [0xC4, 0xA3, 0xC4, 0xA3]
    #expect(text(octets, "gb2312") == "模模")
  }

  @Test func utf8ThatIsCutOrDamagedStaysUTF8() {
    let octets = Array("网民留言办理工作制度".utf8)
    #expect(text(octets.dropLast(), "utf-8") == "网民留言办理工作制\u{FFFD}")
    #expect(text(octets + [0xFF] + octets) == "网民留言办理工作制度\u{FFFD}网民留言办理工作制度")
  }

  @Test func aBadOctetCostsItselfOnly() {
    #expect(text(gb("好") + [0xFF] + gb("的"), "gbk") == "好\u{FFFD}的")
    #expect(text(gb("好") + [0xA1], "gbk") == "好\u{FFFD}")
    #expect(text([0x81, 0x0A, 0x41], "gbk") == "\u{FFFD}\nA")
    #expect(text([0x80] + gb("元"), "gbk") == "€元")
  }

  @Test func aMarkIsNotText() {
    #expect(text([0xEF, 0xBB, 0xBF, 0x41], "utf-8") == "A")
    #expect(text([0xFF, 0xFE, 0x60, 0x4F], "utf-16") == "你")
    #expect(text([0xFE, 0xFF, 0x4F, 0x60], "utf-16") == "你")
  }

  @Test func otherCharsetsAreRead() {
    #expect(text(encoded("臺灣繁體碁", as: "CP950"), "big5") == "臺灣繁體碁")
    #expect(text([0x63, 0x61, 0x66, 0xE9], "iso-8859-1") == "café")
    #expect(text([0x80], "windows-1252") == "€")
    #expect(text(encoded("Привет", as: "ISO-8859-5"), "iso-8859-5") == "Привет")
    #expect(text(encoded("Привет", as: "CP1251"), "windows-1251") == "Привет")
    #expect(text([0x60, 0x4F], "utf-16le") == "你")
    #expect(text([0x4F, 0x60], "utf-16be") == "你")
    #expect(text([0x4F, 0x60, 0x4F], "utf-16be") == "你\u{FFFD}")
  }

  @Test(arguments: [
    "iso-2022-cn", "iso-2022-cn-ext", "iso-2022-kr", "iso-2022-jp-3", "utf-7", "utf-32", "utf-32le",
    "iso-8859-12", "iso-8859-99", "iso-8859-",
    "cp1259", "ucs-4",
    "utf-8//translit", "gbk//ignore",
  ])
  func noOtherConverterIsEverOpened(label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test func emptyTextIsEmpty() {
    for label in [nil, "gbk", "utf-8", "utf-16", "big5"] { #expect(text([], label) == "") }
  }

  @Test(arguments: [
    ("koi8-r", "KOI8-R", "Привет"), ("koi8-u", "KOI8-U", "Київ"), ("shift_jis", "CP932", "日本語①"),
    ("Shift-JIS", "CP932", "ｶﾅ"), ("euc-jp", "EUC-JP-MS", "日本語"), ("iso-2022-jp", "ISO-2022-JP", "日本語abc漢字"),
    ("euc-kr", "CP949", "한국어똠"), ("ks_c_5601-1987", "CP949", "한국어"), ("big5-hkscs", "BIG5-HKSCS", "香港嘅"),
    ("windows-1253", "CP1253", "Ελλάδα"), ("iso-8859-8-i", "ISO-8859-8", "שלום"),
    ("iso_8859-2", "ISO-8859-2", "čeština"),
  ])
  func theWholeListIsRead(label: String, converter: String, plain: String) {
    #expect(text(encoded(plain, as: converter), label) == plain)
    #expect(text(encoded(plain, as: converter), label.uppercased()) == plain)
  }

  @Test(arguments: [
    ("~{<:Ky2;S{#,NpJ)l6HK!#~}", "己所不欲，勿施於人。"), ("a~~b", "a~b"), ("~{VPND~}\n~{VPND~}", "中文\n中文"),
    ("~{VPND\nVPND", "中文\nVPND"),
    ("one ~\ntwo", "one two"), ("one ~\r\ntwo", "one two"), ("~", "~"), ("~{", ""), ("~{V", "V"),
    ("~x", "~x"), ("", ""),
  ])
  func hzIsRead(octets: String, plain: String) {
    #expect(text(Array(octets.utf8), "HZ-GB-2312") == plain)
  }

  @Test func iso2022GoesOnInItsStateAfterABadOctet() {
    let octets = encoded("日本", as: "ISO-2022-JP")
    #expect(text(Array(octets[..<5]) + [0xFF] + Array(octets[5...]), "iso-2022-jp") == "日\u{FFFD}本")
  }

  @Test func traditionalMongolianAndFourOctetCharactersSurvive() {
    let plain = "ᠮᠣᠩᠭᠣᠯ᠎ᠠ㐂𠮷💩©é€ḿ﷐"
    #expect(text(gb(plain), "gb18030") == plain)
    #expect(text(gb(plain), "gb2312") == plain)
    #expect(text(gb(plain)) == plain)
  }

  @Test func gb18030IsReadAsGlibcReadsIt() {
    guard let converter = Converter(from: "GB18030") else {
      Issue.record("no converter")
      return
    }
    for first in 0x81...0xFE as ClosedRange<UInt8> {
      var octets: [UInt8] = []
      for second in 0x40...0xFE as ClosedRange<UInt8> { octets += [first, second, 0x20] }
      for third in [0x81, 0xA5, 0xFE] as [UInt8] { octets += [first, 0x30, third, 0x39, 0x20] }
      let expected = converter.text(octets[...])
      let found = GB18030.text(octets[...])
      #expect(found.text == expected.text, "\(first)")
      #expect(found.errors == expected.errors)
    }
  }

  @Test(arguments: [
    ("utf-7", "unknown charset \"utf-7\""), ("utf-32", "unknown charset \"utf-32\""),
    ("x-foo", "unknown charset \"x-foo\""), ("utf-8", "text labelled \"utf-8\" is GB18030"),
    ("iso-8859-1", "text labelled \"iso-8859-1\" is GB18030"),
    ("hz-gb-2312", "text labelled \"hz-gb-2312\" is GB18030"),
    ("utf-16", "text labelled \"utf-16\" is GB18030"), ("koi8-r", nil), ("gbk", nil), ("us-ascii", nil),
  ])
  func aLabelThatIsUnknownOrWrongIsFound(label: String, finding: String?) throws {
    let mail = Array("Content-Type: text/plain; charset=\(label)\r\n\r\n".utf8) + gb("关于路灯损坏的问题")
    let message = try Message(parsing: mail)
    #expect(message.findings == (finding.map { [$0] } ?? []))
    if label != "koi8-r" { #expect(message.text == "关于路灯损坏的问题") }
  }

  @Test func utf8UnderANameOfGBIsFound() throws {
    let message = try message("Content-Type: text/plain; charset=gb2312\n\n关于路灯损坏的问题")
    #expect(message.text == "关于路灯损坏的问题")
    #expect(message.findings == ["text labelled \"gb2312\" is UTF-8"])
  }

  @Test func octetsThatCannotBeReadAreFound() throws {
    let message = try Message(
      parsing: Array("Content-Type: text/plain; charset=gbk\n\n".utf8) + gb("路灯") + [0xFF])
    #expect(message.text == "路灯\u{FFFD}")
    #expect(message.findings == ["text labelled \"gbk\" has octets that cannot be read"])
  }

  @Test func utf16WithoutMarkIsToldByItsNULs() {
    #expect(text([0x60, 0x4F, 0x0A, 0x00], "utf-16") == "你\n")
    #expect(text([0x4F, 0x60, 0x00, 0x0A], "utf-16") == "你\n")
    #expect(text(Array("plain".utf8), "utf-16") == "plain")
  }

  @Test func singleAccentsAreNoChinese() {
    #expect(text([0x46, 0x72, 0xF6, 0x73, 0x63, 0x68, 0x65]) == "Frösche")
    #expect(text([0x63, 0x61, 0x66, 0xE9], "utf-8") == "café")
    #expect(text([0x63, 0x72, 0xE8, 0x6D, 0x65, 0x20, 0xE9, 0x74, 0xE9], "iso-8859-1") == "crème été")
    #expect(text(gb("a喆b"), nil) == "a喆b")
  }

  @Test(arguments: ["认领", "退回", "延期", "同意", "已办结", "好的", "无"])
  func aShortWordOfUTF8UnderAGBLabelIsRead(word: String) {
    for label in ["gb2312", "gbk", "gb18030"] {
      #expect(TextDecoding.text(Array(word.utf8)[...], label: label) == word)
    }
  }

  @Test func aNameWhoseEndWasCutStaysUTF8() {
    let cut = Array("盖章表中间".utf8).dropLast()
    #expect(TextDecoding.text(cut, label: "utf-8") == "盖章表中\u{FFFD}")
  }
}
