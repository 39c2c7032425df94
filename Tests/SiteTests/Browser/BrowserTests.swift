import Domain
import Foundation
import Testing

@testable import Site

/// A real browser: Chromium from Debian, at files from a disk and from a server on this machine.
@Suite(.serialized) struct BrowserTests {
  private static let browser = "/usr/bin/chromium"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: browser), "no Chromium"))
  func aLetterPageOpensInABrowserWithoutComplaint() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.replace(with: Array(Samples.site(of: [Samples.letter(1)]).values))
    let address = "file://\(place.site)/\(SitePages.path(of: Samples.letter(1).id))"

    let look = try StillLook(at: address, profile: "\(place.path)/profile")
    #expect(look.dom.contains(Samples.letter(1).answer.prefix(20)))
    #expect(look.dom.contains("ArticleTitle"))
    // Whatever the page's own policy refuses, or does not find, stands in the console.
    #expect(!look.console.contains("CONSOLE"), "\(look.console)")
    // A page without its style sheet is a fraction of this.
    #expect(look.picture > 20_000)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromedriver"), "no chromedriver"))
  func whatIsSearchedIsFoundAndWhatIsLookedUpIsShown() throws {
    let place = try Workplace()
    var writer = try place.writer()
    let letters = (1...60).map { Samples.letter($0) }
    let recent = Samples.letter(61, title: "供热管网漏水", question: "三号楼前漏水", answer: "已抢修")
    _ = try writer.replace(with: Array(Samples.site(of: letters + [recent]).values))
    _ = try writer.write(SearchBase.files(of: letters) + [RecentLetters([recent]).file()])
    let (id, code) = (LetterID(prefix: "NM", year: 2026, serial: 7), "0123456789abc")
    let path = try #require(LookUpAddress.path(of: id, code: code))
    let status = LetterStatus(
      id: id, status: "办理中", since: recent.receivedAt, receivedAt: recent.receivedAt, due: recent.due)
    _ = try writer.writeUnlisted([Samples.pages().lookedUp(status, at: path)])
    let server = try FileServer(place.site)
    defer { server.stop() }
    let asked = [
      ("ss", "供热 漏水"), ("ss", "入户测温"), ("ss", "地铁"), ("ss", "水"), ("ss", "nm2026000009"),
      ("cx", "nm2026000007:O123456789ABC"), ("cx", "NM2026000008:\(code)"), ("cx", "7:\(code)"),
    ]
    let looks = try Look.all(
      asked.map { page, words in
        let mark = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "http://127.0.0.1:\(server.port)/hdjl/wszx/\(page)/index.html#\(mark)"
      }, profile: "\(place.path)/profile")
    try #require(looks.count == asked.count)

    #expect(looks[0].dom.contains("找到1条答复") && looks[0].dom.contains("../2026/NM2026000061.html"))
    #expect(looks[0].dom.contains("<mark>供热</mark>"))
    // Every fourth letter is about heating; the first ten are shown.
    let results = looks[1].dom.components(separatedBy: "<p class=\"by\">").count - 1
    #expect(looks[1].dom.contains("找到15条答复") && results == 10)
    #expect(looks[2].dom.contains("没有找到"))
    #expect(looks[3].dom.contains("请至少输入两个字"))
    #expect(looks[4].address.hasSuffix("/hdjl/wszx/2026/NM2026000009.html"))
    #expect(looks[5].address.hasSuffix(path) && looks[5].dom.contains("办理中"))
    #expect(looks[5].dom.contains("\(recent.due)"))
    #expect(looks[6].dom.contains("编号或查询码不正确"))
    #expect(looks[7].dom.contains("编号不完整"))
    // A wrong code asks for a page that is not there, and the browser says so.
    for (place, look) in looks.enumerated() where place != 6 {
      #expect(look.console == [], "\(asked[place])")
    }
  }
}

/// A page without a script, and its picture.
private struct StillLook {
  let dom: String
  let console: String
  /// Octets of its picture.
  let picture: Int

  init(at address: String, profile: String) throws {
    let common = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)", "--enable-logging=stderr",
      "--window-size=1200,900",
    ]
    let (dom, console) = try Program.run("/usr/bin/chromium", common + ["--dump-dom", address])
    let (_, more) = try Program.run("/usr/bin/chromium", common + ["--screenshot=\(profile).png", address])
    (self.dom, self.console) = (dom, console + more)
    picture = try FileManager.default.attributesOfItem(atPath: "\(profile).png")[.size] as? Int ?? 0
  }
}
