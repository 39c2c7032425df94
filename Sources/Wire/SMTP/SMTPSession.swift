/// A logged-in SMTP dialogue (RFC 5321): commands out, replies in.
final class SMTPSession {
  /// Why the dialogue cannot go on. Nothing has been handed over by then, unless the final dot was on its way.
  enum Fault: Error, CustomStringConvertible {
    case connection(ConnectionError)
    /// The server said goodbye, 421.
    case closing(server: String, reply: String)
    /// Not a reply, or not one that makes sense here.
    case garbage(server: String, line: String)

    var description: String {
      switch self {
      case .connection(let error): error.description
      case .closing(let server, let reply): "\(server): \(reply)"
      case .garbage(let server, let line): "\(server): not a reply: \"\(line)\""
      }
    }
  }

  let capabilities: SMTPCapabilities
  var server: String { connection.server }
  /// A transaction was left unfinished.
  var needsReset = false
  /// How long the server is still waited for after an interrupt.
  var grace: Duration? {
    get { connection.grace }
    set { connection.grace = newValue }
  }
  private let connection: Connection

  init(to address: ServerAddress, as name: String?) throws(Fault) {
    do { connection = try Connection(to: address, speaking: .smtp, as: name) } catch {
      throw .connection(error)
    }
    capabilities = SMTPCapabilities(connection.openingLines)
  }

  /// Sends commands and reads their replies: all in one go where the server allows it (RFC 2920), else one by
  /// one up to the first that is refused.
  func exchange(_ commands: [String]) throws(Fault) -> [SMTPReply] {
    var replies: [SMTPReply] = []
    for group in capabilities.pipelining ? [commands[...]] : commands.chunks(of: 1) {
      try send(Array(group.joined(separator: "\r\n").utf8) + [0x0D, 0x0A])
      for _ in group {
        let reply = try reply()
        if reply.isClosing { throw .closing(server: server, reply: reply.text) }
        replies.append(reply)
      }
      if let last = replies.last, !last.isPositive { break }
    }
    return replies
  }

  func send(_ bytes: [UInt8]) throws(Fault) {
    do { try connection.send(bytes) } catch { throw .connection(error) }
  }

  /// The next reply. Every line must carry the same code, and the last must have come.
  func reply(within patience: Duration? = nil) throws(Fault) -> SMTPReply {
    var texts: [String] = []
    var code: Int?
    while texts.count < 100 {
      let bytes: [UInt8]
      do { bytes = try connection.readLine(limit: 4096, within: patience) } catch { throw .connection(error) }
      let text = printable(bytes)
      guard let line = SMTPReply.Line(text), code == nil || code == line.code else {
        throw .garbage(server: server, line: text)
      }
      code = line.code
      texts.append(texts.isEmpty ? "\(line.code) \(line.text)" : Self.continued(line.text))
      if line.isLast { return SMTPReply(code: line.code, text: printable(texts.joined(separator: " ").utf8)) }
    }
    throw .garbage(server: server, line: texts[0])
  }

  /// A further line, without the enhanced code that each line repeats.
  private static func continued(_ text: Substring) -> String {
    let words = text.split(separator: " ", maxSplits: 1)
    let isCode =
      words.first.map { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") } } ?? false
    return String(isCode && words.count == 2 ? words[1] : text)
  }

  /// Takes leave, without waiting long for an answer.
  func quit() {
    // What was delivered is delivered, whatever the server makes of a farewell.
    try? send(Array("QUIT\r\n".utf8))
    _ = try? reply(within: .seconds(2))
  }
}
