/// Waiting for news (RFC 2177).
extension IMAPSession {
  /// Servers may hang up on whoever idles for half an hour without a word.
  private static let longest = Duration.seconds(28 * 60)

  /// Waits until the open folder may have changed, the bell rings, or `patience` is over.
  /// - Returns: false, at once, where the server cannot tell after all.
  func idle(for patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool {
    let pending = try begin("IDLE")
    while true {
      let response = try read()
      if response.words.first == "+" { break }
      guard response.untagged == nil else { continue }
      guard let completion = completion(of: pending, by: response), completion.status != .ok else {
        throw unintelligible("not an answer to IDLE: \"\(printable(response.line))\"")
      }
      capabilities.remove("IDLE")
      return false
    }
    if !hasNews { try listen(until: .now + min(patience, Self.longest), unless: bell) }
    try send("DONE\r\n")
    let completion = try finish(pending)
    guard completion.status == .ok else { throw refusal(of: pending, completion) }
    return true
  }

  private func listen(until end: ContinuousClock.Instant, unless bell: Bell) throws(MailboxError) {
    while try hears(within: ContinuousClock.now.duration(to: end), unless: bell) {
      let response = try read()
      if hasNews { return }
      if response.untagged?.keyword == "BYE" { throw farewell(response) }
    }
  }

  private func hears(within patience: Duration, unless bell: Bell) throws(MailboxError) -> Bool {
    do { return try connection.hears(within: patience, unless: bell) } catch { throw .connection(error) }
  }
}
