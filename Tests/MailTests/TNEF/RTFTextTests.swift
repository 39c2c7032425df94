import Testing

@testable import Mail

struct RTFTextTests {
  private func text(_ rtf: String) -> String { RTFText(Array(rtf.utf8)[...], most: 1 << 16).text }

  @Test(arguments: [
    ("{\\rtf1\\ansi hello\\par world\\par}", "hello\nworld"),
    ("{\\rtf1 a\\line b\\tab c\\emdash d\\~e\\_f}", "a\nb\tc—d\u{A0}e-f"),
    ("{\\rtf1 \\{x\\}\\\\}", "{x}\\"),
    ("{\\rtf1 a\r\nb}", "ab"),
    ("{\\rtf1{\\fonttbl{\\f0\\fnil Arial;}}{\\colortbl;\\red0;}{\\info{\\title t}}{\\stylesheet{s;}}x}", "x"),
    ("{\\rtf1{\\*\\generator g;}{\\*\\unknown{deep}}x{\\pict\\bin5 {}{}{y}z}", "xz"),
    ("{\\rtf1 a{\\b b}c}after", "abc"),
    ("{\\rtf1\\b0 a\\b b\\i\\f12c}", "abc"),
    ("{\\rtf1 shown{\\v hidden}shown}", "shownshown"),
    ("{\\rtf1 a\\cell b\\cell\\row c}", "a\tb\t\nc"),
    ("", ""), ("no rtf", ""), ("{\\rtf1", ""), ("{\\rtf1 x\\", "x"), ("{\\rtf1 x\\'", "x"),
    ("}}}{\\rtf1 x}", ""),
  ])
  func wordsAreShownAndNothingElse(rtf: String, shown: String) { #expect(text(rtf) == shown) }

  @Test(arguments: [
    ("{\\rtf1\\ansicpg936 \\'c4\\'e3\\'ba\\'c3}", "你好"),
    ("{\\rtf1\\ansicpg936 \\'c4\\b\\'e3}", "你"),
    ("{\\rtf1\\ansicpg950 \\'a7A\\'a6n}", "你好"),
    ("{\\rtf1\\ansicpg1252 caf\\'e9}", "café"),
    (
      "{\\rtf1\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 S;}}\\f0 \\'e9 \\f1 \\'c4\\'e3}",
      "é 你"
    ),
    ("{\\rtf1\\ansicpg1252\\deff1{\\fonttbl{\\f1\\fcharset134 S;}}\\plain\\'c4\\'e3}", "你"),
  ])
  func octetsAreReadInTheirCodePage(rtf: String, shown: String) { #expect(text(rtf) == shown) }

  @Test(arguments: [
    ("{\\rtf1 \\u20320?\\u22909?}", "你好"), ("{\\rtf1\\uc0 \\u20320\\u22909}", "你好"),
    ("{\\rtf1\\uc2 \\u20320\\'c4\\'e3x}", "你x"), ("{\\rtf1\\uc2 \\u20320 a}", "你"),
    ("{\\rtf1 \\u-10179?\\u-8704?}", "😀"), ("{\\rtf1 \\u-10179?x}", "\u{FFFD}x"),
    ("{\\rtf1 \\u-30335?}", "要"),
    ("{\\rtf1{\\uc3 \\u20320 a}b}", "你b"), ("{\\rtf1 \\u20320\\b x}", "你x"),
  ])
  func unicodeComesBeforeItsFallback(rtf: String, shown: String) {
    #expect(text(rtf) == shown)
  }

  @Test func aLinkIsShownWithItsAddress() {
    let field = "{\\field{\\*\\fldinst{HYPERLINK \"http://a.example/\"}}{\\fldrslt{\\ul TEXT}}}"
    #expect(text("{\\rtf1 see \(field).}") == "see TEXT <http://a.example/>.")
    let same = field.replacing("TEXT", with: "http://a.example/")
    #expect(text("{\\rtf1 see \(same).}") == "see http://a.example/.")
    #expect(text("{\\rtf1 \(field.replacing("http:", with: "javascript:"))}") == "TEXT")
  }

  @Test func htmlIsGivenBack() {
    let rtf =
      "{\\rtf1\\ansi\\ansicpg936\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset134 S;}}"
      + "{\\*\\htmltag19 <html>}{\\*\\htmltag34 <head>}{\\*\\htmltag241 <style>p\\{x\\}</style>}{\\*\\htmltag64 <p>}"
      + "\\htmlrtf {\\htmlrtf0 \\'c4\\'e3 &{\\*\\htmltag84 &nbsp;}\\htmlrtf\\f1}\\htmlrtf0 "
      + "{\\*\\mhtmltag84 <img>}{\\*\\htmltag72 </p>}\\htmlrtf\\par\\htmlrtf0}"
    let read = RTFText(Array(rtf.utf8)[...], most: 1 << 16)
    #expect(read.isHTML)
    #expect(read.text == "<html><head><style>p{x}</style><p>你 &&nbsp;</p>")
    #expect(HTMLText.text(of: read.text) == "你 &")
  }

  @Test func withoutItsMarkHTMLIsNotLookedFor() {
    let read = RTFText(Array("{\\rtf1{\\*\\htmltag64 <p>}x\\htmlrtf y}".utf8)[...], most: 1 << 16)
    #expect(!read.isHTML && read.text == "xy")
  }

  @Test func deepGroupsAreLeftOutAndEndWhereTheyEnd() {
    let deep = String(repeating: "{", count: 100_000) + "x" + String(repeating: "}", count: 100_000)
    #expect(text("{\\rtf1 a\(deep)b}") == "ab")
    _ = text(String(repeating: "{\\rtf1 ", count: 100_000))
    _ = text("{\\rtf1" + String(repeating: "{\\field{\\fldinst HYPERLINK \"http://x\"", count: 50_000))
  }

  @Test func whatIsLongerThanAnyTextIsCut() {
    let rtf = Array("{\\rtf1 \(String(repeating: "\\u20320?x", count: 1000))}".utf8)
    let short = RTFText(rtf[...], most: 100)
    #expect(short.isCut && (100..<110).contains(short.text.utf8.count))
    #expect(!RTFText(rtf[...], most: 5000).isCut)
  }

  @Test func numbersTooLargeForAnyIntegerAreRead() {
    let digits = String(repeating: "9", count: 400)
    for word in ["u", "uc", "f", "fcharset", "ansicpg", "deff", "bin", "fromhtml"] {
      _ = text("{\\rtf1\\\(word)\(digits) x\\\(word)-\(digits) y\\\(word) z}")
    }
  }
}
