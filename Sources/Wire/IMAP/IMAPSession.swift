/// A logged-in IMAP4rev1 dialogue: commands go out with tags, responses come back (RFC 3501, RFC 9051).
final class IMAPSession {
  /// How a command ended.
  enum Status: String {
    case ok = "OK"
    case no = "NO"
    case bad = "BAD"
  }

  struct Completion {
    let status: Status
    /// What the server said with it, `NO [TRYCREATE] …`.
    let words: String
    let untagged: [IMAPResponse]
  }

  /// A command under way.
  struct Pending {
    fileprivate let tag: String
    fileprivate let title: String
  }

  let connection: Connection
  var capabilities: Set<String> = []
  /// The folder that is open, as its name was given, and its UIDVALIDITY.
  var opened: (folder: String, validity: UInt32)?
  /// The server has told of mail in the open folder since it was searched last.
  var hasNews = false
  /// Where mails of the open folder were copied to, by the server's word.
  var copied: [UInt32: MailKey] = [:]
  private let literalLimit: Int
  private var count = 0

  /// Logs in, asks what the server can do, and says who we are: some Chinese providers refuse to open a folder
  /// for a client that has not introduced itself (RFC 2971).
  init(to address: ServerAddress, as client: ClientName, literalLimit: Int) throws(MailboxError) {
    self.literalLimit = literalLimit
    do { connection = try Connection(to: address, speaking: .imap) } catch { throw .connection(error) }
    let answer = try run("CAPABILITY")
    for response in answer.untagged where response.untagged?.keyword == "CAPABILITY" {
      let names = String(decoding: response.untagged?.rest ?? [], as: UTF8.self)
      capabilities.formUnion(names.uppercased().split(separator: " ").map(String.init))
    }
    if can("ID") {
      let command = "ID (\"name\" \(try quoted(client.name)) \"version\" \(try quoted(client.version)))"
      _ = try finish(begin(command))
    }
  }

  func can(_ capability: String) -> Bool { capabilities.contains(capability) }

  /// Sends a command without waiting for its end. Commands end in the order in which they were begun.
  ///
  /// - Parameter title: what to call it in errors; its first words, if `nil`.
  func begin(_ command: String, as title: String? = nil) throws(MailboxError) -> Pending {
    count += 1
    let words = command.split(separator: " ").prefix(command.hasPrefix("UID ") ? 2 : 1)
    let pending = Pending(tag: "h\(count)", title: title ?? words.joined(separator: " "))
    try send("\(pending.tag) \(command)\r\n")
    return pending
  }

  /// Reads up to the end of a command.
  func finish(_ pending: Pending) throws(MailboxError) -> Completion {
    var untagged: [IMAPResponse] = []
    let completion = try finish(pending) { untagged.append($0) }
    return Completion(status: completion.status, words: completion.words, untagged: untagged)
  }

  /// Reads up to the end of a command.
  ///
  /// - Parameter hear: is told what the server says until then, each thing as soon as it is there.
  func finish(
    _ pending: Pending, hearing hear: (IMAPResponse) -> Void
  ) throws(MailboxError) -> Completion {
    // Twice what an honest answer needs.
    var room = (64 << 20) + 2 * literalLimit
    while room > 0 {
      let response = try read()
      room -= response.size
      if response.words.first == "*" {
        if response.untagged?.keyword == "BYE" { throw farewell(response) }
        hear(response)
        continue
      }
      guard let completion = completion(of: pending, by: response) else {
        throw unintelligible("not an answer to \(pending.title): \"\(printable(response.line))\"")
      }
      return completion
    }
    throw unintelligible("no end of answers to \(pending.title)")
  }

  /// The end of a command, if it is that.
  func completion(of pending: Pending, by response: IMAPResponse) -> Completion? {
    let (tag, rest) = response.words
    let word = String(decoding: rest.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self).uppercased()
    guard tag == pending.tag, let status = Status(rawValue: word) else { return nil }
    return Completion(status: status, words: printable(rest, limit: 64 << 10), untagged: [])
  }

  /// The server says goodbye, in its own words.
  func farewell(_ response: IMAPResponse) -> MailboxError {
    .connection(.broken(server: connection.server, reason: "\"\(printable(response.words.rest))\""))
  }

  /// Sends a command and wants an OK.
  @discardableResult
  func run(_ command: String, as title: String? = nil) throws(MailboxError) -> Completion {
    let pending = try begin(command, as: title)
    let completion = try finish(pending)
    guard completion.status == .ok else { throw refusal(of: pending, completion) }
    return completion
  }

  func refusal(of pending: Pending, _ completion: Completion) -> MailboxError {
    .refused(server: connection.server, command: pending.title, reply: completion.words)
  }

  func unintelligible(_ reason: String) -> MailboxError {
    .unintelligible(server: connection.server, reason: reason)
  }

  func send(_ text: String) throws(MailboxError) {
    do { try connection.send(Array(text.utf8)) } catch { throw .connection(error) }
  }

  /// One response. A literal is read by its announced length: nothing inside a mail is ever taken for a line.
  func read(within patience: Duration? = nil) throws(MailboxError) -> IMAPResponse {
    do {
      var fragments: [IMAPResponse.Fragment] = []
      var room = literalLimit
      while fragments.count < 1000 {
        // A search may name a million mails in one line.
        let line = try connection.readLine(limit: 16 << 20, within: patience)
        guard let (text, length) = IMAPResponse.literal(endOf: line, first: fragments.isEmpty) else {
          fragments.append(.text(line))
          let response = IMAPResponse(fragments: fragments)
          hasNews = hasNews || response.untagged?.keyword == "EXISTS"
          return response
        }
        fragments.append(.text(text))
        if length <= room {
          room -= length
          fragments.append(.literal(try connection.read(count: length)))
        } else {
          try connection.skip(count: length)
          fragments.append(.dropped(length))
        }
      }
    } catch {
      throw .connection(error)
    }
    throw unintelligible("a response of more than 1000 parts")
  }

  /// Takes leave, without waiting long for an answer.
  func logOut() {
    // Whatever the server makes of a farewell, the connection is at its end.
    guard (try? begin("LOGOUT")) != nil else { return }
    while let response = try? read(within: .seconds(2)), response.words.first == "*" {}
  }
}

/// A string in quotes (RFC 9051 §9, `quoted`). Refuses what quotes cannot hold: nothing else can end a command.
func quoted(_ text: String) throws(MailboxError) -> String {
  guard text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), text.utf8.count <= 1000 else {
    throw .unusable(what: "text in a command", value: text)
  }
  var result = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
    result.unicodeScalars.append(scalar)
  }
  return result + "\""
}

/// What we call ourselves to an IMAP server (RFC 2971).
package struct ClientName: Sendable {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
