import Templates

/// What search engines are told (sitemaps.org/protocol): one map of the columns and of where each list begins, from where the
/// others follow, and maps of each month's letters. A publication changes few of them, and none that is long.
extension SitePages {
  func robots(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let maps =
      [SitePath.sitemap]
      + catalogue.months.flatMap { month in
        (1...month.mapCount).map { SitePath.sitemap(of: month, part: $0) }
      }
      + catalogue.earlier.map { SitePath.earlierSitemap(of: $0.year) }
    return try file(
      "robots.txt", at: SitePath.robots,
      with: ["maps": .list(identity.address.isEmpty ? [] : maps.map { .text(identity.address + $0) })])
  }

  func sitemap(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let chapters = catalogue.chapters.map { $0.path(ofPage: 1) }
    let fixed = Self.columns.map(\.path) + (catalogue.earlier.isEmpty ? [] : [SitePath.earlier])
    return try sitemap(at: SitePath.sitemap, of: (fixed + chapters).map { ($0, nil) })
  }

  /// - Returns: what makes it, of letters that were read here.
  func sitemap(of month: Chapter, part: Int, in catalogue: Catalogue) throws -> Making {
    let letters = try catalogue.letters(ofMap: part, of: month)
    return {
      try sitemap(
        at: SitePath.sitemap(of: month, part: part),
        of: letters.map { (SitePath.letter($0.id), "\($0.publishedAt.day)") })
    }
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
