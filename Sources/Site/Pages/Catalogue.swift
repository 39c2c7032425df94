import Domain

/// All published letters in the order of publication, by unit and by month: what the lists are made of.
package struct Catalogue: Sendable {
  /// The letters of one unit or of one month, cut into pages from the oldest.
  struct Chapter: Sendable {
    enum Kind: Sendable {
      case unit(UnitName)
      case month(Month)
    }
    let kind: Kind
    /// `奈曼旗住房和城乡建设局`, `2026年11月`.
    let title: String
    let entries: [PublicEntry]

    /// Letters on a page.
    static let pageSize = 50

    var pageCount: Int { (entries.count + Self.pageSize - 1) / Self.pageSize }

    /// The letters of page `number` (1 is the oldest), newest first.
    func page(_ number: Int) -> [PublicEntry] {
      let start = (number - 1) * Self.pageSize
      return entries[start..<min(start + Self.pageSize, entries.count)].reversed()
    }

    func path(ofPage number: Int) -> String {
      switch kind {
      case .unit(let unit): SitePath.unit(unit, page: number)
      case .month(let month): SitePath.month(month, page: number)
      }
    }
  }

  /// Oldest first.
  let entries: [PublicEntry]
  /// By name.
  let units: [Chapter]
  /// Newest first.
  let months: [Chapter]

  package init(_ entries: [PublicEntry]) {
    let sorted = entries.sorted()
    self.entries = sorted
    units = Dictionary(grouping: sorted, by: \.unit)
      .map { unit, entries in
        Chapter(kind: .unit(unit), title: entries.last?.unitFullName ?? unit.text, entries: entries)
      }
      .sorted { ($0.title, $0.path(ofPage: 1)) < ($1.title, $1.path(ofPage: 1)) }
    months = Dictionary(grouping: sorted, by: { Month(of: $0.publishedAt) })
      .sorted { $0.key > $1.key }
      .map { Chapter(kind: .month($0.key), title: $0.key.chinese, entries: $0.value) }
  }

  func latest(_ count: Int) -> [PublicEntry] { entries.suffix(count).reversed() }
}
