import Domain

/// What is written into other people's papers about a period: the quarter's 自查 and the block of the 年度报表.
package struct Statements: Sendable {
  package let period: Period
  /// Of all letters but 我为政府网站找错, of those alone, and of what came through the website.
  let letters, siteErrors, website: Report.Row
  /// All of it, with the state of the ledger at which it was counted.
  package let dated: DatedReport

  /// The paragraph of the quarterly self-check (自查). What is not known is not claimed: nobody's silence is satisfaction.
  package var selfCheck: String {
    let total = letters
    var parts = [
      "\(period.chinese)共收到网民留言\(total.count(.received))条，办结\(total.count(.closed))条，正在办理\(total.count(.open))条",
      "其中不予受理\(total.count(.declined))条，公开答复\(total.count(.published))条",
    ]
    if let days = total.spans(.workingDays).averageTenths {
      parts.append("平均办理时限“\(TableCell.tenths(days).text)个工作日”")
    }
    if let share = total.onTimeShare { parts.append("按期办结率\(TableCell.tenths(share).text)%") }
    if let share = total.satisfiedShare {
      let rated = total.count(.satisfied) + total.count(.fairly) + total.count(.dissatisfied)
      parts.append("有评价的\(rated)条中满意率\(TableCell.tenths(share).text)%")
    } else {
      parts.append("尚无网民评价")
    }
    return parts.joined(separator: "，") + "。" + siteErrorSentence
  }

  private var siteErrorSentence: String {
    let total = siteErrors
    let received = total.count(.received)
    guard received + total.count(.open) + total.count(.closed) > 0 else {
      return "本期“我为政府网站找错”平台未收到网民留言。"
    }
    let share = total.onTimeShare.map { "，按期办结率\(TableCell.tenths($0).text)%" } ?? ""
    return
      "本期“我为政府网站找错”平台收到网民留言\(received)条，办结\(total.count(.closed))条，正在办理\(total.count(.open))条\(share)。"
  }

  /// 互动交流·留言办理 of the 《政府网站工作年度报表》 (国办函〔2018〕12号).
  package var annual: [(field: String, value: String)] {
    let total = website
    return [
      ("收到留言数量（条）", "\(total.count(.received))"),
      ("办结留言数量（条）", "\(total.count(.closed))"),
      ("平均办理时间（天）", TableCell.tenths(total.spans(.closingDays).averageTenths).text),
      ("公开答复数量（条）", "\(total.count(.published))"),
    ]
  }

  /// What the fields of the 年度报表 are taken of.
  package static let annualScope =
    "按网站渠道（网上咨询、电子邮件）统计：收到含不予受理的，办结含不予受理已告知的，平均办理时间为办结之日减收到之日的平均数。政务新媒体、电话、来访、来信和“我为政府网站找错”不计入。"
}

extension Office {
  /// - Parameter point: as of ``report(on:by:only:asOf:at:)``.
  package func statements(on period: Period, asOf point: LedgerPoint? = nil, at now: Timestamp) throws
    -> Statements
  {
    let cases = try cases(of: period, asOf: point, at: now)
    func total(_ isCounted: (Channel) -> Bool) -> Report.Row {
      report(cases, where: { isCounted($0.channel) }).report.total
    }
    return Statements(
      period: period, letters: total { $0 != .siteError }, siteErrors: total { $0 == .siteError },
      website: total { [.portal, .mail].contains($0) }, dated: report(cases))
  }
}
