import Domain
import Templates

/// The counts that the page 统计数据 shows: of each of the last months, and of all of them by category and unit.
package struct PublicStatistics: Sendable, Equatable {
  /// One month.
  package struct MonthRow: Sendable, Equatable {
    package let month: Month
    package let received: Int
    package let closed: Int
    package let published: Int
    /// In tenths of a percent; nil where no term ended.
    package let onTime: Int?
    /// From receipt to closing, in tenths of a calendar day; nil where none was closed.
    package let meanDays: Int?

    package init(
      month: Month, received: Int, closed: Int, published: Int, onTime: Int?, meanDays: Int?
    ) {
      self.month = month
      self.received = received
      self.closed = closed
      self.published = published
      self.onTime = onTime
      self.meanDays = meanDays
    }
  }

  /// A category or a unit, over all months.
  package struct NamedRow: Sendable, Equatable {
    package let name: String
    package let count: Int

    package init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// The last day that is counted.
  package let through: Day
  /// Oldest first; the last is the running one.
  package let months: [MonthRow]
  package let categories: [NamedRow]
  /// The most first.
  package let units: [NamedRow]
  /// What an earlier system had answered, by year, the latest first: counted nowhere else.
  package let earlier: [EarlierYear]
  /// Where the ledger's chain ended when the day began; nil where there was nothing yet.
  package let ledger: LedgerEnd?

  package init(
    through: Day, months: [MonthRow], categories: [NamedRow], units: [NamedRow], earlier: [EarlierYear] = [],
    ledger: LedgerEnd? = nil
  ) {
    self.ledger = ledger
    self.through = through
    self.months = months
    self.categories = categories
    self.units = units
    self.earlier = earlier
  }
}

extension SitePages {
  /// 留言受理反馈情况统计数据, as pictures with their numbers.
  package func statistics(_ counted: PublicStatistics) throws -> SiteFile {
    let labels = counted.months.map(\.month.chinese)
    let flow = try Chart(
      .columns, id: "flow", title: "每月收到和办结", by: "月份", labels,
      [
        .init("收到", counted.months.map(\.received)), .init("办结", counted.months.map(\.closed)),
        .init("公开答复", counted.months.map(\.published)),
      ], in: .count("条"))
    let pace = try Chart(
      .lines, id: "pace", title: "每月按期办结率", by: "月份", labels, [.init("按期", counted.months.map(\.onTime))],
      in: .ofHundred("%"))
    let days = try Chart(
      .columns, id: "days", title: "每月平均办理时间", by: "月份", labels,
      [.init("平均", counted.months.map(\.meanDays))], in: .tenths("天"))
    let named = try [
      rows(counted.categories, id: "categories", title: "按类别收到", by: "类别"),
      rows(counted.units, id: "units", title: "按承办单位答复", by: "承办单位"),
    ]
    let last = counted.months.last
    return try page(
      "statistics.html", at: SitePath.statistics, title: "统计数据", at: .statistics,
      with: [
        "through": .text(counted.through.chinese), "month": .text(last?.month.chinese ?? ""),
        "received": "\(last?.received ?? 0)", "closed": "\(last?.closed ?? 0)",
        "published": "\(last?.published ?? 0)",
        "ledger": .list(
          counted.ledger.map { end in
            [["sequence": "\(end.sequence)", "hash": .text(end.hash), "through": .text(end.through.chinese)]]
          } ?? []),
        "charts": .list(([flow, pace, days] + named).map { .markup($0.figure) }),
        "earlier": .list(
          counted.earlier.isEmpty
            ? []
            : [
              [
                "years": .list(
                  counted.earlier.map { ["year": "\($0.year)", "count": "\($0.count)"] })
              ]
            ]),
      ])
  }

  private func rows(
    _ rows: [PublicStatistics.NamedRow], id: String, title: String, by labelling: String
  ) throws(ChartError) -> Chart {
    let shown = rows.prefix(30)
    return try Chart(
      .rows, id: id, title: title, by: labelling, shown.map(\.name), [.init("件数", shown.map(\.count))],
      in: .count("条"))
  }
}
