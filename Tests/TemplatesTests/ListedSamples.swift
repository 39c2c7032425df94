import Templates

/// What a desk's list says of one item of each kind: what that kind's own mail says, and for an entry of the holding
/// pen what is known of it.
extension Samples {
  static let listed: [TemplateValue] = parts.enumerated().map { position, part in
    var values: TemplateValues = [
      "number": "\(position + 1)", "name": "待办", "id": "NM2026000123", "urgent": true, "late": true,
      "today": true, "due": "11月27日", "again": true, "days": "1", "answers": [["line": "1 通过"]],
    ]
    for other in parts { values[other] = false }
    values[part] = .record(content(of: part))
    return .record(values)
  }

  private static let parts = [
    "decide", "scan", "paper", "review", "followUp", "wish", "second", "call", "arbitrate", "letGo",
    "extend",
    "rule", "held",
  ]
  private static let mails = [
    "decide": "decide", "scan": "confirm-scan", "paper": "confirm-paper", "review": "review",
    "followUp": "follow-up", "wish": "author-asks", "second": "second-person", "call": "call",
    "arbitrate": "arbitrate", "letGo": "asks-out", "extend": "asks-time",
  ]

  private static func content(of part: String) -> TemplateValues {
    if part == "rule" { return rule }
    guard let mail = mails[part] else { return heldMail }
    var values = (values(of: mail) ?? [:]).filter { !mailsOwn.contains($0.key) }
    if part == "decide" {
      values.merge([
        "cut": "huiyin show NM2026000123", "files": "2", "unsure": true,
        "declineProposal": ["basis": "第七条第（二）项", "confidence": "64%", "because": "提到“已经起诉”"],
      ]) { $1 }
    } else if part == "second" {
      values["firstClerk"] = "赵敏"
      values["answer"] = nil
    } else if part == "paper" {
      values["question"] = nil
    }
    return values
  }

  /// What only a mail about one letter says.
  private static let mailsOwn: Set<String> = [
    "code", "replyTo", "original", "firstClerk", "secondPerson", "answersItself", "hasFiles",
    "reassigns", "office", "telephone",
  ]

  private static let rule: TemplateValues = [
    "decided": "转旗城管局", "proposed": "转旗住建局", "keyword": "违停",
    "line":
      "- {unit: \"旗城管局\", keyword: \"违停\", weight: 2, letter: NM2026000123, clerk: \"王敏\", day: 2026-11-26}",
  ]

  private static let heldMail: TemplateValues = [
    "receivedAt": "2026-11-25 16:40", "from": "于洋 <officer＠zhujian．example>", "title": "回复：供热问题",
    "entry": "12", "words": "认领，今日派人检修。", "reason": "使用登记的邮箱发来或写有留言编号，但没有办件标识",
    "guess": "像是NM2026000123的答复（旗住建局目前只有这一件）", "wayOut": "请在服务器上谨慎查看原件，联系来信人后丢弃本件",
  ]
}
