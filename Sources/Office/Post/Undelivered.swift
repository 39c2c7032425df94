import Domain
import Mail
import Store
import Templates
import Wire

/// A mail of ours that a server did not take, or that came back (退信).
struct Undelivered {
  let item: OutboxMail
  /// An enhanced status code (RFC 3463): class 5 where the mail will not arrive, class 4 where it is only late.
  let status: String
  let reason: RefusalReason
  var isFinal: Bool { status.hasPrefix("5") }

  /// - Parameters:
  ///   - code: as the server or the bounce has it.
  ///   - text: what else was said.
  init(_ item: OutboxMail, code: String?, isFinal: Bool, said text: String) {
    self.item = item
    let reason = RefusalReason(of: text)
    // Another server's trouble with a sender is its policy.
    self.reason = reason == .sender ? .policy : reason
    let fallback = self.reason == .policy ? ".7.1" : ".0.0"
    // A server that gave up has the class of the trouble it had meanwhile (RFC 3464 §2.3.4).
    status = (isFinal ? "5" : "4") + (code.map { String($0.dropFirst()) } ?? fallback)
  }
}

extension Docket {
  /// Records it, once for each mail, and sees to it that somebody knows: for a unit it escalates, for an author the
  /// office has to find another way.
  mutating func takeBack(_ mail: Undelivered) throws {
    let item = mail.item
    guard try book.noteReturn(of: item.id, isFinal: mail.isFinal, at: now) else { return }
    if mail.reason == .frequency {
      // The mailbox is well; it is only not to be reached today.
      try record(
        .held(mail: nil, reason: "frequency", detail: "\(item.mail.kind) \(mail.status)"), by: .policy)
    } else {
      try record(.bounced(recipient: Words(item.mail.recipient), status: mail.status), by: .policy)
    }
    // What tells of a lost mail and is lost itself is told of no more.
    guard mail.isFinal, item.mail.kind != Self.notice else { return }
    if item.mail.kind == "duty-call" { try callNextInstead(of: item.mail.recipient) }
    switch Addressee(
      of: item.mail, about: letter, in: office.register, on: (item.finishedAt ?? now).day)
    {
    case .unit(let unit): try escalate(mail, of: unit)
    case .author: try noteUnreached(mail)
    case .desk(let desk, let clerk): try tellAdministrator(mail, of: clerk?.name ?? desk.name)
    case .official(let name): try tellAdministrator(mail, of: name)
    case .other: break
    }
  }

  private static let notice = "undelivered"

  /// A mail that may have been taken or not, twice: only its recipient can tell, and the desk asks him.
  mutating func tellOfUnknownFate(_ item: OutboxMail) throws {
    try record(
      .held(mail: nil, reason: "held", detail: "\(item.mail.kind) of unknown fate twice"), by: .policy)
    guard item.mail.kind != Self.notice, let desk else { return }
    let recipient = item.mail.recipient
    let again = "huiyin resend \(id) --why 未收到"
    let (name, whatToDo): (String, String) =
      switch Addressee(of: item.mail, about: letter, in: office.register, on: now.day) {
      case .unit(let unit):
        ("\(unit.name)（\(recipient)）", "请联系该单位确认是否收到；没有收到的，请管理员运行 \(again)，或用其他方式转告。")
      case .author: ("网民", "请用其他方式（电话、原留言渠道）确认；没有收到的，请将内容告知网民，或请管理员运行 \(again)。")
      case .desk(let desk, let clerk):
        ("\(clerk?.name ?? desk.name)（\(recipient)）", "请查看该邮箱是否收到；没有收到的，请联系管理员。")
      case .official(let name): ("\(name)（\(recipient)）", "请联系收件人确认是否收到。")
      case .other: (recipient, "请联系收件人确认是否收到。")
      }
    // A server that leaves us in the dark about hundreds of receipts is one piece of news a day.
    if Post.isAutomaticAnswer(item.mail.kind) {
      guard try book.count(.alarm, by: "fate", within: 86_400, of: now) == 0 else { return }
      try book.use(.alarm, by: "fate", at: now)
    }
    try tell(
      desk.address, item, outcome: "可能未送达", to: name, why: "两次发送都在对方邮件系统确认之前中断，对方可能已收到，也可能没有收到",
      status: "4.4.2", whatToDo: whatToDo)  // RFC 3463 §3.5: bad connection
  }

  private mutating func escalate(_ mail: Undelivered, of unit: HandlingUnit) throws {
    guard let desk else { return }
    let kind = mail.item.mail.kind
    try record(.escalated(to: desk.name, reason: "\(kind) to \(unit.name) undelivered"), by: .policy)
    let officer = unit.officer(writingFrom: mail.item.mail.recipient, on: now.day)
    let done = try done(about: kind, of: unit, insteadOf: officer)
    let telephone = officer?.telephone.map { "（电话\($0)）" } ?? ""
    try tell(
      desk.address, mail,
      to: "\(unit.name)\(officer.map { "信息员\($0.name)" } ?? "")（\(mail.item.mail.recipient)）",
      whatToDo: "\(done)请联系该单位\(telephone)核对邮箱，由管理员在units.yaml中更正；需要时重新转办。")
  }

  /// To somebody else of the unit: to each once, so that two dead mailboxes do not pass a letter to and fro.
  /// - Parameters:
  ///   - officer: in whose place.
  ///   - officersOnly: whether a leader is not troubled with it.
  /// - Returns: who gets it; nil where everybody had it.
  func resendAssignment(
    _ kind: String, to unit: HandlingUnit, insteadOf officer: String? = nil, officersOnly: Bool = false
  ) throws -> UnitReader? {
    guard var reader = try standIn(of: unit, forMail: kind, officersOnly: officersOnly) else { return nil }
    reader.insteadOf = officer
    try sendAssignment(to: unit.name, reader: reader, enclosing: enclosures())
    return reader
  }

