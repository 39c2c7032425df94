extension Letter {
  /// Whether a mailbox is the one that the author left.
  package func isAuthor(_ mailbox: String) -> Bool {
    registration.authorAddress?.text?.lowercased() == mailbox.lowercased()
  }

  /// Whether a mail to the author came back for good, and nothing was heard from him since: then no survey and no
  /// notice goes to him by mail. Decisions and answers do
  /// where he left no telephone, and the office finds another way to tell him.
  package var authorIsUnreachable: Bool {
    for event in events.reversed() {
      switch event.fact {
      case .bounced(let recipient, let status):
        if let address = recipient.text, isAuthor(address), Self.isDead(status) { return true }
      case .supplemented, .rated, .retracted, .reopened:
        if event.by.role == .author { return false }
      default: continue
      }
    }
    return false
  }

  /// Whether an enhanced status code (RFC 3463) speaks of an address for good: class 5, but not what a server made of
  /// our words (5.6) or of us (5.7).
  private static func isDead(_ status: String) -> Bool {
    status.hasPrefix("5") && !status.hasPrefix("5.6.") && !status.hasPrefix("5.7.")
  }
}
