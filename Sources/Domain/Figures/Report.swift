/// The figures of a period, all together or by what letters have in common.
package struct Report: Sendable {
  /// What letters may be sorted by.
  package enum Sorting: String, CaseIterable, Sendable, Codable {
    case unit, desk, channel, clause, ground, category, topic

    package var chinese: String {
      switch self {
      case .unit: "承办单位"
      case .desk: "受理台席"
      case .channel: "来源"
      case .clause: "受理类别"
      case .ground: "不予受理情形"
      case .category: "留言类型"
      case .topic: "主题"
      }
    }
  }

  /// One line of the report.
  package struct Row: Sendable {
    package let name: String
    package fileprivate(set) var counted: [Figure: [Counted]] = [:]
    fileprivate var taken: [Measure: [Int]] = [:]

    package func count(_ figure: Figure) -> Int { counted[figure]?.count ?? 0 }
    package func declined(on ground: DeclineGround) -> Int {
      counted[.declined]?.count { $0.ground == ground } ?? 0
    }
    package func withheld(on ground: WithholdingGround) -> Int {
      counted[.withheld]?.count { $0.withholding == ground } ?? 0
    }
    package func spans(_ measure: Measure) -> Spans { Spans(taken[measure] ?? []) }

    /// 按期率: of the terms that are decided; in tenths of a percent, nil where there is none.
    package var onTimeShare: Int? { Self.share(count(.onTime), of: count(.onTime) + count(.overdue)) }
    /// 满意率: of those who said something, never of all.
    package var satisfiedShare: Int? {
      Self.share(
        count(.satisfied) + count(.fairly), of: count(.satisfied) + count(.fairly) + count(.dissatisfied))
    }

    /// In tenths of a percent.
    package static func share(_ part: Int, of whole: Int) -> Int? {
      guard whole > 0 else { return nil }
      let share = (part * 2000 + whole) / (2 * whole)
      // What is not all of them is never called so, nor nothing what is something.
      return part < whole ? min(share, 999) : share
    }
  }

  package let period: Period
  package let total: Row
  package let sorting: Sorting?
  /// The most received first, then by name.
  package let rows: [Row]
  /// Letters marked 测试 that were registered then: counted in nothing else.
  package let tests: Int

  /// - Parameters:
  ///   - records: every letter that has to do with the period; more do no harm.
  ///   - roots: the records of letters that others are merged into.
  ///   - unit: only what counts to this one.
  package init(
    _ count: Count, of records: [CaseRecord], roots: [LetterID: CaseRecord] = [:], by sorting: Sorting? = nil,
    only unit: UnitName? = nil, in calendar: WorkingCalendar
  ) {
    period = count.period
    self.sorting = sorting
    var (total, rows): (Row, [String: Row]) = (Row(name: "合计"), [:])
    func add(to name: String?, _ change: (inout Row) -> Void) {
      change(&total)
      if let name { change(&rows[name, default: Row(name: name)]) }
    }
    for record in records {
      for figure in Figure.allCases {
        for entry in count.entries(figure, of: record, root: record.root.flatMap { roots[$0] })
        where unit == nil || entry.unit == unit {
          add(to: sorting?.name(of: record, for: entry.unit)) {
            $0.counted[figure, default: []].append(entry)
          }
        }
      }
      for measure in Measure.allCases {
        for (holder, days) in count.days(measure, of: record, in: calendar)
        where unit == nil || holder == unit {
          add(to: sorting?.name(of: record, for: holder)) { $0.taken[measure, default: []].append(days) }
        }
      }
    }
    tests = records.count {
      $0.isTest && count.period.contains($0.registeredAt) && (unit == nil || $0.lead == unit)
    }
    self.total = total
    self.rows = rows.values.sorted { one, other in
      let (a, b) = (one.count(.received), other.count(.received))
      return a != b ? a > b : one.name < other.name
    }
  }
}

extension Report.Sorting {
  fileprivate func name(of record: CaseRecord, for unit: UnitName?) -> String {
    switch self {
    case .unit: unit?.text ?? "（未转办）"
    case .desk: record.desk
    case .channel: record.channel.chinese
    case .clause: record.clause?.chinese ?? "（未受理）"
    case .ground: record.ground?.chinese ?? "（未作不予受理）"
    case .category: record.category?.chinese ?? "（未分类）"
    case .topic: record.topic ?? "（无主题）"
    }
  }
}
