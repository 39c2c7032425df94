import Templates

extension SitePages {
  /// Page `number` of a chapter. It names its neighbours but not how many pages there are, so that a full page changes
  /// once more, when the next one begins, and never again.
  /// - Parameter entries: oldest first.
  func list(_ chapter: Chapter, page number: Int, of entries: [PublicEntry]) throws -> SiteFile {
    let path = chapter.path(ofPage: number)
    let root = SitePath.root(from: path)
    let place = ChapterPlace(of: chapter.kind)
    return try page(
      "list.html", at: path, title: "\(chapter.title)的答复（第\(number)页）", at: place.tab,
      with: [
        "heading": .text(chapter.title), "kind": .text(place.heading), "index": .text(root + place.index),
        "number": "\(number)",
        "rows": rows(entries.reversed(), from: path),
        "older": .optional(number > 1 ? root + chapter.path(ofPage: number - 1) : nil),
        "newer": .optional(number < chapter.pageCount ? root + chapter.path(ofPage: number + 1) : nil),
        "feed": .optional(chapter.kind == .unit ? root + SitePath.feed(of: chapter) : nil),
      ])
  }
}

/// Where the chapters of a kind are listed.
struct ChapterPlace {
  let index: String
  /// `按单位查看`.
  let heading: String
  /// `承办单位`.
  let column: String
  let tab: Tab

  init(of kind: Chapter.Kind) {
    (index, heading, column, tab) =
      switch kind {
      case .unit: (SitePath.units, "按单位查看", "承办单位", .units)
      case .month: (SitePath.months, "按月份查看", "公开月份", .months)
      case .category: (SitePath.categories, "按类别查看", "类别", .categories)
      case .topic: (SitePath.topics, "按主题查看", "主题", .topics)
      }
  }
}
