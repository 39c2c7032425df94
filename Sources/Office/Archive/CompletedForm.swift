import Domain
import Mail
import Papers
import Store
import Templates

/// The form of a letter that is closed (网民留言回复情况表), as it lies in the archive: with its author, what was answered, who
/// signed, and what the office did. It is for the office alone.
struct CompletedForm {
  let letter: Letter
  let office: Office
  /// What the unit had written into the form that it sent; nil where it sent none that can be read.
  let sent: ReplyForm?
  /// Others that are handled in this one.
  let merged: [LetterID]
  /// Everything that was sent about it.
  let mails: [OutboxMail]

  func document(from template: ReplyFormTemplate) throws -> [UInt8] {
    try template.completed(with: AssignmentForm(of: values).fields, rows: rows)
  }

  private var values: TemplateValues {
    let registration = letter.registration
    let assignment = letter.events.reversed().lazy.compactMap { event -> Assignment? in
      if case .assigned(let assignment) = event.fact { assignment } else { nil }
    }.first
    let clock = letter.unitClocks.last(where: \.isLead)
    let unit = assignment.flatMap { office.register.unit($0.lead) }
    return [
      "id": .text("\(letter.id)"), "office": .text(office.rules.name), "token": "（已办结）",
      "urgent": .flag(letter.isUrgent), "title": .text(letter.title.shown),
      "summary": .text(letter.summary?.shown ?? ""), "text": .text(letter.textWithSupplements),
      "channel": .text(registration.channel.chinese),
      "portalSerial": .text(registration.submission?.serial?.shown ?? ""),
      "category": .text(letter.classification?.category.chinese ?? ""),
      "clause": .text(letter.clause?.chinese ?? ""), "receivedAt": "\(registration.receivedAt)",
      "registeredAt": "\(letter.registeredAt)",
      "assignedAt": .text(letter.assignedAt?.description ?? Self.none),
      "mayBePublished": .flag(letter.mayBePublished),
      "lead": .text(assignment?.lead.text ?? "——"),
      "cooperating": .list((assignment?.cooperating ?? []).map { .text($0.text) }),
      "officer": .text(letter.assignedAt.flatMap { unit?.officer(on: $0.day)?.name } ?? Self.none),
      "due": .text(clock?.due?.day.description ?? "——"),
      "term": .text(clock?.due?.termChinese ?? "规定时限"),
      "returnWithin": "\(office.rules.returns.within)",
    ]
  }

  private static let none = "无"

  private var rows: [ReplyFormTemplate.Row: String] {
    var rows: [ReplyFormTemplate.Row: String] = [
      .author: letter.registration.authorName?.shown ?? "未留", .telephone: reach, .remarks: remarks,
      .answer: answer, .review: review?.words ?? "", .reviewer: review?.by ?? "", .told: told,
      .rating: rating,
    ]
    rows[.repeated] = repeated
    rows[.claimedAt] = letter.unitClocks.last(where: \.isLead)?.claimedAt?.description
    if letter.answer != nil {
      rows[.findings] = sent.map(\.findings) ?? notedForm ?? ""
      rows[.truth] = AssignmentForm.boxes(
        ["属实", "部分属实", "不属实", "咨询类"], ticked: letter.answer?.finding ?? "")
      rows[.advice] = advice
      if let sent {
        rows[.handler] = sent.handler
        rows[.head] = sent.head
      }
      rows[.leader] = signOff
    }
    return rows
  }

  private var reach: String {
    let registration = letter.registration
    let ways = [registration.authorTelephone, registration.authorAddress].compactMap { $0?.shown }
    return ways.isEmpty ? "未留" : ways.joined(separator: "；")
  }

  private var repeated: String? {
    if let root = letter.root { return "并入\(root)" }
    return merged.isEmpty ? nil : "并入本件：" + merged.map(\.description).joined(separator: "、")
  }

  private var answer: String {
    if let answer = letter.answer { return answer.text.shown }
    guard let decline = letter.decline, letter.stage == .declined else { return letter.outcome }
    return [decline.explanation.shown, decline.suggestion.shown].filter { !$0.isEmpty }.joined(
      separator: "\n")
  }

  private var advice: String {
    let keptBack = letter.answer?.keptBack?.shown
    let isPublic = keptBack == nil && sent?.publication == .publish
    return (isPublic ? "■" : "□") + "公开　"
      + (keptBack.map { "■不公开（理由：\($0)）" } ?? "□不公开")
  }

  /// How the office knows of the leader's yes.
  private var signOff: String {
    guard let signOff = letter.signOff else { return "未经审签" }
    let way =
      switch signOff.way {
      case .signature(let fingerprint, _, let signedAt): "电子签名 \(signedAt)，证书或密钥指纹\(fingerprint)"
      case .scan:
        "盖章扫描件" + (signOff.proof?.confirmedBy.map { "，经\($0.joined(separator: "、"))核对" } ?? "")
      case .paper(let note): "纸质原件：\(note)"
      }
    return "同意　\(signOff.leader)\n（\(way)）"
  }

  private var review: (words: String, by: String)? {
    let last = letter.events.last {
      [.clear, .decline, .merge, .split, .retract].contains($0.fact.act)
    }
    guard let last else { return nil }
    let words =
      switch last.fact {
      case .cleared(.toWithhold(let reason, _)): "■通过，不公开（理由：\(reason.shown)）"
      case .declined(let ground, _, _, _): "不予受理（\(ground.chinese)）"
      case .merged, .split, .retracted: letter.outcome
      default: "■通过"
      }
    return (words, "\(last.by.onBoard)　\(last.at)")
  }

  private var told: String {
    let said = letter.events.compactMap { event -> String? in
      switch event.fact {
      case .told(let way, let words):
        "\(event.at)　\(Self.ways[way] ?? way)　" + words.shown
      case .published(let publication):
        "\(event.at)　公开　\(office.rules.siteAddress.map { "\($0)/" } ?? "")\(publication.path)"
      default: nil
      }
    }
    let sent = mails.filter { ["answered", "declined"].contains($0.mail.kind) }.map {
      "\($0.finishedAt.map { "\($0)　" } ?? "")电子邮件　\(Docket.mailName($0.mail.kind))"
        + ($0.state == .sent ? "" : "（未送达）")
    }
    let lines = said + sent
    return lines.isEmpty ? Self.none : lines.joined(separator: "\n")
  }

  private static let ways = [
    "account": "新媒体帐号", "telephone": "电话", "window": "当面", "portal": "门户网站", "none": "未送达",
    "unanswered": "电话未接通",
  ]

  private var rating: String {
    guard let last = letter.authorsRating ?? letter.unitsRating else { return "未评价" }
    return "\(last.rating.rawValue)（\(last.at)，\(last.by.onBoard)）"
  }

  private var remarks: String {
    var remarks = ["办理结果：\(letter.outcome)"]
    if let time = letter.erasedAt { remarks.append("\(time)依法删除个人信息和来信内容，本表只有保留的办理记录") }
    return remarks.joined(separator: "\n")
  }

  /// What was noted of the unit's form when it came, where the form itself is within a signature or gone.
  private var notedForm: String? {
    for event in letter.events.reversed() {
      guard case .noted(let words) = event.fact, let text = words.text, text.hasPrefix("情况表　") else {
        continue
      }
      return text
    }
    return nil
  }
}
