import Foundation
import Testing

@testable import Site

/// What a visitor would stumble over.
struct SiteCheckTests {
  @Test func theSiteThatWeMakeHasNoFault() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.replace(with: Array(Samples.site(of: (1...60).map { Samples.letter($0) }).values))
    let check = try SiteCheck(directory: place.site)
    #expect(check.paths.count > 100)
    for path in check.paths { #expect(try check.faults(in: path) == [], "\(path)") }
  }

  @Test(arguments: [
    ("../b.html", true), ("c.html", false), ("/b.html", true), ("#top", true), ("?x", true), ("/", false),
    ("https://example.org/x", true), ("mailto:a@b.example", true), ("../../b.html", false),
    ("./a.html#x", true),
    ("../b.html?x=1&amp;y=2", true),
  ])
  func aLinkLeadsToAFileOrAway(link: String, isAlive: Bool) throws {
    let place = try Workplace()
    try place.put("<p><a href=\"\(link)\">x</a></p>", at: "public/d/a.html")
    try place.put("<p>b</p>", at: "public/b.html")
    let faults = try SiteCheck(directory: place.site).faults(in: "d/a.html")
    #expect(faults.isEmpty == isAlive, "\(faults)")
  }

  @Test(arguments: [
    ("<p><b>x</p></b>", 1, "</p> where </b> was to come"), ("<div>\n<p>x</p>\n", 1, "<div> is not closed"),
    ("<p>x</p>\n</div>", 2, "</div> closes nothing"), ("<a href=x>y</a>", 1, "href of <a> is not quoted"),
    ("<p>1 < 2</p>", 1, "\"<\" begins no element"),
  ])
  func brokenMarkupIsNamedWithItsLine(page: String, line: Int, reason: String) throws {
    let place = try Workplace()
    try place.put(page, at: "public/a.html")
    let faults = try SiteCheck(directory: place.site).faults(in: "a.html")
    #expect(faults.first == .malformed(path: "a.html", line: line, reason: reason), "\(faults)")
  }

  @Test(arguments: ["<", "<a href=\"", "<!--", "</", "<script>", "<a b=\"c", "<\u{0}>", ""])
  func aPageThatBreaksOffEndsTheWalk(page: String) throws {
    let place = try Workplace()
    try place.put(page, at: "public/a.html")
    _ = try SiteCheck(directory: place.site).faults(in: "a.html")
  }
}
