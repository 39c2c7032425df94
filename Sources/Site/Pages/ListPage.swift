import Templates

extension SitePages {
  /// Page `number` of a unit's or a month's letters. It names its neighbours but not how many pages there are,
  /// so that a full page changes once more, when the next one begins, and never again.
  func list(_ chapter: Catalogue.Chapter, page number: Int) throws(TemplateError) -> SiteFile {
    let path = chapter.path(ofPage: number)
    let root = SitePath.root(from: path)
    let (index, kind, tab): (String, String, Tab) =
      switch chapter.kind {
      case .unit: (SitePath.units, "按单位查看", .units)
      case .month: (SitePath.months, "按月份查看", .months)
      }
    return try page(
      "list.html", at: path, title: "\(chapter.title)的答复（第\(number)页）", at: tab,
      with: [
        "heading": .text(chapter.title), "kind": .text(kind), "index": .text(root + index),
        "number": "\(number)", "rows": rows(chapter.page(number), from: path),
        "older": .optional(number > 1 ? root + chapter.path(ofPage: number - 1) : nil),
        "newer": .optional(number < chapter.pageCount ? root + chapter.path(ofPage: number + 1) : nil),
      ])
  }
}
