import Domain
import Templates

/// Renders the public site (公开网站): plain values in, files out; the same values give the same bytes.
///
/// Every address within the site is relative, so that a copy opens from a disk as well.
package struct SitePages: Sendable {
  let identity: SiteIdentity
  private let templates: TemplateLibrary

  package init(identity: SiteIdentity, templates: TemplateLibrary) {
    self.identity = identity
    self.templates = templates
  }

  /// Where a letter's page lies, below the root.
  package static func path(of letter: LetterID) -> String { SitePath.letter(letter) }

  /// Where the pages lie that the site never is without; the first shows the figures.
  package static let columns: [(name: String, path: String)] = [
    ("首页", SitePath.home), ("留言选登", SitePath.column), ("留言须知", SitePath.notice), ("按单位", SitePath.units),
    ("按月份", SitePath.months),
  ]

  /// Whether it is a list of a unit's or a month's letters: one that has no letter any more names none of them either.
  package static func isList(_ path: String) -> Bool { SitePath.isList(path) }

  /// Everything but the letters' own pages.
  package func site(catalogue: Catalogue, figures: SiteFigures) throws(TemplateError) -> [SiteFile] {
    var files = [try notice(), try notFound(), try style(), try robots(catalogue)]
    files += try overviews(catalogue, figures)
    files += try sitemaps(catalogue)
    for chapter in catalogue.units + catalogue.months {
      for number in 1...chapter.pageCount { files.append(try list(chapter, page: number)) }
    }
    return files
  }

  /// What the publication or correction of `entry` may change, besides its own page; `catalogue` holds it already.
  package func update(
    catalogue: Catalogue, figures: SiteFigures, for entry: PublicEntry
  ) throws(TemplateError) -> [SiteFile] {
    var files = try overviews(catalogue, figures)
    files += [try robots(catalogue), try sitemap(catalogue), try sitemap(of: entry.id.year, catalogue)]
    for chapter in catalogue.units + catalogue.months {
      guard let place = chapter.entries.firstIndex(of: entry) else { continue }
      let number = place / Catalogue.Chapter.pageSize + 1
      // The page before now has a newer neighbour to name.
      for number in max(1, number - 1)...number { files.append(try list(chapter, page: number)) }
    }
    return files
  }

  private func overviews(
    _ catalogue: Catalogue, _ figures: SiteFigures
  ) throws(TemplateError) -> [SiteFile] {
    [
      try home(catalogue, figures), try column(catalogue), try units(catalogue), try months(catalogue),
    ]
  }

  /// Renders `template` as the page at `path`, with what every page says.
  func page(
    _ template: String, at path: String, title: String, at tab: Tab? = nil, root: String? = nil,
    with values: TemplateValues
  ) throws(TemplateError) -> SiteFile {
    let frame = frame(title: title, tab: tab, root: root ?? SitePath.root(from: path))
    return try file(template, at: path, with: frame.merging(values) { _, value in value })
  }

  /// Renders `template` as the file at `path`.
  func file(
    _ template: String, at path: String, with values: TemplateValues
  ) throws(TemplateError) -> SiteFile {
    SiteFile(path: path, bytes: Array(try templates.render("site/\(template)", with: values).utf8))
  }
}

/// The entry of the navigation that a page belongs to.
enum Tab: String, CaseIterable {
  case home, column, units, months, notice
}

extension SitePages {
  private func frame(title: String, tab: Tab?, root: String) -> TemplateValues {
    [
      "pageTitle": .text(title), "root": .text(root), "siteName": .text(identity.name),
      "siteDomain": .text(identity.domain), "siteIDCode": .text(identity.idCode),
      "columnName": .text(identity.column.name), "columnDescription": .text(identity.column.description),
      "columnKeywords": .text(identity.column.keywords), "organiser": .text(identity.organiser),
      "contact": .text(identity.contact), "icp": .text(identity.icp),
      "policeRecord": .text(identity.policeRecord), "errorReport": .text(identity.errorReport),
      "office": .text(identity.office), "regulation": .text(identity.regulation),
      "mailbox": .text(identity.mailbox),
      "tab": .record(
        Dictionary(uniqueKeysWithValues: Tab.allCases.map { ($0.rawValue, .flag($0 == tab)) })),
    ]
  }
}
