import Domain
import Mail
import Store

/// Whether a mail of others, or a code in it, is an answer to us.
extension Office {
  /// Whether a mail carries what was mailed to a desk or a unit alone, to be decided or answered with.
  func isAnswerToUs(_ message: Message) throws -> Bool {
    let tokens = MailTokens(of: message)
    if try ledger.isDesksAnswer(tokens) { return true }
    return try tokens.all.contains { token in
      try ledger.letter(token.letter).map { TokenHolder(of: token, in: $0, mint: mint) != nil } ?? false
    }
  }
}

extension Ledger {
  /// Whether a digest, or a probe, has that code.
  func isCode(_ code: DigestCode) throws -> Bool {
    switch code.kind {
    case .morning: try morning(withCode: code.code) != nil
    case .probe: try probe(withCode: code.code) != nil
    case .figures, .bulletin: try bulletinCode(code.code) != nil
    }
  }

  /// Whether a code of a desk is among them: of a question, a list, a form or a digest, used or not; or a probe's.
  func isDesksAnswer(_ tokens: MailTokens) throws -> Bool {
    if try tokens.digestCodes.contains(where: isCode) { return true }
    for token in tokens.all {
      if try entryCode(token.code) != nil || question(withCode: token.code) != nil
        || noticeCode(token.code) != nil || dutyCall(withCode: token.code) != nil
      {
        return true
      }
    }
    return false
  }
}
