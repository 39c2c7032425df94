import Domain
import Foundation
import Site
import Testing

struct WholeSiteTests {
  private static let letters = (1...164).map { Samples.letter($0) }

  @Test(arguments: [[], Self.letters])
  func everyLinkOfTheSiteLeadsToAFile(letters: [PublicLetter]) throws {
    let site = try Samples.site(of: letters)
    for file in site.values where file.path.hasSuffix(".html") {
      let page = Markup(file.text)
      for link in page.values(of: "href", in: "a") + page.values(of: "href", in: "link") {
        let target = try #require(path(meantBy: link, on: file.path), "\(link) in \(file.path)")
        #expect(site[target] != nil, "\(link) in \(file.path)")
      }
    }
  }

  @Test func everyLetterCanBeReachedFromTheHomePage() throws {
    let site = try Samples.site(of: Self.letters)
    var reached: Set<String> = []
    var waiting = ["index.html"]
    while let path = waiting.popLast() {
      guard reached.insert(path).inserted, let file = site[path], path.hasSuffix(".html") else { continue }
      waiting += Markup(file.text).values(of: "href", in: "a").compactMap { self.path(meantBy: $0, on: path) }
    }
    let pages = Set(site.keys.filter { $0.hasSuffix(".html") && $0 != "404.html" })
    #expect(pages.subtracting(reached).isEmpty)
  }

  @Test func everyPageIsAccessibleAndCallsNobody() throws {
    for file in try Samples.site(of: Self.letters).values where file.path.hasSuffix(".html") {
      let page = Markup(file.text)
      let names = page.tags.map(\.name)
      #expect(file.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
      #expect(names.count { $0 == "h1" } == 1 && names.count { $0 == "main" } == 1, "\(file.path)")
      #expect(Set(names).isDisjoint(with: ["img", "iframe", "style", "base", "h4"]))
      #expect(
        page.values(of: "href", in: "link").allSatisfy {
          !$0.contains(":") || $0.hasPrefix(Samples.identity.address)
        })
      #expect(
        page.tags.allSatisfy { tag in
          !tag.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" }
        })
      // Two pages have a script, ours and beside them; what they say without it stands in <noscript>.
      let scripts = page.values(of: "src", in: "script")
      let isScripted = ["hdjl/wszx/cx/index.html", "hdjl/wszx/ss/index.html"].contains(file.path)
      #expect(names.count { $0 == "script" } == scripts.count && scripts.count == (isScripted ? 1 : 0))
      #expect(page.tags.allSatisfy { $0.attributes["src"] == nil || $0.name == "script" })
      #expect(file.text.contains("script-src 'self'") == isScripted)
      #expect(names.contains("form") == isScripted && names.contains("noscript") == isScripted)
      #expect(names.count { $0 == "table" } == names.count { $0 == "caption" })
      #expect(file.text.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"))
      // No heading skips a level.
      let levels = names.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0] }
      #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
      for open in ["article", "section", "div", "ul", "ol", "li", "table", "tr", "dl", "main", "nav"] {
        #expect(names.count { $0 == open } == names.count { $0 == "/" + open }, "\(open) in \(file.path)")
      }
    }
  }

  @Test func theSameLettersGiveTheSameBytesInAnyOrder() throws {
    #expect(try Samples.site(of: Self.letters) == Samples.site(of: Self.letters.reversed()))
  }

  @Test(arguments: [1, 50, 51, 100, 101, 163])
  func anUpdateRewritesAllThatAPublicationChanges(count: Int) throws {
    let pages = try Samples.pages()
    let before = Array(Self.letters.prefix(count))
    let letter = Self.letters[count]
    let after = before + [letter]
    let old = try Samples.site(of: before)
    let changed = try Samples.site(of: after).values.filter { old[$0.path] != $0 }
    let catalogue = Catalogue(after)
    let update = try pages.update(
      catalogue, Samples.figures, at: catalogue.places(of: letter, among: after))
    // The search and the pages of each hour are others' work.
    let others = ["hdjl/wszx/ss/", "hdjl/wszx/tj/", "hdjl/wszx/zsk/"]
    let lists = changed.filter { file in !others.contains { file.path.hasPrefix($0) } }
    #expect(Set(lists.map(\.path)).isSubset(of: Set(update.map(\.path) + [SitePages.path(of: letter.id)])))
    // With the letter's own page and what the search loads, one letter more is twenty files at most, but for the
    // fiftieth of a list.
    let written = lists.count + 1
    #expect(written <= (count % 50 == 0 ? 30 : 20), "\(written): \(lists.map(\.path).sorted())")
  }

  @Test func fullPagesOfAListNeverShift() throws {
    let first = try Samples.site(of: Array(Self.letters.prefix(120)))
    let later = try Samples.site(of: Self.letters)
    let full = first.keys.filter { $0.contains("/yf/2026-09/") && $0.hasSuffix("/1.html") }
    #expect(!full.isEmpty)
    for path in full { #expect(first[path] == later[path]) }
  }

  @Test func theMapsHoldEveryPage() throws {
    let site = try Samples.site(of: Self.letters)
    let robots = try #require(site["robots.txt"]).text
    let maps = site.keys.filter { $0.contains("sitemap") }.sorted()
    #expect(maps.contains("sitemap.xml") && maps.contains("sitemap-2026-09-1.xml"))
    for map in maps { #expect(robots.contains("Sitemap: https://www.naiman.example/\(map)\n")) }
    let text = maps.compactMap { site[$0]?.text }.joined()
    // Further pages of a list are where its first one leads.
    for path in site.keys
    where path.hasSuffix(".html") && path != "404.html"
      && path.firstMatch(of: #/\/([2-9]|\d\d+)\.html$/#) == nil
    {
      #expect(text.contains("<loc>https://www.naiman.example/\(path)</loc>"), "\(path)")
    }
  }

  @Test func aLetterInProgressIsOnlyANumber() throws {
    let home = try #require(try Samples.site(of: [])["index.html"]).text
    for figure in ["164", "12", "149", "128", "3.4"] { #expect(home.contains("<dd>\(figure)<small>")) }
    #expect(home.contains("截至2026-11-23 18:00") && home.contains("还没有公开的答复"))
  }

  /// The path below the root that `link` means on the page at `path`.
  private func path(meantBy link: String, on path: String) -> String? {
    if link.hasPrefix("#") { return path }
    let address = Samples.identity.address
    if link.hasPrefix(address) { return String(link.dropFirst(address.count)) }
    guard !link.contains(":"), !link.hasPrefix("/") else { return nil }
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/").map(String.init) {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
