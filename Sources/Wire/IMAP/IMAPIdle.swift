/// Waiting for news (RFC 2177).
extension IMAPSession {
  /// Whether the open folder changed within `patience`.
  func idle(for patience: Duration) throws(MailboxError) -> Bool {
    let pending = try begin("IDLE")
    var changed = false
    while true {
      let response = try read()
      if response.words.first == "+" { break }
      guard let keyword = response.untagged?.keyword else {
        throw unintelligible("not an answer to IDLE: \"\(printable(response.line))\"")
      }
      changed = changed || keyword == "EXISTS"
    }
    if !changed { changed = try hearsOfMail(within: patience) }
    try send("DONE\r\n")
    let completion = try finish(pending)
    guard completion.status == .ok else { throw refusal(of: pending, completion) }
    return changed
  }

  private func hearsOfMail(within patience: Duration) throws(MailboxError) -> Bool {
    do throws(MailboxError) {
      while true {
        let response = try read(within: patience)
        if response.untagged?.keyword == "EXISTS" { return true }
        if response.untagged?.keyword == "BYE" {
          throw .connection(
            .broken(server: connection.server, reason: "\"\(printable(response.words.rest))\""))
        }
      }
    } catch {
      if case .connection(.silent) = error { return false }
      throw error
    }
  }
}
