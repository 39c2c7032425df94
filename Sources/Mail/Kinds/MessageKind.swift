/// What a mail is, apart from its words: only an ordinary one may be a letter or a reply.
package enum MessageKind: String, Sendable, Equatable, CaseIterable {
  case ordinary
  /// A mail server says that a mail of ours was not delivered, or is late (退信).
  case bounce
  /// A machine wrote it: vacation notice (自动回复), list, feedback report.
  case autoReply
  /// A mail of ours was displayed, or deleted unread (已读回执).
  case receipt
  /// The sender wants a mail back (撤回).
  case recall
}

extension Message {
  /// Told from headers (RFC 3834, RFC 3462) and from the signs of Chinese clients, which often have no header.
  package var kind: MessageKind {
    let signs = MachineSigns(of: self)
    if signs.isReceipt { return .receipt }
    if signs.isRecall { return .recall }
    if signs.isBounce { return .bounce }
    if signs.isAutoReply { return .autoReply }
    return .ordinary
  }
}
