import Templates

/// What search engines are told: one map of the lists, and one for each month of letters, as a map holds at most
/// 50,000 addresses (sitemaps.org/protocol).
extension SitePages {
  func robots(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let maps =
      [SitePath.sitemap] + catalogue.months.map(SitePath.sitemap(of:))
      + catalogue.earlier.map { SitePath.earlierSitemap(of: $0.year) }
    return try file(
      "robots.txt", at: SitePath.robots,
      with: ["maps": .list(identity.address.isEmpty ? [] : maps.map { .text(identity.address + $0) })])
  }

  func sitemap(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let chapters = catalogue.chapters.flatMap { chapter in
      (1...chapter.pageCount).map(chapter.path(ofPage:))
    }
    let fixed = Self.columns.map(\.path) + (catalogue.earlier.isEmpty ? [] : [SitePath.earlier])
    return try sitemap(at: SitePath.sitemap, of: (fixed + chapters).map { ($0, nil) })
  }

  func sitemap(of month: Chapter, in catalogue: Catalogue) throws -> SiteFile {
    try sitemap(
      at: SitePath.sitemap(of: month),
      of: catalogue.all(of: month).map { (SitePath.letter($0.id), "\($0.publishedAt.day)") })
  }

  func sitemap(
    at path: String, of pages: [(path: String, day: String?)]
  ) throws(TemplateError) -> SiteFile {
    try file(
      "sitemap.xml", at: path,
      with: [
        "pages": .list(
          pages.map { ["address": .text(identity.address + $0.path), "day": .optional($0.day)] })
      ])
  }
}
