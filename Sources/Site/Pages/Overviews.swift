import Domain
import Templates

extension SitePages {
  /// The first page: what was answered, how much is being handled, how to write.
  func home(_ catalogue: Catalogue, _ figures: SiteFigures) throws(TemplateError) -> SiteFile {
    try page(
      "home.html", at: SitePath.home, title: identity.column.name, at: .home,
      with: [
        "latest": rows(catalogue.latest(12), from: SitePath.home),
        "figures": .record([
          "asOf": "\(figures.asOf)", "received": "\(figures.received)", "waiting": "\(figures.waiting)",
          "handling": "\(figures.handling)", "closed": "\(figures.closed)",
          "declined": "\(figures.declined)", "published": "\(figures.published)",
          "meanDays": .optional(figures.meanDays),
        ]),
      ])
  }

  /// The column 网上咨询: the latest answers, and the ways into the older ones.
  func column(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    try page(
      "column.html", at: SitePath.column, title: "答复公开", at: .column,
      with: [
        "count": "\(catalogue.entries.count)",
        "latest": rows(catalogue.latest(20), from: SitePath.column),
        "months": chapters(Array(catalogue.months.prefix(12)), from: SitePath.column),
        "units": chapters(catalogue.units, from: SitePath.column),
      ])
  }

  func units(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    try chapterIndex(catalogue.units, kind: "按单位查看", head: "承办单位", at: SitePath.units, tab: .units)
  }

  func months(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    try chapterIndex(catalogue.months, kind: "按月份查看", head: "公开月份", at: SitePath.months, tab: .months)
  }

  private func chapterIndex(
    _ list: [Catalogue.Chapter], kind: String, head: String, at path: String, tab: Tab
  ) throws(TemplateError) -> SiteFile {
    try page(
      "chapters.html", at: path, title: kind, at: tab,
      with: ["heading": .text(kind), "columnHead": .text(head), "chapters": chapters(list, from: path)])
  }

  /// Chapters as links to their newest pages.
  private func chapters(_ list: [Catalogue.Chapter], from path: String) -> TemplateValue {
    let root = SitePath.root(from: path)
    return .list(
      list.map { chapter in
        [
          "title": .text(chapter.title), "count": "\(chapter.entries.count)",
          "href": .text(root + chapter.path(ofPage: chapter.pageCount)),
          "latest": .optional(chapter.entries.last?.publishedAt.day),
        ]
      })
  }

  /// Letters as rows of a list on the page at `path`.
  func rows(_ entries: [PublicEntry], from path: String) -> TemplateValue {
    let root = SitePath.root(from: path)
    return .list(
      entries.map { entry in
        [
          "id": "\(entry.id)", "title": .text(entry.title), "category": .text(entry.category.chinese),
          "unit": .text(entry.unit.text), "day": "\(entry.publishedAt.day)",
          "href": .text(root + SitePath.letter(entry.id)),
        ]
      })
  }
}
