import Domain
import Templates

/// Which letters are being handled, and why others were not taken (办理情况): numbers, units and days, never a word of a letter.
package struct HandlingOverview: Sendable, Equatable {
  /// A letter that is being handled.
  package struct Row: Sendable, Equatable {
    package let id: LetterID
    /// What the public reads: 已收到, 已受理, 办理中.
    package let status: String
    package let receivedOn: Day
    /// Full name of the unit that has it.
    package let unit: String?
    package let due: Day?
    /// Whether a holiday that is not announced yet may move it (暂定).
    package let isProvisional: Bool

    package init(
      id: LetterID, status: String, receivedOn: Day, unit: String? = nil, due: Day? = nil,
      isProvisional: Bool = false
    ) {
      self.id = id
      self.status = status
      self.receivedOn = receivedOn
      self.unit = unit
      self.due = due
      self.isProvisional = isProvisional
    }
  }

  /// How many letters were declined on a ground, in the months that 统计数据 looks back on.
  package struct Declined: Sendable, Equatable {
    package let ground: DeclineGround
    package let count: Int

    package init(ground: DeclineGround, count: Int) {
      self.ground = ground
      self.count = count
    }
  }

  /// By their due days, the next first; those that no unit has yet come last.
  package let rows: [Row]
  /// How many more there are: their authors do not wish to be public, or the page would be too long.
  package let others: Int
  package let declined: [Declined]

  package init(rows: [Row], others: Int, declined: [Declined]) {
    self.rows = rows
    self.others = others
    self.declined = declined
  }

  /// Rows of a table that a page can be read with.
  package static let most = 300
}

extension SitePages {
  /// 办理情况: letters by status.
  package func handling(_ figures: SiteFigures) throws(TemplateError) -> SiteFile {
    let handling = figures.hourly.handling
    return try page(
      "handling.html", at: SitePath.handling, title: "办理情况", at: .column,
      with: [
        "figures": values(of: figures), "rows": rows(handling.rows), "others": count(handling.others),
        "since": .text(figures.hourly.statistics.months.first?.month.chinese ?? ""),
        "declined": .list(
          handling.declined.map { ["ground": .text($0.ground.chinese), "count": "\($0.count)"] }),
      ])
  }

  /// Letters that are being handled, as rows of a table.
  func rows(_ rows: [HandlingOverview.Row]) -> TemplateValue {
    .list(
      rows.map { row in
        [
          "id": "\(row.id)", "status": .text(row.status), "receivedOn": "\(row.receivedOn)",
          "unit": .optional(row.unit), "due": .optional(row.due), "provisional": .flag(row.isProvisional),
        ]
      })
  }

  /// Nothing for none.
  private func count(_ number: Int) -> TemplateValue { .text(number > 0 ? "\(number)" : "") }
}
