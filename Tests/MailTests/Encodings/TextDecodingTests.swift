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
}
