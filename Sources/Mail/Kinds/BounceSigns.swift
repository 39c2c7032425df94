/// The signs by which a mail shows that a mail server wrote it, about a mail that it could not deliver.
///
/// A delivery report says so by its form. Any other mail needs two signs, since each of them alone is also found in
/// what people write: that a server is its author, and that its subject or its first words speak of a delivery.
struct BounceSigns {
  let message: Message
  let author: MachineAuthor
  /// In lower case.
  let subject: String
  /// The first words, in lower case.
  let opening: String

  var isBounce: Bool {
    if hasReport || hasCertainField || author.isDaemon { return true }
    if speaksOfNotification { return true }
    if subject.startsWithStem(Self.certainSubjects), author.isMachine || tellsOfAnError && namesMail {
      return true
    }
    if author.isSystem, author.hasNullReturnPath { return true }
    if author.hasNullReturnPath || author.isNobody { return isAboutDelivery || tellsOfAnError }
    if author.isSystem {
      // Whoever reads the mail of postmaster@ may answer from there, and speak of errors.
      let isAnswer = SubjectPrefixes(of: subject).kinds.contains(.reply)
      return isAnswer ? opening.contains(any: Self.replies) : isAboutDelivery || tellsOfAnError
    }
    return author.wantsNoAnswer && (isAboutDelivery || returnsMail) && tellsOfAnError
  }

  private var isAboutDelivery: Bool { subject.contains(any: Self.subjects) }
  private var tellsOfAnError: Bool {
    opening.contains(any: Self.errors) || opening.contains(any: Self.replies)
  }
  private var namesMail: Bool { !message.references.isEmpty || !message.inReplyTo.isEmpty || returnsMail }

  var hasReport: Bool {
    message.isReport("delivery-status")
      || message.root.leaves.contains {
        $0.contentType.matches("message", "delivery-status")
          || $0.contentType.matches("message", "global-delivery-status")
      }
  }

  /// Fields that only a mail server's notice has: Exim and Google, Exchange, Mail.ru.
  private var hasCertainField: Bool {
    ["X-Failed-Recipients", "X-MS-Exchange-Message-Is-Ndr", "X-Mailer-Daemon-Recipients"].contains {
      !message.headers(named: $0).isEmpty
    }
  }

  private var returnsMail: Bool { message.root.leaves.contains(where: \.isReturnedMail) }

  /// Amazon's notice in JSON, and what the list server fml says of a post.
  private var speaksOfNotification: Bool {
    if !message.headers(named: "X-AMZ-SNS-Message-ID").isEmpty {
      return opening.contains(any: [
        "\"notificationtype\":\"bounce\"", "\"notificationtype\":\"delivery\"", "\"eventtype\":\"bounce\"",
        "\"eventtype\":\"delivery\"", "\"eventtype\":\"deliverydelay\"",
      ])
    }
    guard !message.headers(named: "X-MLServer").isEmpty else { return false }
    return subject.starts(withAny: [
      "loop alert", "loop back warning", "rejected mail from", "not member article from", "reject mail",
      "warning unix from", "ignored mail", "spam mail from a spammer is rejected",
    ])
  }
}

extension BounceSigns {
  /// Complete subjects of Chinese servers, with the original's subject after them at most.
  private static let certainSubjects = ["系统退信", "来自qq邮箱的退信"]

  private static let subjects = [
    "退信", "邮件退回", "邮件被退回", "投递失败", "发送失败", "投递延迟", "未送达", "无法送达", "无法投递", "无法传递", "无法发送", "传递状态通知", "送达状态",
    "傳遞狀態通知",
    "無法傳遞", "無法送達", "未传递", "undeliver", "delivery status", "delivery failure", "delivery_failure",
    "delivery notification", "delivery report", "delivery has failed", "delivery failed", "delivery error",
    "failure delivery", "failed delivery", "failure notice", "failure notification", "returned mail",
    "returned to sender", "returning message", "mail delivery", "mail failure", "mail error", "non-delivery",
    "non delivery", "nondeliverable", "message status", "not be delivered", "not delivered",
    "delivery delayed",
    "delayed mail", "delayed:", "mail system error", "delivery problem", "user unknown", "warning: message",
    "returned message", "error sending your mail", "message frozen", "rejected:", "message rejected",
    "postmaster notify",
    // Japanese, German, French, Spanish, Italian, Portuguese, Russian.
    "配信できません", "配信に失敗", "配信不能", "送信エラー", "メールエラー", "届きません", "unzustellbar", "nicht zugestellt", "zustellung",
    "non remis",
    "non distribu", "échec de", "no se puede entregar", "no entregado", "no se pudo", "mancato recapito",
    "não entregue", "не доставлено", "недоставлен",
  ]

  /// What only a mail server says.
  private static let replies = [
    "rcpt to:", "\n550 ", "\n554 ", "550 5.", "554 5.", "550-5.", " 5.1.1", "(5.1.1", "smtp error",
    "error message below",
  ]

  private static let errors = [
    "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered",
    "not be delivered", "was not delivered", "wasn't delivered", "not delivered to", "undeliverable",
    "undelivered",
    "delivery has failed", "delivery failed", "delivery failure", "delivery to the following",
    "unable to deliver",
    "did not reach", "permanent fatal error", "permanent error", "fatal error", "user unknown",
    "unknown user",
    "unknown recipient", "invalid user", "invalid recipient", "mailbox full", "mailbox is full", "over quota",
    "quota exceeded", "no such user", "no mailbox here", "rejected by", "requested action not taken",
    "host unknown",
    "unrouteable", "returned to you", "returning your mail", "returning your message", "still being retried",
    "not yet been delivered", "has been delayed", "has not been delivered",
    "无法送达", "未送达", "没有送达", "无法投递", "投递失败", "未能投递", "发送失败", "未能发送", "无法发送到", "无法传递", "被退回", "退信", "用户不存在",
    "收件人不存在",
    "邮箱不存在", "地址不存在", "账号不存在", "帐号不存在", "邮箱已满", "空间不足", "拒收", "拒绝接收", "继续尝试", "無法傳遞", "無法送達", "退回給您",
    "配信できません", "配信されません", "送信できません", "届けられません", "届きません", "配達できません", "配信に失敗", "見つかりません",
    "nicht zugestellt", "nicht zustellbar", "n'a pas pu être", "n'a pas été remis", "échec de la remise",
    "no se ha podido entregar", "no se pudo entregar", "no se puede entregar", "non è stato possibile",
    "não pôde ser entregue",
    "не может быть доставлено", "не доставлено", "не удалось доставить", "не было доставлено",
  ]
}
