import Domain
import Testing

@testable import Site

/// 办理情况, and what the home page shows of it.
struct HandlingPageTests {
  @Test func lettersInProgressAreNumbersUnitsAndDays() throws {
    let page = try Samples.pages().handling(Samples.figures)
    #expect(page.path == "hdjl/wszx/blqk/index.html")
    #expect(page.text.contains("NM2026000151") && page.text.contains("奈曼旗住房和城乡建设局"))
    #expect(page.text.contains("（暂定）") && page.text.contains("正在确定"))
    #expect(page.text.contains("另有3条正在办理"))
    #expect(page.text.contains("第七条第（一）项") && page.text.contains("9条"))
  }

  @Test func withoutLettersItSaysSo() throws {
    let empty = HandlingOverview(rows: [], others: 0, declined: [])
    let text = try Samples.pages().handling(Samples.figures(with: empty)).text
    #expect(text.contains("没有可以列出的留言") && text.contains("没有不予受理的留言"))
    #expect(!text.contains("另有"))
  }

  @Test func theHomePageShowsTheNextDueAndTheRunningMonth() throws {
    let home = try Samples.pages().home(Catalogue([]), Samples.figures).text
    #expect(home.contains("NM2026000155") && !home.contains("NM2026000156"))
    #expect(home.contains("按期办结率95.5%"))
  }
}

extension Samples {
  fileprivate static func figures(with handling: HandlingOverview) -> SiteFigures {
    SiteFigures(
      asOf: figures.asOf, received: 0, waiting: 0, handling: 0, closed: 0, declined: 0, published: 0,
      meanTenthsOfDays: nil, hourly: HourlyCount(statistics: statistics, handling: handling))
  }
}
