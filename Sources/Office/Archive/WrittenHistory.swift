import Domain
import Mail
import Store

/// Everything that happened to a letter as a person reads it (办理过程), with what was said: for the office alone.
struct WrittenHistory {
  let letter: Letter
  let mails: [OutboxMail]
  let notices: [Notice]
  let table: ChasingTable
  let closedAt: Timestamp
  let retention: RetentionClass
  /// What whoever opens the file must know of it.
  let remarks: [String]

  var text: String {
    let heading = [
      "办理过程　\(letter.id)", "",
      "标题：\(letter.title.shown)", "来信渠道：\(letter.registration.channel.chinese)",
      "来信时间：\(letter.registration.receivedAt)", "登记时间：\(letter.registeredAt)",
      "承办单位：\(letter.handlingUnit?.text ?? "无")", "办结时间：\(closedAt)", "办理结果：\(letter.outcome)",
      "公开情况：\(letter.openness)", "保管期限：\(retention.chinese)",
    ]
    let lines =
      heading + remarks.map { "备注：\($0)" } + ["", "一、经过", ""] + letter.events.flatMap(lines(of:))
      + ["", "二、发出的邮件", ""] + mails.map(Self.line) + (mails.isEmpty ? ["无"] : [])
      + (notices.isEmpty ? [] : ["", "三、以其他方式告知", ""] + notices.flatMap(Self.lines))
    return lines.map(Self.plain).joined(separator: "\n") + "\n"
  }

  /// An event, and below it what was said, word for word.
  private func lines(of event: Event) -> [String] {
    let deed = event.fact.boardDeed(in: table) ?? Self.deed(of: event.fact)
    return ["\(event.at)　\(event.by.onBoard)　\(deed)　〔第\(event.sequence)号〕"]
      + words(of: event.fact).flatMap { $0.split(whereSeparator: \.isNewline) }.map { "　　　　\($0)" }
  }

  private func words(of fact: Fact) -> [String] {
    switch fact {
    case .registered(let registration):
      return Self.author(registration) + fact.words + [registration.text.shown]
    default: return fact.words
    }
  }

  private static func author(_ registration: Registration) -> [String] {
    let fields = [
      ("网民称呼", registration.authorName), ("联系电话", registration.authorTelephone),
      ("电子邮箱", registration.authorAddress),
    ]
    return fields.compactMap { name, words in words.map { "\(name)：\($0.shown)" } }
  }

  private static func deed(of fact: Fact) -> String {
    switch fact {
    case .classified(let classification): "分类：\(classification.category.chinese)"
    case .worded: "拟定标题、摘要"
    default: "记录"
    }
  }

  static func line(_ mail: OutboxMail) -> String {
    // Of one whose content was erased nothing is left to be read.
    let subject = (try? Message(parsing: mail.mail.bytes).subject) ?? "〔内容已删除〕"
    let recipient = mail.mail.recipient.isEmpty ? "〔已删除〕" : mail.mail.recipient
    return "\(mail.finishedAt?.description ?? "未发出")　\(Docket.mailName(mail.mail.kind))　\(recipient)　"
      + "\(subject)　\(mail.state.chinese)"
  }

  private static func lines(_ notice: Notice) -> [String] {
    let way = notice.content.way == .telephone ? "电话" : notice.content.account
    let done = notice.doneAt.map { "\($0) 已告知（\(notice.doneBy ?? "")）" } ?? "尚未告知"
    return ["\(notice.at)　\(way)　\(done)"]
      + notice.content.text.split(whereSeparator: \.isNewline).map { "　　　　\($0)" }
  }

  /// What would move a reader's cursor or turn the direction of writing is left out: strangers wrote it.
  private static func plain(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.filter {
          switch $0.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: false
          default: true
          }
        }))
  }
}

extension OutboxMail.State {
  /// How far a mail is, as an official reads it.
  package var chinese: String {
    switch self {
    case .waiting, .claimed: "待发"
    case .ambiguous: "正在核实是否发出"
    case .sent: "已发出"
    case .failed: "未送达"
    case .held: "未发出，待人工处理"
    }
  }
}
