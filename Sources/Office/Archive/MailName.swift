extension Docket {
  /// What a mail is called in a letter's history, by its template: those of units and authors as they are called where they
  /// come back, and those of the office's own people.
  static func mailName(_ kind: String) -> String { deskMails[kind] ?? chinese(kind) }

  private static let deskMails = [
    "decide": "待受理件", "review": "待审核件", "confirm-scan": "待核对扫描件", "confirm-paper": "待收原件",
    "arbitrate": "待裁定件",
    "second-person": "待确认件", "author-asks": "网民要求", "follow-up": "后续来信", "asks-out": "退回申请",
    "asks-time": "延期申请",
    "understood": "办理结果", "recorded": "代录告知", "replaced": "答复更新告知", "stopped": "暂停公开告知",
    "undelivered": "退信告知",
    "call": "待电话告知", "told": "告知结果", "morning": "今日待办", "entered": "登记结果", "replies": "待发布答复",
  ]
}
