import Domain
import Templates

extension SitePages {
  /// Letters in a feed.
  package static let feedLength = 30

  /// The newest answers of the whole site, as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org).
  func feeds(_ catalogue: Catalogue) throws -> [SiteFile] {
    try feeds(
      of: Array(catalogue.latest.prefix(Self.feedLength)), titled: identity.column.name,
      page: SitePath.column,
      atom: SitePath.atomFeed, json: SitePath.jsonFeed)
  }

  /// The newest answers of a unit.
  func feeds(of unit: Chapter, in catalogue: Catalogue) throws -> [SiteFile] {
    try feeds(
      of: catalogue.latest(Self.feedLength, of: unit), titled: unit.title,
      page: unit.path(ofPage: unit.pageCount), atom: SitePath.feed(of: unit),
      json: SitePath.jsonFeed(of: unit))
  }

  private func feeds(
    of letters: [PublicLetter], titled title: String, page: String, atom: String, json: String
  ) throws -> [SiteFile] {
    let title = "\(title)：网民留言答复 - \(identity.name)"
    let updated = letters.map { $0.correctedAt ?? $0.publishedAt }.max()
    let entries: [TemplateValue] = letters.map { letter in
      [
        "id": .text(permanentName(of: letter.id)), "title": .text(letter.title),
        "address": .text(identity.address + SitePath.letter(letter.id)),
        "published": .text(letter.publishedAt.rfc3339),
        "updated": .text((letter.correctedAt ?? letter.publishedAt).rfc3339),
        "unit": .text(letter.unitFullName), "category": .text(letter.category.chinese),
        "question": .text(letter.question), "answer": .text(letter.answer),
      ]
    }
    let feed = try file(
      "feed.xml", at: atom,
      with: [
        "title": .text(title), "id": .text(permanentName(ofFeed: atom)),
        "self": .text(identity.address + atom), "page": .text(identity.address + page),
        // An Atom feed says when it changed last, also while it is empty.
        "updated": .text((updated ?? Timestamp(seconds: 0)).rfc3339), "siteName": .text(identity.name),
        "entries": .list(entries),
      ])
    let items = letters.map { letter in
      JSONFeed.Item(
        id: permanentName(of: letter.id), url: identity.address + SitePath.letter(letter.id),
        title: letter.title,
        contentText: (letter.question.isEmpty ? "" : "留言：\(letter.question)\n\n") + "答复：\(letter.answer)",
        datePublished: letter.publishedAt.rfc3339, dateModified: letter.correctedAt?.rfc3339,
        authors: [.init(name: letter.unitFullName)], tags: [letter.category.chinese])
    }
    let twin = JSONFeed(
      title: title, homePageUrl: identity.address + page, feedUrl: identity.address + json,
      language: "zh-CN", items: items)
    return [feed, try SiteFile(json: twin, at: json)]
  }

  /// What names a letter for ever, wherever the site moves (RFC 4151).
  private func permanentName(of letter: LetterID) -> String {
    "tag:\(identity.domain),\(letter.year):\(letter)"
  }

  private func permanentName(ofFeed path: String) -> String { "tag:\(identity.domain),2026:\(path)" }
}

/// JSON Feed 1.1 by its own names.
private struct JSONFeed: Encodable {
  struct Item: Encodable {
    struct Author: Encodable { let name: String }
    let id, url, title, contentText, datePublished: String
    let dateModified: String?
    let authors: [Author]
    let tags: [String]
  }
  let version = "https://jsonfeed.org/version/1.1"
  let title, homePageUrl, feedUrl, language: String
  let items: [Item]
}
