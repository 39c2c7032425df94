/// What a mail is, apart from its words. It says where a mail goes, never what its sender may do.
package enum MessageKind: String, Sendable, Equatable, CaseIterable {
  /// A person wrote it, and of their own accord.
  case letter
  /// A person wrote it and answers another mail.
  case reply
  /// A mail server says that a mail of ours was not delivered, or is late (退信).
  case bounce
  /// A machine wrote it: vacation notice (自动回复), list, feedback report.
  case autoReply
  /// A mail of ours was displayed, or deleted unread (已读回执).
  case receipt
  /// The sender wants a mail back (撤回).
  case recall
  /// A mail that an office like ours composed, and that has come back.
  case own

  /// Whether a person speaks in it: only such a mail may be taken for a citizen's or a unit's word.
  package var isByPerson: Bool { self == .letter || self == .reply }
}

extension Message {
  /// Told from headers (RFC 3834, RFC 6522) and from the signs of Chinese clients, which often have no header.
  package var kind: MessageKind { kindOnce.value { foundKind } }

  private var foundKind: MessageKind {
    if OwnMail.matches(self) { return .own }
    let signs = MachineSigns(of: self)
    if signs.isReceipt { return .receipt }
    if signs.isRecall { return .recall }
    if signs.isBounce { return .bounce }
    if signs.isAutoReply { return .autoReply }
    return isAnswer ? .reply : .letter
  }

  /// Whether it names a mail that it answers, or has the subject of an answer.
  ///
  /// A forwarded mail counts where its client names the mail before it, since the header tells no more than that;
  /// by its subject alone it is a letter: whoever forwards something to us without a word of ours answers nothing.
  private var isAnswer: Bool {
    if !references.isEmpty || !inReplyTo.isEmpty { return true }
    return SubjectPrefixes(of: subject).kinds.contains(.reply)
  }
}
