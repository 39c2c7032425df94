import Foundation
import FoundationXML
import Testing

@testable import Templates

/// Charts: what is drawn, what is said of it, and what is refused.
struct ChartTests {
  @Test(arguments: SampleChart.allCases) func theSamePictureIsDrawnFromTheSameNumbers(of sample: SampleChart)
    throws
  {
    let chart = try sample.chart
    for (drawn, golden) in [(chart.svg.text, sample.golden), (chart.narrowed.svg.text, sample.narrowGolden)] {
      if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] == "1" {
        try drawn.write(to: golden, atomically: true, encoding: .utf8)
      } else {
        #expect(try drawn == String(contentsOf: golden, encoding: .utf8))
      }
    }
  }

  @Test(arguments: SampleChart.allCases) func everyPictureIsWellFormed(of sample: SampleChart) throws {
    for chart in [try sample.chart, try sample.chart.narrowed] {
      let parser = XMLParser(data: Data(chart.svg.text.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
  }

  @Test(arguments: SampleChart.allCases) func itIsPaintedForProgramsThatShowNoSVG(of sample: SampleChart)
    throws
  {
    let painted = try #require(try sample.chart.png(), "install fonts-wqy-microhei")
    #expect(painted.starts(with: [0x89, 0x50, 0x4E, 0x47]) && painted.count > 2000)
    // IHDR: 1440 pixels across, twice as many as it is shown with.
    #expect(Array(painted[16..<20]) == [0, 0, 5, 160])
    #expect(try sample.chart.png() == painted)
    if let folder = ProcessInfo.processInfo.environment["HUIYIN_CHARTS"] {
      try Data(painted).write(to: URL(filePath: "\(folder)/\(sample.rawValue).png"))
    }
  }

  @Test func whatNoFontHasIsNotPainted() throws {
    let chart = try Chart(
      .rows, id: "x", title: "", by: "", ["\u{10FFFD}"], [.init("b", [1])], in: .count("件"))
    #expect(chart.png() == nil)
  }

  @Test func aPictureHasANameWordsAndATable() throws {
    let figure = try SampleChart.columns.chart.figure.text
    #expect(figure.contains(#"role="img" aria-labelledby="monthly-title monthly-desc""#))
    #expect(figure.contains("<desc id=\"monthly-desc\">收到：最多42件（3月），最少0件（2月）。答复：最多37件（3月），最少3件（2月）。</desc>"))
    #expect(figure.contains("<tr><th scope=\"row\">3月</th><td>42</td><td>37</td></tr>"))
    #expect(figure.contains("<th scope=\"col\">收到（件）</th>"))
  }

  @Test func seriesAreToldApartWithoutColours() throws {
    let columns = try SampleChart.columns.chart.svg.text
    #expect(columns.contains("url(#monthly-1)") && columns.contains("url(#monthly-2)"))
    let lines = try SampleChart.lines.chart.svg.text
    #expect(lines.contains("stroke-dasharray") && lines.contains("<circle") && lines.contains("<rect"))
  }

  @Test func tenthsAreWrittenAsPeopleWriteThem() throws {
    let chart = try Chart(
      .lines, id: "share", title: "按期率", by: "月份", ["1月", "2月"], [.init("按期率", [985, 1000])], in: .tenths("%")
    )
    #expect(chart.table.text.contains("<td>98.5</td>") && chart.table.text.contains("<td>100</td>"))
  }

  @Test(arguments: [[985, 1000], [0, 3], [nil, 620]]) func ofAHundredTheWholeIsShown(values: [Int?]) throws {
    let labels = ["1月", "2月"]
    for form in [Chart.Form.lines, .rows] {
      let shares = try Chart(
        form, id: "x", title: "", by: "", labels, [.init("按期率", values)], in: .ofHundred("%"))
      #expect((shares.scale.top, shares.scale.step) == (1000, 200))
    }
    let days = try Chart(
      .columns, id: "x", title: "", by: "", labels, [.init("平均", [26, 31])], in: .tenths("天"))
    #expect(days.scale.top == 40)
  }

  @Test func aPageHasThePictureForMuchRoomAndForLittle() throws {
    let figure = try SampleChart.rows.chart.figure.text
    let identifiers = figure.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(figure.contains("<div class=\"chart-wide\">\n<svg") && figure.contains("viewBox=\"0 0 720 "))
    #expect(figure.contains("<div class=\"chart-narrow\">\n<svg") && figure.contains("viewBox=\"0 0 360 "))
  }

  @Test(arguments: SampleChart.allCases) func nothingIsCutWhereThereIsLittleRoom(of sample: SampleChart)
    throws
  {
    let chart = try sample.chart.narrowed
    for case .words(let words, let place, let anchor, let size) in chart.drawn.drawing.marks {
      let room = Ink.width(of: words, size: size)
      let start = place.x - (anchor == .start ? 0 : anchor == .middle ? room / 2 : room)
      #expect(start >= -20 && start + room <= chart.width + 20, "\(words)")
    }
    // A name that fits its line is said whole.
    guard sample == .rows || sample == .scores else { return }
    for label in chart.labels where Ink.width(of: label) <= chart.width {
      #expect(chart.svg.text.contains(">\(label)</text>"))
    }
  }

  @Test func whatForeignWordsSayStaysWords() throws {
    let chart = try Chart(
      .rows, id: "x", title: "<b>\"'&", by: "<i>", ["</svg><script>"], [.init("<s>", [1]), .init("b", [2])],
      in: .count("<u>"))
    for tag in ["<b>", "<i>", "<s>", "<u>", "<script"] { #expect(!chart.figure.text.contains(tag)) }
    #expect(XMLParser(data: Data(chart.svg.text.utf8)).parse())
  }

  @Test(arguments: [([String](), [Chart.Series]()), (["1月"], []), (["1月"], [.init("收到", [nil])])])
  func nothingIsShownAsNothing(labels: [String], series: [Chart.Series]) throws {
    let chart = try Chart(.columns, id: "none", title: "收到", by: "月份", labels, series, in: .count("件"))
    #expect(chart.svg.text.contains("没有数据</text>") && chart.svg.text.contains("<desc id=\"none-desc\">没有数据。"))
  }

  @Test(arguments: [-1, 1_000_000_001]) func whatCannotBeDrawnIsRefused(value: Int) {
    #expect(throws: ChartError.outOfRange("x", value: value)) {
      try Chart(.columns, id: "x", title: "", by: "", ["a"], [.init("b", [value])], in: .count("件"))
    }
  }

  @Test func aSeriesHasAValueForEachLabelAndThereAreNotTooMany() {
    #expect(throws: ChartError.uneven("x", series: "b")) {
      try Chart(.columns, id: "x", title: "", by: "", ["a"], [.init("b", [])], in: .count("件"))
    }
    #expect(throws: ChartError.tooMuch("x")) {
      let five = Array(repeating: Chart.Series("b", [1]), count: 5)
      return try Chart(.columns, id: "x", title: "", by: "", ["a"], five, in: .count("件"))
    }
    #expect(throws: ChartError.tooMuch("x")) {
      try Chart(
        .lines, id: "x", title: "", by: "", Array(repeating: "a", count: 121), [], in: .count("件"))
    }
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 1), (5, 1, 5), (6, 2, 6), (42, 10, 50), (51, 20, 60), (100, 20, 100), (101, 50, 150),
    (999, 200, 1000), (1_000_000_000, 200_000_000, 1_000_000_000),
  ]) func theAxisEndsAtARoundNumber(most: Int, step: Int, top: Int) {
    let scale = Scale(upTo: most)
    #expect((scale.step, scale.top) == (step, top))
    #expect(scale.ticks.count <= 7 && scale.ticks.first == 0 && scale.ticks.last == top)
  }

  @Test func aPageTakesAChartAsItIsAndATextTakesNone() throws {
    let folder = try TemplateFolder(["a.html": "<p>{{#chart}}{{chart}}{{/chart}}</p>", "a.txt": "{{chart}}"])
    let library = try TemplateLibrary(directory: folder.path)
    let chart = try SampleChart.rows.chart.svg
    let page = try library.render("a.html", with: ["chart": .markup(chart)])
    #expect(page == "<p>\(chart.text)</p>")
    #expect(
      complaint { try library.render("a.txt", with: ["chart": .markup(chart)]) }
        == "a.txt:1: \"chart\" is not a text")
  }
}

