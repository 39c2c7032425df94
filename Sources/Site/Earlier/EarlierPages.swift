import Cores
import Domain
import Templates

/// What an earlier system had answered (历史数据): pages and lists of their own, apart from the office's letters.
extension SitePages {
  /// Where the page of one lies, below the root.
  package static func path(ofEarlier answer: EarlierAnswer) -> String {
    SitePath.earlier(answer.number, year: answer.year)
  }

  /// Whether a file belongs to one of its years: a year that has no answer any more leaves none of them.
  package static func isOfEarlier(_ path: String) -> Bool { SitePath.isOfEarlier(path) }

  /// Where what stands in the place of one that was taken down lies.
  package static func path(of answer: GoneEarlierAnswer) -> String {
    SitePath.earlier(answer.number, year: answer.year)
  }

  /// The page of one.
  package func earlier(_ answer: EarlierAnswer) throws(TemplateError) -> SiteFile {
    let path = Self.path(ofEarlier: answer)
    return try page(
      "earlier.html", at: path, title: answer.title, at: .column,
      with: [
        "number": .text(answer.number), "title": .text(answer.title), "question": .text(answer.question),
        "answer": .text(answer.answer), "author": .text(answer.author),
        "category": .optional(answer.category?.chinese), "unit": .text(answer.unit),
        "receivedAt": .optional(answer.askedOn), "day": "\(answer.answeredOn)",
        "answeredOn": .text(answer.answeredOn.chinese),
        "address": .text(identity.address.isEmpty ? "" : identity.address + path),
      ])
  }

  /// What stands at the address of one that was taken down.
  package func gone(_ answer: GoneEarlierAnswer) throws(TemplateError) -> SiteFile {
    try page(
      "earlier-gone.html", at: Self.path(of: answer),
      title: "\(answer.number) 答复已撤回", at: .column, with: ["number": .text(answer.number)])
  }

  /// The lists of a year, and its map for search engines.
  /// - Parameter answers: oldest first, as they stand.
  package func earlierLists(of year: Int, _ answers: [EarlierAnswer]) throws -> [SiteFile] {
    let parts = answers.isEmpty ? [[]] : answers.inParts(of: EarlierYear.pageSize)
    let lists = try parts.enumerated().map { index, part in
      try earlierList(of: year, page: index + 1, of: parts.count, part)
    }
    let map = try sitemap(
      at: SitePath.earlierSitemap(of: year),
      of: lists.map { ($0.path, nil) }
        + answers.map { (SitePath.earlier($0.number, year: $0.year), "\($0.answeredOn)") })
    return lists + [map]
  }

  private func earlierList(
    of year: Int, page number: Int, of pages: Int, _ answers: [EarlierAnswer]
  ) throws(TemplateError) -> SiteFile {
    let path = SitePath.earlierList(of: year, page: number)
    let root = SitePath.root(from: path)
    let link = { (number: Int) in root + SitePath.earlierList(of: year, page: number) }
    return try page(
      "earlier-list.html", at: path, title: "\(year)年历史答复（第\(number)页）", at: .column,
      with: [
        "year": "\(year)", "number": "\(number)", "index": .text(root + SitePath.earlier),
        "rows": .list(
          answers.reversed().map { answer in
            [
              "id": .text(answer.number), "title": .text(answer.title),
              "category": .text(answer.category?.chinese ?? ""),
              "unit": .text(answer.unit), "day": "\(answer.answeredOn)",
              "href": .text(root + SitePath.earlier(answer.number, year: year)),
            ]
          }),
        "older": .optional(number > 1 ? link(number - 1) : nil),
        "newer": .optional(number < pages ? link(number + 1) : nil),
      ])
  }

  /// All years, the latest first.
  package func earlierIndex(_ years: [EarlierYear]) throws(TemplateError) -> SiteFile {
    let root = SitePath.root(from: SitePath.earlier)
    return try page(
      "earlier-years.html", at: SitePath.earlier, title: "历史答复", at: .column,
      with: [
        "years": .list(
          years.map { year in
            [
              "year": "\(year.year)", "count": "\(year.count)",
              "href": .text(root + SitePath.earlierList(of: year.year, page: year.pageCount)),
            ]
          })
      ])
  }
}
