import Domain
import Mail
import Store

extension Office {
  /// Empties the desks' lists that told of a letter, what was answered to them and what was said of the answers: they
  /// are about many letters and quote each.
  ///
  /// It reads every such mail since the letter came: it is rare. What is encrypted may quote it as well: nobody here can
  /// read it, so that nothing is lost with it.
  func emptyLists(naming letter: LetterID) throws {
    func names(_ bytes: [UInt8]) -> Bool {
      // What is no mail quotes none.
      guard let message = try? Message(parsing: bytes) else { return false }
      return !message.encryption.isEmpty || message.text.contains(letter.description)
        || message.subject.contains(letter.description)
    }
    let sent = try ledger.sentLists(since: letter).filter {
      names(try ledger.outbox(number: $0)?.mail.bytes ?? [])
    }
    let answers = try ledger.clerksAnswers(since: letter).filter { names(try ledger.mail($0)?.bytes ?? []) }
    try ledger.empty(sent: sent, received: answers, quoting: letter)
  }
}
