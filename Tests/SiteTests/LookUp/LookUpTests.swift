import Domain
import Testing

@testable import Site

struct LookUpTests {
  private let id = LetterID(prefix: "NM", year: 2026, serial: 123)
  private let code = "0123456789abc"

  @Test func theAddressFollowsFromNumberAndCodeTogether() throws {
    let path = try #require(LookUpAddress.path(of: id, code: code))
    #expect(LookUpAddress.isPath(path))
    #expect(path != LookUpAddress.path(of: LetterID(prefix: "NM", year: 2026, serial: 124), code: code))
    #expect(path != LookUpAddress.path(of: id, code: "1123456789abc"))
    // printf 'huiyin 1 NM2026000123 0123456789abc' | sha256sum: the first 20 octets in Crockford's alphabet.
    #expect(path == "hdjl/wszx/cx/3pskkgzemb81zcy3kchwb5y8r5n2z6th.html")
  }

  @Test func aCodeMayBeCopiedFromPaper() {
    #expect(LookUpAddress.path(of: id, code: "O123456789ABC") == LookUpAddress.path(of: id, code: code))
  }

  @Test(arguments: ["", "1234", "abcdefghi", "密码密码密码密码密码", "0123456789u", "admin"])
  func aCodeThatCanBeGuessedHasNoPage(code: String) {
    #expect(LookUpAddress.path(of: id, code: code) == nil)
  }

  @Test(arguments: ["hdjl/wszx/cx/index.html", "hdjl/wszx/cx/cx.js", "hdjl/wszx/2026/NM2026000123.html"])
  func otherPagesAreNoneOfThese(path: String) { #expect(!LookUpAddress.isPath(path)) }

  @Test func thePageSaysHowItStandsAndWhatIsDue() throws {
    let at = Timestamp(Day(number: 20_780), hour: 9)
    let status = LetterStatus(
      id: id, status: "办理中", since: at, receivedAt: at, unit: "奈曼旗水务局", due: at.day + 7, isProvisional: true)
    let page = try Samples.pages().lookedUp(status, at: "hdjl/wszx/cx/x.html").text
    for words in ["NM2026000123", "办理中", "奈曼旗水务局", "\(at.day + 7)", "暂定", "noindex"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("查看答复") && !page.contains("不公开，已向您"))
  }
}
