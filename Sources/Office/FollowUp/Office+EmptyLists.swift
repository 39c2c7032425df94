import Domain
import Mail
import Store

extension Office {
  /// The desks' lists that tell of a letter, and what was said of the answers to them, by their numbers in the outbox:
  /// they are about many letters and quote each.
  ///
  /// It reads every such mail since the letter came: it is rare.
  func lists(naming letter: LetterID) throws -> [Int64] {
    try ledger.lists(since: letter).filter {
      Self.names(letter, in: try ledger.outbox(number: $0)?.mail.bytes ?? [])
    }
  }

  /// Empties them and what was answered to them.
  func empty(_ lists: [Int64], naming letter: LetterID) throws {
    let answers = try ledger.clerksAnswers(since: letter).filter {
      Self.names(letter, in: try ledger.mail($0)?.bytes ?? [])
    }
    try ledger.empty(lists: lists, received: answers, quoting: letter)
  }

  /// What is encrypted may quote it as well: nobody here can read it, so that nothing is lost with it.
  private static func names(_ letter: LetterID, in bytes: [UInt8]) -> Bool {
    // What is no mail quotes none.
    guard let message = try? Message(parsing: bytes) else { return false }
    return !message.encryption.isEmpty || message.text.contains(letter.description)
      || message.subject.contains(letter.description)
  }
}
