import Domain
import Templates

/// Renders the public site (公开网站): plain values in, files out; the same values give the same bytes.
///
/// Every address within the site is relative, so that a copy opens from a disk as well.
package struct SitePages: Sendable {
  let identity: SiteIdentity
  /// Whether they stand in a portal's frame, which the templates then put around them.
  let isFramed: Bool
  private let templates: TemplateLibrary

  package init(identity: SiteIdentity, isFramed: Bool = false, templates: TemplateLibrary) {
    self.identity = identity
    self.isFramed = isFramed
    self.templates = templates
  }

  /// The path of the root on its host.
  package var root: String { identity.basePath.isEmpty ? "/" : identity.basePath }

  /// Where a letter's page lies, below the root.
  package static func path(of letter: LetterID) -> String { SitePath.letter(letter) }

  /// Where the pages lie that the site never is without; the first shows the figures.
  package static let columns: [(name: String, path: String)] = [
    ("首页", SitePath.home), ("留言选登", SitePath.column), ("留言须知", SitePath.notice), ("按单位", SitePath.units),
    ("按月份", SitePath.months), ("按类别", SitePath.categories), ("按主题", SitePath.topics),
    ("进度查询", SitePath.lookUp), ("搜索", SitePath.search), ("统计数据", SitePath.statistics),
    ("办理情况", SitePath.handling), ("知识库", SitePath.commonQuestions),
  ]

  /// Whether a page says how many letters there were at a moment, or is only made once an hour.
  package static func showsFigures(_ path: String) -> Bool {
    [SitePath.home, SitePath.handling, SitePath.statistics, SitePath.commonQuestions].contains(path)
  }

  /// Whether it is a file of a unit's, a category's, a topic's or a month's letters: one that has no letter any more
  /// names none of them either.
  package static func isOfChapter(_ path: String) -> Bool { SitePath.isOfChapter(path) }

  /// A file that can be made, by itself and on any core: all that it shows was read before.
  package typealias Making = @Sendable () throws -> SiteFile

  /// Everything but the letters' own pages, the search index, what is looked up, and what is made once an hour; a part at
  /// a time, for as many letters as there are.
  package func site(
    _ catalogue: Catalogue, _ figures: SiteFigures, part: ([Making]) throws -> Void
  ) throws {
    let fixed = try fixed()
    try part((fixed + overviews(catalogue, figures)).map { file in { file } })
    for chapter in catalogue.chapters {
      for start in stride(from: 1, through: chapter.pageCount, by: Self.pagesAtOnce) {
        let end = min(start + Self.pagesAtOnce - 1, chapter.pageCount)
        try part(try pages(start...end, of: chapter, in: catalogue))
      }
    }
    for unit in catalogue.units { try part(feeds(of: unit, in: catalogue).map { file in { file } }) }
    for month in catalogue.months {
      try part((1...month.mapCount).map { try sitemap(of: month, part: $0, in: catalogue) })
    }
  }

  /// What no letter changes, but the configuration does: a telephone in the foot of every page.
  package func fixed() throws -> [SiteFile] {
    [try notice(), try notFound()] + (try lookUpForm()) + (try searchForm()) + (try assets())
  }

  /// Pages of lists that are read together.
  private static let pagesAtOnce = 64

  /// What changes with some entries, which were published, corrected or taken down; besides their own pages and the
  /// search index.
  /// - Parameters:
  ///   - catalogue: as it is afterwards.
  ///   - places: at which place (from 0) of which chapters they stand.
  package func update(
    _ catalogue: Catalogue, _ figures: SiteFigures, at places: [(chapter: Chapter, place: Int)]
  ) throws -> [SiteFile] {
    var files = try overviews(catalogue, figures)
    var numbers: Set<PageNumber> = []
    for (chapter, place) in places {
      let number = place / Chapter.pageSize + 1
      numbers.insert(PageNumber(chapter: chapter, number: number))
      // The page before now has a newer neighbour to name.
      if number > 1, number == chapter.pageCount {
        numbers.insert(PageNumber(chapter: chapter, number: number - 1))
      }
    }
    for page in numbers.sorted() {
      files += try pages(page.number...page.number, of: page.chapter, in: catalogue).map { try $0() }
    }
    for chapter in Set(places.map(\.chapter)).sorted(by: { $0.path(ofPage: 1) < $1.path(ofPage: 1) }) {
      if chapter.kind == .unit { files += try feeds(of: chapter, in: catalogue) }
    }
    let maps = places.filter { $0.chapter.kind == .month }
      .map { PageNumber(chapter: $0.chapter, number: $0.place / Chapter.mapSize + 1) }
    for map in Set(maps).sorted() {
      files.append(try sitemap(of: map.chapter, part: map.number, in: catalogue)())
    }
    return files
  }

  /// Pages and files that look at all letters, or at the newest.
  private func overviews(_ catalogue: Catalogue, _ figures: SiteFigures) throws -> [SiteFile] {
    var files = [try home(catalogue, figures), try column(catalogue)] + (try indexes(catalogue))
    files += try feeds(catalogue)
    files += [try letters(catalogue), try sitemap(catalogue), try robots(catalogue)]
    return files
  }

  private func pages(
    _ numbers: ClosedRange<Int>, of chapter: Chapter, in catalogue: Catalogue
  ) throws -> [Making] {
    try zip(numbers, catalogue.pages(numbers, of: chapter)).flatMap { number, entries -> [Making] in
      let rows: Making = { try list(chapter, page: number, of: entries) }
      guard chapter.kind == .month else { return [rows] }
      let letters = try catalogue.letters(entries)
      return [rows, { try self.letters(of: chapter, page: number, letters()) }]
    }
  }

  /// Renders `template` as the page at `path`, with what every page says.
  /// - Parameter script: whether it has one of ours, which the page's own policy then allows.
  func page(
    _ template: String, at path: String, title: String, at tab: Tab? = nil, root: String? = nil,
    script: Bool = false, with values: TemplateValues
  ) throws(TemplateError) -> SiteFile {
    let frame = frame(title: title, tab: tab, root: root ?? SitePath.root(from: path), script: script)
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
  case home, column, units, months, categories, topics, commonQuestions, statistics, lookUp, search, notice
}

/// A page of a chapter.
private struct PageNumber: Hashable, Comparable {
  let chapter: Chapter
  let number: Int

  static func < (a: PageNumber, b: PageNumber) -> Bool {
    a.chapter.path(ofPage: a.number) < b.chapter.path(ofPage: b.number)
  }
}

extension SitePages {
  private func frame(title: String, tab: Tab?, root: String, script: Bool) -> TemplateValues {
    [
      "pageTitle": .text(title), "root": .text(root), "siteName": .text(identity.name),
      "siteDomain": .text(identity.domain), "siteIDCode": .text(identity.idCode),
      "columnName": .text(identity.column.name), "columnDescription": .text(identity.column.description),
      "columnKeywords": .text(identity.column.keywords), "organiser": .text(identity.organiser),
      "contact": .text(identity.contact), "icp": .text(identity.icp),
      "policeRecord": .text(identity.policeRecord), "errorReport": .text(identity.errorReport),
      "office": .text(identity.office), "regulation": .text(identity.regulation),
      "mailbox": .text(identity.mailbox), "script": .flag(script),
      "tab": .record(
        Dictionary(uniqueKeysWithValues: Tab.allCases.map { ($0.rawValue, .flag($0 == tab)) })),
    ]
  }
}
