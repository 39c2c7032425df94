import Domain

/// The counts that the home page shows (留言受理反馈情况统计数据), and of letters in progress nothing but their numbers.
package struct SiteFigures: Sendable, Equatable {
  /// Up to when they were counted.
  package let asOf: Timestamp
  /// Letters received and registered; of one that was divided, its parts.
  package let received: Int
  /// Of these, registered or accepted, not yet with a unit.
  package let waiting: Int
  /// With a unit, or under review.
  package let handling: Int
  /// Published, answered privately, or declined with an explanation.
  package let closed: Int
  /// Of the closed ones, declined.
  package let declined: Int
  package let published: Int
  /// Mean time from receipt to closing, in tenths of a calendar day; nil while nothing is closed.
  package let meanTenthsOfDays: Int?
  package let hourly: HourlyCount

  package init(
    asOf: Timestamp, received: Int, waiting: Int, handling: Int, closed: Int, declined: Int, published: Int,
    meanTenthsOfDays: Int?, hourly: HourlyCount
  ) {
    self.asOf = asOf
    self.received = received
    self.waiting = waiting
    self.handling = handling
    self.closed = closed
    self.declined = declined
    self.published = published
    self.meanTenthsOfDays = meanTenthsOfDays
    self.hourly = hourly
  }

  /// `3.5`.
  var meanDays: String? { meanTenthsOfDays.map { "\($0 / 10).\($0 % 10)" } }
}

/// What is counted once an hour, as it takes a year of letters to count it.
package struct HourlyCount: Sendable, Equatable {
  package let statistics: PublicStatistics
  package let handling: HandlingOverview

  package init(statistics: PublicStatistics, handling: HandlingOverview) {
    self.statistics = statistics
    self.handling = handling
  }
}
