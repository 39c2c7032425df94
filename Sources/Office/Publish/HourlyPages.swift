import Domain
import Site
import Store

/// Keeps the pages 办理情况, 统计数据 and 知识库 up to date, once an hour: two count letters, the third gathers answers;
/// and the home page, which shows some of it. What was corrected or taken down leaves them at once.
struct HourlyPages: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let hour = Self.hour(of: now)
    let before = try office.ledger.mark(Mark.hourly)
    guard before != hour else { return 0 }
    if before == 0 { office.hourly.forget() } else { office.hourly.forgetHour() }
    let home = try office.pages.home(office.catalogue(), office.figures(asOf: now))
    let files = try office.hourlyPages(at: now)
    _ = try office.withSite { try $0.write([home] + files) }
    try office.ledger.write { try $0.setMark(Mark.hourly, to: hour) }
    return 0
  }
}

extension HourlyPages {
  /// Hours since 1970-01-01.
  static func hour(of time: Timestamp) -> Int64 { Int64(time.day.number * 24 + time.secondOfDay / 3600) }
}

extension Office {
  /// All of these but the home page, by what was counted last.
  func hourlyPages(at now: Timestamp) throws -> [SiteFile] {
    let (inquiries, figures) = (
      try catalogue().latest(SitePages.commonQuestionsFrom, of: .inquiry), try figures(asOf: now)
    )
    return try [
      pages.handling(figures), pages.statistics(figures.hourly.statistics), pages.commonQuestions(inquiries),
    ] + pages.ledgerEnd(figures.hourly.statistics)
  }
}
