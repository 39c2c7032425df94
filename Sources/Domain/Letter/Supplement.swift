/// What an author added to his letter later (补充).
package struct Supplement: Sendable {
  /// Of the event that recorded it.
  package let sequence: Int64
  package let at: Timestamp
  package let text: Words
  /// The mail it came in, with whatever files it has; nil where it came another way.
  package let mail: MailReference?

  package init(sequence: Int64, at: Timestamp, text: Words, mail: MailReference?) {
    self.sequence = sequence
    self.at = at
    self.text = text
    self.mail = mail
  }
}

extension Letter {
  /// Whether a page with its answer is on the public site; a letter keeps it while it is handled anew.
  package var hasPage: Bool {
    for event in events.reversed() {
      switch event.fact {
      case .published: return true
      case .withdrawn, .withheld: return false
      default: continue
      }
    }
    return false
  }
}
