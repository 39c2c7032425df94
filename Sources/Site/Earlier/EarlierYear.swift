/// How many answers of an earlier system stand in a year (历史数据).
package struct EarlierYear: Sendable, Equatable {
  package let year: Int
  package let count: Int

  package init(year: Int, count: Int) {
    self.year = year
    self.count = count
  }

  /// Answers on a page of its list.
  static let pageSize = 50

  var pageCount: Int { max(1, (count + Self.pageSize - 1) / Self.pageSize) }
}
