/// The words by which mail clients introduce a history.
enum QuoteSigns {
  /// Between dashes; what is below is history whatever it looks like.
  static let originals: Set<String> = [
    "原始邮件", "原始郵件", "原邮件", "原郵件", "回复的原邮件", "回复的邮件", "回复邮件", "原始信息", "原始消息", "邮件原件", "邮件原文", "原文", "来信原文",
    "原邮件内容", "原信", "原信内容", "original",
    "originalmessage", "originalmail", "originalemail", "original邮件", "replymessage",
    "ursprünglichenachricht",
    "messaged'origine", "messaged’origine", "元のメッセージ", "originalメッセージ", "исходноесообщение",
  ]

  /// In a line of its own, as forums and chats mark what somebody else wrote.
  static let quotations: Set<String> = [
    "引用", "引用内容", "引用原文", "引用邮件", "引用文字", "以下为引用", "以下是引用", "以下引用", "quote", "quoted", "quotedtext",
  ]

  /// Between dashes, with a copied header below.
  static let forwards: Set<String> = [
    "转发的邮件", "转发邮件", "轉寄郵件", "转发邮件信息", "转发信息", "转发的消息", "转发的原邮件", "转发的信息", "以下为转发邮件",
    "被转发邮件信息", "已转发邮件", "已转发的邮件", "轉寄的郵件", "forwardedmessage", "forwardingmessages", "forwardedmail",
    "weitergeleitetenachricht", "messagetransféré", "転送メッセージ", "пересылаемоесообщение",
  ]

  /// The same without dashes.
  static let plainForwards: Set<String> = [
    "beginforwardedmessage:", "开始转发的邮件:", "开始转发邮件:", "下面是被转发的邮件:", "开始转发的信息:", "開始轉寄郵件:",
    "anfangderweitergeleitetennachricht:", "débutdumessageréexpédié:",
  ]

  enum Label { case from, sent, to, cc, subject, other }

  static let labels: [String: Label] = {
    let names: [(Label, String)] = [
      (.from, "发件人 从 寄件者 寄件人 發件人 发信人 发送人 from von de 差出人 от"),
      (
        .sent,
        "发送时间 发送日期 日期 时间 时间戳 寄件日期 傳送時間 已发送 sent date 收件时间 發送時間 发件时间 發送日期 senton gesendet datum envoyé "
          + "送信日時 日時 отправлено дата"
      ),
      (.to, "收件人 至 收件者 收信人 to an à 宛先 кому"),
      (.cc, "抄送 抄送人 副本 cc 密送 bcc kopie"),
      (.subject, "主题 主旨 主題 标题 subject betreff objet 件名 тема"),
      (.other, "重要性 附件 优先级 importance attachments reply-to onbehalfof 回复 答复 priority"),
    ]
    var labels: [String: Label] = [:]
    for (label, words) in names { for word in words.split(separator: " ") { labels[String(word)] = label } }
    return labels
  }()
}
