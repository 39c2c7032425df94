import Testing

@testable import Mail

struct DisplayNameTests {
  @Test(arguments: [
    ("答复.pdf", "答复.pdf"), ("a\r\nb\0.pdf", "a b .pdf"), ("../../etc/passwd", ".._.._etc_passwd"),
    ("C:\\scan\\1.pdf", "C:_scan_1.pdf"), ("\u{200B}.\u{FEFF}htaccess", ".htaccess"),
    (" a\u{3000}.pdf ", "a\u{3000}.pdf"),
    ("\u{1820}\u{200D}\u{202F}\u{1830}.pdf", "\u{1820}\u{200D}\u{202F}\u{1830}.pdf"),
    ("a\u{200D}.pdf", "a.pdf"),
    ("a\u{200F}.pdf", "a.pdf"),
  ])
  func aNameIsMadeFitToBeShown(given: String, shown: String) {
    #expect(DisplayName(given).text == shown && !DisplayName(given).hidesExtension)
  }

  @Test(arguments: ["", "..", "\u{200B}", " \n", "\u{202E}."]) func nothingMayBeLeft(given: String) {
    #expect(DisplayName(given).text == nil)
  }

  @Test func aNameThatIsTurnedAroundHidesItsEnding() {
    for sign in ["\u{202E}", "\u{202D}", "\u{2066}", "\u{2069}"] {
      let name = DisplayName("答复\(sign)fdp.exe")
      #expect(name.text == "答复fdp.exe" && name.hidesExtension)
    }
    let pushed = DisplayName("答复.pdf" + String(repeating: " ", count: 60) + ".exe")
    #expect(pushed.text == "答复.pdf .exe" && pushed.hidesExtension)
  }

  @Test func aLongNameKeepsItsEnding() {
    let name = DisplayName(String(repeating: "长", count: 5000) + ".pdf").text
    #expect(name?.unicodeScalars.count == 200 && name?.hasSuffix("长.pdf") == true)
  }

  @Test func theMailTellsOfSuchNames() throws {
    let message = try message(
      "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: application/pdf; name=\"a\u{202E}fdp.exe\"\n\nx\n--B--"
    )
    #expect(message.attachments.map(\.name) == ["afdp.exe"])
    #expect(message.findings == ["file name \"afdp.exe\" hides its ending"])
  }
}
