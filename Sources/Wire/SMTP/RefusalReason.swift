/// Why a server refuses a mail, as far as its words tell: large providers put 550 or 554 before everything.
package enum RefusalReason: Sendable, Equatable {
  /// We send too much or too fast: the same mail is taken later.
  case frequency
  /// Not under that sender: our settings are at fault, not the mail.
  case sender
  /// The server takes the mail for unwanted, or us for somebody whose mail is.
  case policy
  /// Anything else, such as a mailbox that is not there.
  case other

  /// - Parameter text: a server's reply, or the diagnostic code of a bounce (RFC 3464 §2.3.6).
  package init(of text: String) {
    let words = Self.ownWords(of: text.lowercased())
    self = Self.signs.first { sign in sign.1.contains { words.contains($0) } }?.0 ?? .other
  }

  /// Without what strangers put into a reply: an address, and what another server, asked about it, said.
  private static func ownWords(of reply: String) -> String {
    let own = reply.firstRange(of: " said:").map { reply[..<$0.lowerBound] } ?? reply[...]
    return own.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
  }

  /// In this order: what speaks of too many mails often speaks of spam as well. All in lower case.
  private static let signs: [(RefusalReason, [String])] = [
    (.frequency, netEaseFrequency + tencentFrequency + otherFrequency),
    (
      .sender,
      [
        "mail from must equal authorized user", "null sender is not allowed", "dt:sum",  // NetEase
        "must be same as authorization user",  // QQ, Exmail
        "doesn't conform with authentication",  // Alibaba
        "not owned by user",  // Postfix
        "sendasdenied", "send as this sender",  // Exchange
      ]
    ),
    (
      .policy,
      [
        "dt:spm", "hl:ihu", "hl:ipb", "mi:spb", "mi:spf", "mi:dma", "wm:bl", "dt:rbl",  // NetEase
        "content denied", "content rejected", "suspected", "connection denied",  // QQ
        "spam", "virus", "blacklist", "block list", "blocklist", "black ip", "dmarc", "spf", "policy",
        "reputation", "prohibited",
      ]
    ),
  ]

  /// Mails of 15 minutes and of a day, recipients likewise, mails of one connection, mails of an address of ours.
  private static let netEaseFrequency = [
    "mi:sfq", "mi:stc", "mi:dmc", "rp:qrc", "rp:trc", "rp:drc", "hl:icc", "hl:ifc", "hl:ifq", "hl:itc",
  ]

  /// `Sender frequency limited`, also `Domain`, `Ip`, `Connection`, `login`; a minute's, an hour's or a day's.
  private static let tencentFrequency = [
    "frequency limit", "frequency of receiving messages is limited",
  ]

  private static let otherFrequency = [
    "sending quota exceeded",  // Gmail, 263
    "submissionquotaexceeded",  // Exchange Online
    "sending limit", "rate limit", "rate-limit", "ratelimit", "sending rate",
    "too many messages", "too many mails", "too many emails", "too many connect", "messages per day",
    "transient reject by behaviour spam",  // Alibaba
    "发信频率", "过于频繁", "频率限制",
  ]
}
