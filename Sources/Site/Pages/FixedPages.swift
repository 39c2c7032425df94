import Templates

extension SitePages {
  /// 留言须知: what the column is for, what it takes, how it works.
  func notice() throws(TemplateError) -> SiteFile {
    try page("notice.html", at: SitePath.notice, title: "留言须知", at: .notice, with: [:])
  }

  /// A server shows this page at any depth, so it alone names the root in full where that is known.
  func notFound() throws(TemplateError) -> SiteFile {
    try page("404.html", at: SitePath.notFound, title: "没有找到网页", root: identity.address, with: [:])
  }

  func style() throws(TemplateError) -> SiteFile {
    try file("style.css", at: SitePath.style, with: [:])
  }

  func robots(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let maps = [SitePath.sitemap] + catalogue.years.map(SitePath.sitemap(of:))
    return try file(
      "robots.txt", at: SitePath.robots,
      with: ["maps": .list(identity.address.isEmpty ? [] : maps.map { .text(identity.address + $0) })])
  }

  /// One map of the lists and one for each year of letters, as a map holds at most 50,000 addresses
  /// (sitemaps.org/protocol).
  func sitemaps(_ catalogue: Catalogue) throws(TemplateError) -> [SiteFile] {
    var files = [try sitemap(catalogue)]
    for year in catalogue.years { files.append(try sitemap(of: year, catalogue)) }
    return files
  }

  func sitemap(_ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let chapters = (catalogue.units + catalogue.months).flatMap { chapter in
      (1...chapter.pageCount).map(chapter.path(ofPage:))
    }
    let fixed = [SitePath.home, SitePath.column, SitePath.notice, SitePath.units, SitePath.months]
    return try sitemap(at: SitePath.sitemap, of: (fixed + chapters).map { ($0, nil) })
  }

  func sitemap(of year: Int, _ catalogue: Catalogue) throws(TemplateError) -> SiteFile {
    let letters = catalogue.entries.filter { $0.id.year == year }
    return try sitemap(
      at: SitePath.sitemap(of: year),
      of: letters.map { (SitePath.letter($0.id), "\($0.publishedAt.day)") })
  }

  private func sitemap(
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

extension Catalogue {
  /// The years in whose numbers letters were published.
  var years: [Int] { Set(entries.map(\.id.year)).sorted() }
}
