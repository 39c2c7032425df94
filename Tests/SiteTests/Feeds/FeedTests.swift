import Domain
import Foundation
import Testing

@testable import Site

struct FeedTests {
  private static let letters = (1...164).map { Samples.letter($0) }

  @Test func theNewestAnswersAreInBothFeedsNewestFirst() throws {
    let site = try Samples.site(of: Self.letters)
    let atom = try #require(site["hdjl/wszx/feed.xml"]).text
    let entries = Markup(atom).values(of: "href", in: "link").filter { $0.contains("/NM2026") }
    let newest = Self.letters.suffix(SitePages.feedLength).reversed()
      .map { "https://www.naiman.example/hdjl/wszx/2026/\($0.id).html" }
    #expect(entries == newest)
    let json = try #require(site["hdjl/wszx/feed.json"])
    let feed = try #require(JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    let items = try #require(feed["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["url"] as? String } == newest)
    #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(items.allSatisfy { ($0["date_published"] as? String)?.hasSuffix("+08:00") == true })
  }

  @Test func aUnitHasAFeedOfItsOwn() throws {
    let site = try Samples.site(of: Self.letters)
    let feeds = site.keys.filter { $0.hasPrefix("hdjl/wszx/dw/") && $0.hasSuffix("/feed.xml") }
    #expect(feeds.count == 4)
    for path in feeds {
      let text = try #require(site[path]).text
      #expect(Set(text.matches(of: /<author><name>(奈曼旗[^<]+局)<\/name>/).map { String($0.1) }).count == 1)
    }
  }

  @Test func openDataHoldsEveryLetterOnceInFilesThatDoNotShift() throws {
    let (first, later) = (
      try Samples.site(of: Array(Self.letters.prefix(120))), try Samples.site(of: Self.letters)
    )
    let pages = later.keys.filter { $0.hasPrefix("hdjl/wszx/yf/") && $0.hasSuffix(".json") }
    let numbers = try pages.flatMap { path -> [String] in
      let file = try #require(later[path])
      let letters = try OpenData.decoder.decode(OpenData.self, from: Data(file.bytes)).letters
      #expect(letters.allSatisfy { $0.status == "closed" && !$0.answer.isEmpty })
      return letters.map(\.serviceRequestId)
    }
    #expect(numbers.sorted() == Self.letters.map { "\($0.id)" })
    let full = first.keys.filter { $0.contains("/yf/2026-09/") && $0.hasSuffix("/1.json") }
    #expect(!full.isEmpty && full.allSatisfy { first[$0] == later[$0] })
    // The newest stand in a file of their own, which names the others.
    let newest = try OpenData.decoder.decode(
      OpenData.self, from: Data(#require(later["hdjl/wszx/letters.json"]).bytes))
    #expect(newest.letters.count == SitePages.feedLength && newest.more.count == 3)
  }

  @Test func anEmptyFeedIsAFeed() throws {
    let site = try Samples.site(of: [])
    #expect(
      try #require(site["hdjl/wszx/feed.xml"]).text.contains("<updated>1970-01-01T08:00:00+08:00</updated>"))
  }
}

private struct OpenData: Decodable {
  struct Letter: Decodable {
    let serviceRequestId, status, answer: String
  }
  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  let letters: [Letter]
  let more: [String]
}
