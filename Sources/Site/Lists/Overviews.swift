import Domain
import Templates

extension SitePages {
  /// The first page: what was answered, how much is being handled, how to write.
  package func home(_ catalogue: Catalogue, _ figures: SiteFigures) throws(TemplateError) -> SiteFile {
    try page(
      "home.html", at: SitePath.home, title: identity.column.name, at: .home,
      with: [
        "latest": rows(catalogue.latest.prefix(12).map(\.entry), from: SitePath.home),
        "figures": values(of: figures),
        "month": .list(figures.hourly.statistics.months.last.map { [values(of: $0)] } ?? []),
        "rows": rows(Array(figures.hourly.handling.rows.prefix(5))),
      ])
  }

  func values(of figures: SiteFigures) -> TemplateValue {
    .record([
      "asOf": "\(figures.asOf)", "received": "\(figures.received)", "waiting": "\(figures.waiting)",
      "handling": "\(figures.handling)", "closed": "\(figures.closed)", "declined": "\(figures.declined)",
      "published": "\(figures.published)", "meanDays": .optional(figures.meanDays),
    ])
  }

  private func values(of month: PublicStatistics.MonthRow) -> TemplateValue {
    .record([
      "name": .text(month.month.chinese), "received": "\(month.received)", "closed": "\(month.closed)",
      "published": "\(month.published)",
      "onTime": .optional(month.onTime.map { "\($0 / 10).\($0 % 10)%" }),
    ])
  }

  /// The column 网上咨询: the latest answers, and the ways into the older ones.
  func column(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    try page(
      "column.html", at: SitePath.column, title: "答复公开", at: .column,
      with: [
        "count": "\(catalogue.count)",
        "latest": rows(catalogue.latest.prefix(20).map(\.entry), from: SitePath.column),
        "months": chapters(Array(catalogue.months.prefix(12)), from: SitePath.column),
        "units": chapters(catalogue.units, from: SitePath.column),
        "categories": chapters(catalogue.categories, from: SitePath.column),
        "topics": chapters(Array(catalogue.topics.prefix(20)), from: SitePath.column),
        "earlier": .optional(
          catalogue.earlier.isEmpty ? nil : "\(catalogue.earlier.reduce(0) { $0 + $1.count })"),
      ])
  }

  /// All chapters of each kind.
  func indexes(_ catalogue: Catalogue) throws(TemplateError) -> [SiteFile] {
    var files: [SiteFile] = []
    for (kind, list) in [
      (Chapter.Kind.unit, catalogue.units), (.month, catalogue.months), (.category, catalogue.categories),
      (.topic, catalogue.topics),
    ] {
      let place = ChapterPlace(of: kind)
      files.append(
        try page(
          "chapters.html", at: place.index, title: place.heading, at: place.tab,
          with: [
            "heading": .text(place.heading), "columnHead": .text(place.column),
            "chapters": chapters(list, from: place.index),
          ]))
    }
    return files
  }

  /// Chapters as links to their newest pages.
  private func chapters(_ list: [Chapter], from path: String) -> TemplateValue {
    let root = SitePath.root(from: path)
    return .list(
      list.map { chapter in
        [
          "title": .text(chapter.title), "count": "\(chapter.count)",
          "href": .text(root + chapter.path(ofPage: chapter.pageCount)),
          "latest": .optional(chapter.latest),
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
