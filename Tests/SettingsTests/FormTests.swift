import Domain
import Testing

@testable import Settings

@Suite struct FormTests {
  @Test(arguments: [
    ("zjj@naiman.example", true), ("a.b+c@x", true), ("a@b@c", false), ("@naiman.example", false),
    ("zjj@", false), ("zj j@naiman.example", false), ("a..b@naiman.example", false), ("a@-x.example", false),
    ("a@x..example", false), ("住建局@naiman.example", false), ("a@x.example\r\nBcc: b", false),
    (String(repeating: "a", count: 65) + "@x.example", false),
  ])
  func anAddressIsPlausibleASCII(text: String, isAddress: Bool) {
    #expect((Form<String>.address.read(text) != nil) == isAddress)
  }

  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("127.8.9.10", true), ("::1", true),
    ("127.evil.example.cn", false),
    ("127.0.0.256", false), ("localhost.example", false), ("10.0.0.1", false), ("1270.0.0.1", false),
  ])
  func onlyThisMachineIsLoopback(host: String, expected: Bool) {
    #expect(isLoopback(host) == expected)
  }

  @Test(arguments: [
    ("30 seconds", 30), ("1 second", 1), ("5 minutes", 300), ("2 hours", 7200), ("1 day", 86_400),
    ("90 second", 90),
  ])
  func aTimeIsWrittenInWords(text: String, seconds: Int) {
    #expect(Form<Duration>.time(.zero...(.seconds(86_400))).read(text) == .seconds(seconds))
  }

  @Test(arguments: [
    "", "5", "5s", "five minutes", "-1 seconds", "1.5 hours", "5  ", "99999999999999999999 days",
  ])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(Form<Duration>.time(.zero...(.seconds(86_400))).read(text) == nil)
  }

  @Test(arguments: [("08:30", 30_600), ("8:30", 30_600), ("00:00", 0), ("23:59", 86_340)])
  func aTimeOfDayIsSecondsAfterMidnight(text: String, seconds: Int) {
    #expect(Form<Int>.clock.read(text) == seconds)
    #expect(Form<Int>.clock.read(Form<Int>.clock.write(seconds)) == seconds)
  }

  @Test(arguments: ["", "8", "8:3", "24:00", "12:60", "8：30", "8:30:00", "-1:30", "８:30"])
  func whatIsNoTimeOfDayIsRefused(text: String) {
    #expect(Form<Int>.clock.read(text) == nil)
  }

  @Test(arguments: [("25 MB", 26_214_400), ("64 KB", 65_536), ("1 GB", 1_073_741_824)])
  func aSizeCountsInPowersOf1024(text: String, bytes: Int) {
    let form = Form<Int>.size(0...(1 << 40))
    #expect(form.read(text) == bytes && form.write(bytes) == text)
  }

  @Test(arguments: ["nan", "inf", "1e3", "0x1", "", "+", "-", "1.2.3", "0"])
  func whatIsNoWeightIsRefused(text: String) {
    #expect(Form<Double>.weight.read(text) == nil)
  }

  @Test(arguments: [
    ("offcers", "officers"), ("adress", "address"), ("naem", "name"), ("telefone", "telephone"), ("xyz", nil),
  ])
  func aSlipIsRecognised(word: String, meant: String?) {
    #expect(nearest(to: word, among: ["name", "address", "officers", "telephone"]) == meant)
  }

  @Test(arguments: [
    ("fullName", "full-name"), ("full_name", "full-name"), ("Full Name", "full-name"), ("URL", "u-r-l"),
  ])
  func keysAreComparedInOurSpelling(key: String, kebab: String) {
    #expect(kebabCase(key) == kebab)
  }

  @Test(arguments: [
    ("../state", "/etc/huiyin", "/etc/state"), ("../state", "Config", "state"), ("../../x", "Config", "../x"),
    ("/var/x", "Config", "/var/x"), ("./a/./b", "", "a/b"), ("..", "/", "/"), ("..", "Config", "."),
  ])
  func aPathIsSeenFromTheFileThatNamesIt(path: String, directory: String, resolved: String) {
    #expect(Path.resolve(path, in: directory) == resolved)
  }
}
