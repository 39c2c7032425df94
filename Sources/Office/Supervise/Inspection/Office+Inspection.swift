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
      inspection.unanswered, inspection.published, try statistics(),
      inspection.simpleInquiries(answeredBy: desks),
      inspection.siteErrors(by: rules.clock, at: now),
      inspection.form(Set(rules.intakes.values.map(\.channel.kind)), try inspection.lastProbe.map(probe)),
      try columns(),
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

  /// The home page carries the figures: it is right when it was written after the ledger's last event.
  private func statistics() throws -> InspectionItem {
    guard SitePages.columns.first.map({ isWritten($0.path) }) == true else {
      return InspectionItem(
        .statistics, .failed, "首页（含统计数据）不存在", advice: "请运行 huiyin site build，并检查 site: 的目录。")
    }
    let isCurrent = try ledger.mark("listed") == ledger.head().sequence
    return InspectionItem(
      .statistics, isCurrent ? .passed : .warned, isCurrent ? "首页统计数据与台账一致" : "台账有新的记录尚未计入首页统计",
      advice: isCurrent ? nil : "请确认 huiyin 正在运行；需要时运行 huiyin site build。")
  }

  private func columns() throws -> InspectionItem {
    let empty = SitePages.columns.filter { !isWritten($0.path) }.map(\.name)
    let count = try ledger.letters(at: .published).count
    guard empty.isEmpty, count > 0 else {
      let names = empty.isEmpty ? "尚无公开的留言，栏目为空" : "缺少页面：\(empty.joined(separator: "、"))"
      return InspectionItem(
        .columns, empty.isEmpty ? .warned : .failed, names, advice: "请公开答复，或运行 huiyin site build 补上页面。")
    }
    return InspectionItem(.columns, .passed, "各栏目都有内容，公开留言\(count)件")
  }

  private func isWritten(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: siteDirectory + "/" + path)
  }
}
