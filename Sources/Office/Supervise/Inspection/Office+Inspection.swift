import Domain
import Foundation
import Site
import Store

extension Office {
  /// Holds the national checklist against this office, in the order in which an inspector goes through it.
  package func inspection(at now: Timestamp) throws -> [InspectionItem] {
    let year = Period(from: now.day + -365, through: now.day)
    let records = try year.map { try ledger.records(for: $0) } ?? []
    let inspection = Inspection(of: records, on: now.day, in: calendar)
    let desks = Set(register.units.filter { $0.desk != nil }.map(\.name))
    return [
      inspection.unanswered, inspection.published, inspection.answers, try statistics(at: now),
      inspection.simpleInquiries(answeredBy: desks),
      inspection.siteErrors(by: rules.clock, at: now),
      inspection.form(Set(rules.intakes.values.map(\.channel.kind)), try inspection.lastProbe.map(probe)),
      try columns(), inspection.annualReport,
    ]
  }

  private func probe(_ record: CaseRecord) throws -> FormProbe {
    let mails = try ledger.outbox(of: record.letter).filter { $0.state == .sent }
    func sent(_ kinds: String...) -> Timestamp? { mails.first { kinds.contains($0.mail.kind) }?.finishedAt }
    let hasAddress = try ledger.letter(record.letter)?.registration.authorAddress != nil
    return FormProbe(
      letter: record.letter, receivedAt: record.receivedAt, receiptAt: sent("receipt"),
      expectsReceipt: hasAddress,
      answeredAt: hasAddress ? sent("answered", "declined") : record.answered?.at ?? record.declinedAt)
  }

  /// The home page is right when it was written after the ledger's last event, 统计数据 when it was in the last hours.
  private func statistics(at now: Timestamp) throws -> InspectionItem {
    let missing = SitePages.columns.filter { SitePages.showsFigures($0.path) && !isWritten($0.path) }.map(
      \.name)
    guard missing.isEmpty else {
      return InspectionItem(
        .statistics, .failed, "统计页面不存在：\(missing.joined(separator: "、"))",
        advice: "请运行 huiyin site build，并检查 site: 的目录。")
    }
    let hours = HourlyPages.hour(of: now) - (try ledger.mark(Mark.hourly))
    let isCounted = hours <= Self.longestUncounted
    let isCurrent = try isCounted && ledger.mark(Mark.listed) == ledger.head().sequence
    return InspectionItem(
      .statistics, isCurrent ? .passed : .warned,
      isCurrent ? "首页和统计数据与台账一致" : isCounted ? "台账有新的记录尚未计入首页统计" : "统计数据已超过\(Self.longestUncounted)小时没有更新",
      advice: isCurrent ? nil : "请确认 huiyin 正在运行；需要时运行 huiyin site build。")
  }

  /// Hours: the pages are made in each.
  private static let longestUncounted: Int64 = 2

  private func columns() throws -> InspectionItem {
    let empty = SitePages.columns.filter { !isWritten($0.path) }.map(\.name)
    let count = try ledger.letters(at: .published).count
    guard empty.isEmpty, count > 0 else {
      let names = empty.isEmpty ? "尚无公开的留言，栏目为空" : "缺少页面：\(empty.joined(separator: "、"))"
      return InspectionItem(
        .columns, empty.isEmpty ? .warned : .failed, names, advice: "请公开答复，或运行 huiyin site build 补上页面。")
    }
    guard try !catalogue().latest(1, of: .inquiry).isEmpty else {
      return InspectionItem(
        .columns, .warned, "知识库为空：没有公开答复的咨询；其他栏目都有内容，公开留言\(count)件",
        advice: "请公开一件咨询类留言的答复，或将有代表性的留言归入咨询类。")
    }
    return InspectionItem(.columns, .passed, "各栏目都有内容，公开留言\(count)件")
  }

  private func isWritten(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: siteDirectory + "/" + path)
  }
}
