import Domain
import Store
import Templates

/// What the office must know and report of a leak (信息泄露情况报告): what the ledger knows, and blanks for what only a person
/// does.
package struct IncidentReport: Sendable {
  /// A backup, or what an update or a restore has put aside.
  package struct Kept: Sendable {
    package let path: String
    package let madeAt: Timestamp?
    /// Nil where it could not be read.
    package let holdsIt: Bool?

    package init(path: String, madeAt: Timestamp?, holdsIt: Bool?) {
      (self.path, self.madeAt, self.holdsIt) = (path, madeAt, holdsIt)
    }
  }

  package let exposure: Exposure
  /// By the names of the places under `publish-to:`.
  package let copies: [(target: String, copy: UploadedCopy)]
  package let kept: [Kept]
  package let lastBackup: Timestamp?
  private let why: String

  package init(
    _ exposure: Exposure, copies: [(target: String, copy: UploadedCopy)], kept: [Kept],
    lastBackup: Timestamp?, why: String
  ) {
    self.exposure = exposure
    self.copies = copies
    self.kept = kept
    self.lastBackup = lastBackup
    self.why = why
  }

  package func text(by office: Office, at now: Timestamp) throws -> String {
    try office.templates.render("incident/report.txt", with: values(in: office, at: now))
  }

  private func values(in office: Office, at now: Timestamp) -> TemplateValues {
    let (letter, mails) = (exposure.letter, exposure.mails)
    let isUnsaid = letter.isFiledApart
    let sent = mails.filter { $0.state != .failed && $0.state != .held }
    return [
      "id": .text("\(letter.id)"), "office": .text(office.rules.name), "now": "\(now)",
      "date": .text(now.day.chinese), "why": .text(why),
      "title": .text(isUnsaid ? Docket.unsaid : letter.title.shown),
      "channel": .text(letter.registration.channel.chinese),
      "receivedAt": "\(letter.registration.receivedAt)",
      "unit": .text(letter.handlingUnit?.text ?? "无"), "stage": .text(letter.outcome),
      "isPublic": .flag(letter.hasPage), "wasPublic": .flag(!exposure.shown.isEmpty),
      "page": .text(
        letter.publication.map { publication in
          office.rules.siteAddress.map { "\($0)/\(publication.path)" } ?? publication.path
        } ?? ""),
      "shown": .list(
        exposure.shown.map { time in
          [
            "from": "\(time.from)", "until": .text(time.until?.description ?? "目前仍公开"),
            "length": .text(Self.length(from: time.from, to: time.until ?? now)),
            "revisions": .text(
              time.revisions.count > 1 ? "，其间更正\(time.revisions.count - 1)次" : ""),
          ]
        }),
      "copies": .list(
        copies.map { ["target": .text($0.target), "copy": .text($0.copy.rawValue)] }),
      "mails": .list(mails.map(Self.record)), "mailCount": "\(mails.count)",
      "textCount": "\(sent.count { [.text, .encrypted].contains($0.holds) })",
      "people": .text(Self.people(in: sent)),
      "told": .list(
        exposure.told.map {
          [
            "at": "\($0.at)", "place": .text($0.place),
            "done": .text($0.doneAt.map { "\($0)已告知" } ?? "尚未告知"),
          ]
        }),
      "bulletins": .list(
        exposure.bulletins.map {
          ["period": .text($0.period.chinese), "releasedAt": "\($0.releasedAt)"]
        }),
      "kept": .list(
        kept.map {
          [
            "path": .text($0.path), "madeAt": .text($0.madeAt?.description ?? "时间不明"),
            "holds": .text($0.holdsIt.map { $0 ? "含本件" : "不含本件" } ?? "读不出，按含本件计"),
          ]
        }),
      "lastBackup": .text(lastBackup?.description ?? ""),
      "incidents": .list(deeds.map { ["at": "\($0.at)", "by": .text($0.by), "words": .text($0.words)] }),
    ]
  }

  /// What was done about it so far, as the ledger has it.
  private var deeds: [(at: Timestamp, by: String, words: String)] {
    exposure.letter.events.compactMap { event in
      switch event.fact {
      case .noted(let words) where ["信息泄露处置", "误发处置"].contains(where: words.shown.hasPrefix):
        (event.at, event.by.onBoard, words.shown)
      case .withdrawn: (event.at, event.by.onBoard, "撤下公开的页面")
      case .erased: (event.at, event.by.onBoard, "删除个人信息和来信内容")
      default: nil
      }
    }
  }

  private static func record(_ mail: Exposure.Sent) -> TemplateValue {
    .record([
      "at": .text(mail.at?.description ?? "未发出"), "what": .text(Docket.mailName(mail.kind)),
      "who": .text(mail.who), "recipient": .text(mail.recipient.isEmpty ? "〔已删除〕" : mail.recipient),
      "holds": .text(mail.holds.rawValue), "state": .text(mail.hasReturned ? "退信" : mail.state.chinese),
    ])
  }

  /// Who has read its text, each once.
  private static func people(in mails: [Exposure.Sent]) -> String {
    var known: [String] = []
    for mail in mails where [.text, .encrypted].contains(mail.holds) && !mail.hasReturned {
      if !known.contains(mail.who) { known.append(mail.who) }
    }
    return known.isEmpty ? "无" : known.joined(separator: "、")
  }

  /// `3天4小时`, `12分钟`.
  private static func length(from start: Timestamp, to end: Timestamp) -> String {
    let minutes = max(0, end.seconds - start.seconds) / 60
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    if days > 0 { return "\(days)天\(hours > 0 ? "\(hours)小时" : "")" }
    return hours > 0 ? "\(hours)小时\(minutes % 60)分钟" : "\(minutes)分钟"
  }
}
