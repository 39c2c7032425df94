import Domain
import Store

extension Office {
  /// Counts the bulletin (通报) of a period as the ledger stands now.
  /// - Parameter leftOut: terms that do not count, as the supervisor agreed.
  package func bulletin(
    of period: Period, leavingOut leftOut: [Bulletin.LeftOut] = [], at now: Timestamp
  ) throws -> Bulletin {
    try bulletin(of: period, leavingOut: leftOut, corrections: corrections(before: period, at: now), at: now)
  }

  /// What of a released bulletin's figures is otherwise in the ledger as it stands now (更正).
  package func corrections(of bulletin: Bulletin, at now: Timestamp) throws -> [Correction] {
    bulletin.corrections(
      by: try self.bulletin(of: bulletin.period, leavingOut: bulletin.leftOut, corrections: [], at: now))
  }

  /// Of the bulletins that were released before this period, a year of them: each is told of once, in the next.
  private func corrections(before period: Period, at now: Timestamp) throws -> [Correction] {
    let released = try ledger.bulletins().filter { $0.releasedAt != nil && $0.period.first < period.first }
      .suffix(12)
    let told = Set(released.flatMap(\.content.corrections))
    return try released.flatMap { try corrections(of: $0.content, at: now) }.filter { !told.contains($0) }
  }

  private func bulletin(
    of period: Period, leavingOut leftOut: [Bulletin.LeftOut], corrections: [Correction], at now: Timestamp
  ) throws -> Bulletin {
    let cases = try cases(of: period, asOf: nil, at: now).leavingOut(leftOut)
    let dated = report(cases, by: .unit)
    let units = Set(dated.report.total.counted.values.joined().compactMap(\.unit))
    let topics = try hotTopics.all(from: period.start, to: period.end).filter { $0.title != nil }.map {
      Bulletin.Topic(letter: $0.root, authors: $0.topic.authors, units: $0.units)
    }
    return Bulletin(
      of: dated.report,
      scores: Scorecard.ranking(dated.report, of: Array(units), by: rules.scores),
      by: rules.bulletin ?? .standard, position: dated.position, topics: topics, leftOut: leftOut,
      corrections: corrections)
  }
}

extension Cases {
  fileprivate func leavingOut(_ leftOut: [Bulletin.LeftOut]) -> Cases {
    Cases(
      records: records.map { record in
        leftOut.filter { $0.letter == record.letter }.reduce(record) { $0.leavingOut($1.unit) }
      }, roots: roots, earlier: earlier, count: count, position: position, configuration: configuration)
  }
}

extension Period {
  /// The whole month before a day.
  static func month(before day: Day) -> Period? {
    let last = day + -day.dayOfMonth
    return Period(from: last + (1 - last.dayOfMonth), through: last)
  }
}