/// Charts of every form; their pictures lie beside the tests, to be looked at.
enum SampleChart: String, CaseIterable {
  case columns, year, stacked, one, rows, lines, scores, huge

  var chart: Chart {
    get throws {
      let months = (1...12).map { $0 == 1 ? "2026年1月" : "\($0)月" }
      return switch self {
      case .columns:
        try Chart(
          .columns, id: "monthly", title: "每月收到和答复的留言", by: "月份", ["1月", "2月", "3月"],
          [.init("收到", [7, 0, 42]), .init("答复", [5, 3, 37])], in: .count("件"))
      case .year:
        try Chart(
          .columns, id: "year", title: "每月收到和答复的留言", by: "月份", months,
          [
            .init("收到", [31, 28, 45, 52, 61, 48, 39, 44, 57, 70, 63, 12]),
            .init("答复", [29, 30, 41, 50, 58, 51, 40, 40, 52, 66, 65, 4]),
          ], in: .count("件"))
      case .stacked:
        try Chart(
          .stackedColumns, id: "stacked", title: "每月办结情况", by: "月份", months,
          [
            .init("按期", [28, 26, 39, 47, 55, 47, 38, 38, 50, 60, 60, 4]),
            .init("逾期", [1, 4, 2, 3, 3, 4, 2, 2, 2, 6, 5, 0]),
            .init("不予受理", [3, 2, 2, 4, 1, 0, 1, 5, 2, 3, 3, nil]),
          ], in: .count("件"))
      case .one:
        try Chart(
          .columns, id: "one", title: "收到", by: "月份", ["11月"], [.init("收到", [1])], in: .count("件"))
      case .rows:
        try Chart(
          .stackedRows, id: "units", title: "各单位在办留言", by: "承办单位",
          ["旗住建局", "旗人力资源和社会保障局", "奈曼旗大沁他拉镇人民政府综合行政执法局与便民服务中心"],
          [.init("未到期", [12, 3, 0]), .init("今日到期", [1, 0, 2]), .init("逾期", [2, 0, 1])], in: .count("件"))
      case .lines:
        try Chart(
          .lines, id: "shares", title: "每月按期率和满意率", by: "月份", months,
          [
            .init("按期率", [965, 867, 951, 940, 948, 922, 950, 950, 962, 909, 923, 1000]),
            .init("满意率", [800, 750, nil, nil, 833, 857, 900, 875, 888, 916, 923, nil]),
          ], in: .ofHundred("%"))
      case .scores:
        try Chart(
          .rows, id: "scores", title: "考核得分", by: "承办单位", ["旗水务局", "奈曼旗人力资源和社会保障局"],
          [.init("得分", [962, 884])], in: .ofHundred("分"))
      case .huge:
        try Chart(
          .rows, id: "huge", title: "很大的数", by: "项目", ["甲", "乙"], [.init("数", [1_000_000_000, 0])],
          in: .count("条"))
      }
    }
  }

  var golden: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(rawValue).svg")
  }
  var narrowGolden: URL {
    golden.deletingLastPathComponent().appending(path: "\(rawValue)-narrow.svg")
  }
}
