import Domain
import Foundation
import Testing

@testable import Site

/// Every kind of page before judges that are not ours: axe-core for who reads with ears or fingers, the Nu checker for
/// valid HTML, and Chromium for whom a page asks for anything.
@Suite(.serialized) struct JudgedPagesTests {
  private static let checkers = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../.build/checkers").standardized.path
  private static let axe = "\(checkers)/axe.min.js"
  private static let nu = "\(checkers)/vnu.jar"

  private static func isThere(_ paths: String...) -> Bool {
    paths.allSatisfy(FileManager.default.fileExists(atPath:))
  }

  @Test(.enabled(if: isThere(axe, "/usr/bin/chromedriver"), "no axe-core or no chromedriver"))
  func noPageShutsAnybodyOutOrAsksAnybodyElse() throws {
    let (place, pages) = try everyKindOfPage()
    let server = try FileServer(place.site)
    defer { server.stop() }
    let site = "http://127.0.0.1:\(server.port)/"
    // It alone names the root in full.
    var writer = try place.writer()
    _ = try writer.write([Samples.pages(at: site).notFound()])
    for (number, options) in [[], ["--blink-settings=preferredColorScheme=0"], ["--window-size=500,900"]]
      .enumerated()
    {
      let looks = try Look.all(
        pages.map { site + $0 }, profile: "\(place.path)/profile\(number)", axe: Self.axe, options: options)
      try #require(looks.count == pages.count)
      for (page, look) in zip(pages, looks) {
        #expect(look.violations == [], "\(page) \(options)")
        #expect(look.console == [], "\(page) \(options)")
        #expect(look.requests.contains(site + page), "\(page)")
        #expect(look.requests.filter { !$0.hasPrefix(site) } == [], "\(page)")
      }
    }
  }

  @Test(.enabled(if: isThere(axe, "/usr/bin/chromedriver"), "no axe-core or no chromedriver"))
  func theJudgeSeesWhatIsWrong() throws {
    let place = try Workplace()
    let page =
      "<!DOCTYPE html><html><title>x</title><img src=x.png><a href=y></a><p style='color:#aaa'>很淡的字</p>"
    try page.write(toFile: "\(place.path)/bad.html", atomically: true, encoding: .utf8)
    let looks = try Look.all(
      ["file://\(place.path)/bad.html"], profile: "\(place.path)/profile", axe: Self.axe)
    let found = looks.flatMap(\.violations).joined(separator: "\n")
    for rule in ["html-has-lang", "image-alt", "link-name", "color-contrast"] {
      #expect(found.contains(rule), "\(rule)")
    }
  }

  @Test(.enabled(if: isThere(nu, "/usr/bin/java"), "no Nu checker or no Java"))
  func everyPageIsValid() throws {
    let (place, _) = try everyKindOfPage()
    let judge = { (folder: String) in
      try Program.run("/usr/bin/java", ["-Xss4m", "-jar", Self.nu, "--skip-non-html", folder]).complaints
    }
    #expect(try judge(place.site) == "")
    let bad = "<!DOCTYPE html><html lang=zh><title>x</title><p><div></p></div>"
    try bad.write(toFile: "\(place.path)/bad.html", atomically: true, encoding: .utf8)
    #expect(try judge("\(place.path)/bad.html").contains("error"))
  }

  /// A site with a page of every kind, and where one of each kind lies.
  private func everyKindOfPage() throws -> (Workplace, [String]) {
    let place = try Workplace()
    var writer = try place.writer()
    let letters = (1...60).map { Samples.letter($0) }
    let (whole, unseen) = (letters[8], Samples.letter(61, question: ""))
    let gone = WithdrawnLetter(id: letters[1].id, withdrawnAt: letters[1].publishedAt)
    let pages = try Samples.pages()
    var files = try Samples.site(of: letters + [unseen])
    files[SitePages.path(of: gone.id)] = try pages.tombstone(gone)
    files["gone"] = try pages.gone(Samples.goneEarlier)
    _ = try writer.replace(with: Array(files.values))
    let status = LetterStatus(
      id: whole.id, status: "不予受理", since: whole.receivedAt, receivedAt: whole.receivedAt,
      decline: .init(ground: "第七条第（一）项", explanation: "不在职责范围内。", suggestion: "请拨打12345。"))
    let lookedUp = try #require(LookUpAddress.path(of: whole.id, code: "0123456789abc"))
    _ = try writer.writeUnlisted([pages.lookedUp(status, at: lookedUp)])
    let lists = try #require(Catalogue(letters).chapter(.unit, key: whole.unit.text)).path(ofPage: 1)
    let kinds = [
      SitePages.path(of: whole.id), SitePages.path(of: unseen.id), SitePages.path(of: gone.id), lookedUp,
      lists,
      SitePath.notFound, SitePages.path(ofEarlier: Samples.earlier),
      SitePath.earlier(Samples.goneEarlier.number, year: 2021),
      SitePath.earlier, SitePath.earlierList(of: 2021, page: 1),
    ]
    return (place, SitePages.columns.map(\.path) + kinds)
  }
}
