/// Numbers as a picture (统计图): SVG that scales, with its table of the same numbers for whoever does not see it. A page
/// has it twice, for much room and for little, and its style sheet shows the one that can be read.
///
/// It says the same in black and white, as series differ by pattern, dash and mark as well. Colours are fallbacks: a style
/// sheet sets others by the classes `chart-1` … `chart-4`, `chart-ink` and `chart-line`.
package struct Chart: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// Upright, over what follows one another, as months.
    case columns, stackedColumns
    /// A row for each label, for names that are long.
    case rows, stackedRows
    case lines
  }

  /// What its numbers count.
  package enum Unit: Sendable, Equatable {
    case count(String)
    /// Numbers are given in tenths: 26 with `天` is 2.6 days.
    case tenths(String)
    /// Of a hundred, in tenths: 985 with `%` is 98.5%. The axis shows the whole hundred, so that 95 and 98 look alike
    /// in every picture, and a little less than all never looks like nothing.
    case ofHundred(String)

    var name: String {
      switch self {
      case .count(let name), .tenths(let name), .ofHundred(let name): name
      }
    }

    /// `42`, `98.5`.
    func text(_ value: Int) -> String {
      switch self {
      case .count: "\(value)"
      case .tenths, .ofHundred: "\(value / 10)" + (value % 10 == 0 ? "" : ".\(value % 10)")
      }
    }

    /// What the axis shows at least.
    var whole: Int {
      switch self {
      case .count, .tenths: 0
      case .ofHundred: 1000
      }
    }
  }

  package struct Series: Sendable, Equatable {
    let name: String
    let values: [Int?]

    /// - Parameter values: one for each label, from 0; nil where there is nothing to tell.
    package init(_ name: String, _ values: [Int?]) {
      self.name = name
      self.values = values
    }
  }

  let form: Form
  /// Begins the identifiers within its markup: another for each chart of a page.
  private(set) var id: String
  package let title: String
  /// What stands over the labels in the table.
  let labelling: String
  let labels: [String]
  let series: [Series]
  let unit: Unit
  /// In tenths of a pixel.
  private(set) var width: Int

  /// - Parameters:
  ///   - id: Latin letters, digits and hyphens.
  ///   - labelling: what the labels are: `月份`.
  ///   - isNarrow: whether it is read where there is little room, as in a mail on a telephone.
  package init(
    _ form: Form, id: String, title: String, by labelling: String, _ labels: [String], _ series: [Series],
    in unit: Unit, isNarrow: Bool = false
  ) throws(ChartError) {
    guard labels.count <= Self.mostLabels, series.count <= Self.mostSeries else { throw .tooMuch(id) }
    for series in series {
      guard series.values.count == labels.count else { throw .uneven(id, series: series.name) }
      for case let value? in series.values where !(0...Self.most).contains(value) {
        throw .outOfRange(id, value: value)
      }
    }
    self.form = form
    self.id = id
    self.title = title
    self.labelling = labelling
    self.labels = labels
    self.series = series
    self.unit = unit
    width = isNarrow ? Self.narrow : Self.wide
  }

  private static let wide = 7200
  private static let narrow = 3600
  var isNarrow: Bool { width == Self.narrow }

  /// The same for where there is little room.
  package var narrowed: Chart {
    var chart = self
    (chart.id, chart.width) = ("\(id)-narrow", Self.narrow)
    return chart
  }

  /// How wide it is shown, in pixels.
  package var pixels: Int { width / 10 }

  static let mostLabels = 120
  /// As many as can be told apart without colours.
  static let mostSeries = 4
  static let most = 1_000_000_000

  /// Whether there is no number in it.
  package var isEmpty: Bool { !series.contains { $0.values.contains { $0 != nil } } }
  var isStacked: Bool { form == .stackedColumns || form == .stackedRows }

  /// The picture for much room and for little, below it the numbers.
  package var figure: Markup {
    Markup(
      """
      <figure class="chart">
      <figcaption>\(title.inMarkup)</figcaption>
      <div class="chart-wide">
      \(svg.text)</div>
      <div class="chart-narrow">
      \(narrowed.svg.text)</div>
      <details>
      <summary>数据表</summary>
      \(table.text)</details>
      </figure>

      """)
  }
}

/// Why numbers cannot be drawn; each names the chart.
package enum ChartError: Error, Equatable, CustomStringConvertible {
  /// More labels or series than a picture has room for.
  case tooMuch(String)
  case uneven(String, series: String)
  /// Below zero, or more than a thousand million.
  case outOfRange(String, value: Int)

  package var description: String {
    switch self {
    case .tooMuch(let chart): "chart \"\(chart)\" has more labels or series than it can show"
    case .uneven(let chart, let series): "chart \"\(chart)\": \"\(series)\" has not one value for each label"
    case .outOfRange(let chart, let value): "chart \"\(chart)\" cannot show \(value)"
    }
  }
}
