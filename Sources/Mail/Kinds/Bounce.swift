/// What a bounce says of the mail it returns (RFC 3464).
package struct Bounce: Sendable, Equatable {
  /// The mailbox that could not be reached.
  package var finalRecipient: String?
  /// Lower case: `failed`, `delayed`, `delivered`, `relayed`, `expanded`.
  package var action: String?
  /// An enhanced status code, such as `5.1.1`.
  package var status: String?
  /// What the last server said (RFC 3464 §2.3.6), such as `smtp; 550 5.1.1 user unknown`.
  package var diagnostic: String?
  /// The Message-ID of the mail that was sent, without angle brackets.
  package var originalMessageID: String?

  package init(
    finalRecipient: String? = nil, action: String? = nil, status: String? = nil, diagnostic: String? = nil,
    originalMessageID: String? = nil
  ) {
    self.finalRecipient = finalRecipient
    self.action = action
    self.status = status
    self.diagnostic = diagnostic
    self.originalMessageID = originalMessageID
  }

  /// Whether the mail will not arrive.
  ///
  /// A server that reports a failure has given up, whatever class its status has (RFC 3464 §2.3.3); without an
  /// action, everything but a success counts as one.
  package var isFinal: Bool {
    switch action {
    case "failed": true
    case "delayed", "delivered", "relayed", "expanded": false
    default: status?.hasPrefix("2") != true
    }
  }
}

extension Message {
  /// The details of a bounce, as far as it tells them; nil for any other mail.
  package var bounce: Bounce? {
    kind == .bounce ? BounceReader(message: self).bounce : nil
  }

  /// The Message-ID of the mail that a machine speaks of, without angle brackets; nil for what a person wrote.
  package var originalMessageID: String? {
    switch kind {
    case .bounce, .autoReply, .receipt: ReturnedMail(of: self).messageID
    case .letter, .reply, .recall, .own: nil
    }
  }
}