  /// Sends it to somebody else, and says so to the desk; nothing where the mail was none that has to be answered.
  private func done(about kind: String, of unit: HandlingUnit, insteadOf officer: Officer?) throws -> String {
    guard letter.assignment?.units.contains(unit.name) == true else { return "" }
    let reader: UnitReader?
    switch kind {
    case "assigned", "cooperate":
      reader = try resendAssignment(kind, to: unit, insteadOf: officer?.name)
    case "reminder":
      // What a leader hears of his officer hears of, too.
      guard let officer else { return "" }
      reader = try resendReminder(to: unit, insteadOf: officer)
    case "sign-off":
      // What is signed on paper went to its officer.
      reader =
        if officer != nil { try askAnotherToPrint(of: unit) } else {
          try askAnotherLeader(of: unit).map { UnitReader($0) }
        }
    default: return ""
    }
    return reader.map { "已改发该单位\($0.chinese)。" } ?? "该单位没有其他可用的邮箱。"
  }

  /// Nobody is left untold: the letter says so, and of what the author has to know the desk is told.
  private mutating func noteUnreached(_ mail: Undelivered) throws {
    let item = mail.item
    let kind = Self.chinese(item.mail.kind)
    if mail.reason == .other {
      try book.use(.returned, by: office.correspondent(item.mail.recipient), at: now)
    }
    try record(.noted(Words("\(kind)未能送达网民：\(mail.why)（\(mail.status)）")), by: .policy)
    // Nobody is searched for to be asked whether he is satisfied.
    guard let desk, item.mail.kind != Surveying.mail else { return }
    let isLeft = try leaveInstead(ofMail: item.mail.kind)
    if Post.isAutomaticAnswer(item.mail.kind) {
      // A server that takes our receipts for spam refuses hundreds of them; that is one piece of news a day.
      guard mail.reason == .policy, try book.count(.alarm, by: "policy", within: 86_400, of: now) == 0 else {
        return
      }
      try book.use(.alarm, by: "policy", at: now)
    }
    try tell(
      desk.address, mail, to: "网民",
      whatToDo: isLeft
        ? "已列入待告知的事项，另有邮件列明内容和联系方式；该邮箱不再自动发信。" : "请用其他方式（电话、原留言渠道）告知网民；该邮箱不再自动发信。")
  }

  private func tellAdministrator(_ mail: Undelivered, of name: String) throws {
    // A desk gets many mails; that its mailbox is dead is one piece of news a day.
    let mailbox = office.correspondent(mail.item.mail.recipient)
    guard let official = office.register.official(.administrator, on: now.day),
      try book.count(.alarm, by: mailbox, within: 86_400, of: now) == 0
    else { return }
    try book.use(.alarm, by: mailbox, at: now)
    try tell(
      official.address, mail, to: "\(name)（\(mail.item.mail.recipient)）", whatToDo: "请核对该邮箱，并在配置中更正。")
  }

  private func tell(_ recipient: String, _ mail: Undelivered, to name: String, whatToDo: String) throws {
    try tell(
      recipient, mail.item, outcome: "未送达", to: name, why: mail.why, status: mail.status, whatToDo: whatToDo)
  }

  private func tell(
    _ recipient: String, _ item: OutboxMail, outcome: String, to name: String, why: String, status: String,
    whatToDo: String
  ) throws {
    try send(
      Self.notice, to: recipient, cause: "outbox \(item.id)",
      values: [
        "what": .text(Self.chinese(item.mail.kind)), "outcome": .text(outcome), "who": .text(name),
        "why": .text(why), "status": .text(status), "whatToDo": .text(whatToDo),
      ])
  }

  /// What a mail is called, by its template.
  static func chinese(_ kind: String) -> String {
    let names = [
      "reminder": "催办件", "escalation": "督办报告", "assigned": "转办件", "sub-unit": "二级单位交办件", "cooperate": "配合办理件",
      "opinion": "配合意见",
      "sent-back": "退回重办件", "sign-off": "请审签件",
      "void": "停办通知", "delete": "请删除通知",
      "refused": "来信未采纳通知", "receipt": "登记回执", "enclosures": "附件", "supplement": "补充材料", "retracted": "撤回告知",
      "not-retracted": "撤回申请告知", "wish": "公开意愿告知", "followed-up": "后续来信告知", "declined": "不予受理告知",
      "reopened": "重新办理告知",
      "answered": "答复", "question": "询问", "split": "分件办理告知", "together": "统一答复告知",
      "duty-call": "特急呼叫", "duty-over": "特急呼叫结束通知",
      "request-answered": "申请答复", "let-stand": "更正撤回通知", "extended": "延期告知",
      "objection": "异议答复", "instruction": "督查意见", "survey": "满意度回访", "recounted": "时限调整告知",
      "recounted-unit": "时限调整通知", "merged": "并案告知",
      "unmerged": "取消并案告知",
      "bulletin": "通报", "bulletin-draft": "通报草稿", "figures": "考核数据核对件", "unit-month": "本月留言清单",
      "expiring": "证书到期提醒", "morning-understood": "办理结果",
    ]
    return names[kind] ?? "邮件"
  }
}

extension Undelivered {
  /// In one line, for the desk.
  var why: String {
    switch reason {
    case .frequency: "对方邮件系统因发信频率过高拒收，邮箱本身可用"
    case .policy: "邮件系统按其反垃圾策略拒收，邮箱本身可能可用"
    case .sender, .other: status.hasPrefix("5.2.2") ? "对方邮箱已满" : "邮箱不存在、已停用或无法送达"
    }
  }
}
