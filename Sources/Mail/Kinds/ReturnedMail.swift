/// Finds which mail a report speaks of: in the header that came back with it, in the words, in its own header.
struct ReturnedMail {
  private let message: Message

  /// How many reports it lies in.
  private let depth: Int

  init(of message: Message) { self.init(of: message, depth: 0) }

  private init(of message: Message, depth: Int) {
    self.message = message
    self.depth = depth
  }

  /// Without angle brackets.
  ///
  /// A bounce that was itself returned or passed on speaks of the mail within it: we send no bounces.
  var messageID: String? {
    inner.flatMap { ReturnedMail(of: $0, depth: depth + 1).messageID } ?? inReturnedHeader ?? inReport
      ?? inWords ?? inOwnHeader
  }

  /// The mail that came back, when that is a bounce or another report.
  private var inner: Message? { depth < 3 ? message.returnedReport : nil }

  /// The returned mail, or its header, as a part (RFC 3462 §2, RFC 5965 §3.1).
  private var inReturnedHeader: String? {
    guard !message.root.parts.isEmpty else { return nil }
    for part in message.root.leaves {
      if part.isReturnedMail,
        let found = Self.identifier(inLinesOf: Self.header(of: message.content(of: part)))
      {
        return found
      }
      // Others put the returned header where the part's own one should be.
      if let found = Self.identifier(in: part.headers.first(named: "Message-ID")) { return found }
    }
    return nil
  }

  /// Where the report's fields name the original (RFC 8098 §3.2.5).
  private var inReport: String? {
    for part in message.root.leaves where part.contentType.type == "message" && !part.isReturnedMail {
      for fields in HeaderGroups(of: message.content(of: part)).groups {
        for name in ["Original-Message-ID", "X-Original-Message-ID", "Message-ID"] {
          if let found = Self.identifier(in: fields.first(named: name)) { return found }
        }
      }
    }
    return nil
  }

  /// A header that stands among the words, below one of the countless lines that announce it.
  private var inWords: String? {
    for part in message.root.leaves
    where ["text", "multipart", "message"].contains(part.contentType.type) && !part.isReturnedMail {
      if let found = Self.identifier(inLinesOf: message.content(of: part)) { return found }
    }
    return Self.identifier(inLinesOf: Array(message.text.utf8))
  }

  /// QQ and others name the returned mail only as the one they answer.
  private var inOwnHeader: String? {
    for name in ["X-Original-Message-ID", "Original-Message-ID", "X-Failed-Message-ID"] {
      if let found = Self.identifier(in: message.headers(named: name).first) { return found }
    }
    return message.inReplyTo.last ?? message.references.last
  }

  private static func identifier(in field: HeaderField?) -> String? {
    field.flatMap { MessageIDs.all(in: $0.rawValue).first }
  }

  /// All up to the first empty line, not counting those at the start: by its lines alone, as folds are often lost.
  private static func header(of octets: [UInt8]) -> [UInt8] {
    let start = octets.firstIndex { !$0.isSpace } ?? octets.endIndex
    var position = start
    while let lineFeed = octets.firstIndex(of: Octet.lineFeed, in: position..<octets.count) {
      if octets[position..<lineFeed].allSatisfy({ $0 == Octet.carriageReturn }) {
        return Array(octets[start..<position])
      }
      position = lineFeed + 1
    }
    return Array(octets[start...])
  }

  /// The first line that is a Message-ID field, quoted or indented; its value may stand on the next line.
  private static func identifier(inLinesOf octets: [UInt8]) -> String? {
    let name = Array("message-id:".utf8)
    var position = 0
    while let colon = octets.firstIndex(of: Octet.colon, in: position..<octets.count) {
      position = colon + 1
      let start = position - name.count
      guard start >= 0, octets[start...].startsIgnoringCase(with: name), isLineStart(start, of: octets)
      else { continue }
      if let found = MessageIDs.all(in: value(at: position, of: octets)).first { return found }
    }
    return nil
  }

  /// Whether only `X-`, `Original-`, blanks and quotation marks stand before that place on its line.
  private static func isLineStart(_ place: Int, of octets: [UInt8]) -> Bool {
    let line = octets[max(0, place - 40)..<place]
    let before = line.lastIndex { $0 == Octet.lineFeed || $0 == Octet.carriageReturn }.map {
      line[($0 + 1)...]
    }
    guard let before = before ?? (line.startIndex == 0 ? line : nil) else { return false }
    let mark = before.drop { $0.isBlank || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "|") }
    return ["", "x-", "original-", "x-original-"].contains { mark.equalsIgnoringCase($0.utf8) }
  }

  /// The rest of the line, or the next one where nothing but blanks is left; never more than a few hundred octets.
  private static func value(at place: Int, of octets: [UInt8]) -> ArraySlice<UInt8> {
    func isBreak(_ octet: UInt8) -> Bool { octet == Octet.lineFeed || octet == Octet.carriageReturn }
    let window = octets[place...].prefix(1000)
    let line = window.prefix { !isBreak($0) }
    if !line.trimmed.isEmpty { return line }
    let next = window[line.endIndex...].drop(while: isBreak)
    return next.first?.isBlank == true || next.first == UInt8(ascii: ">")
      ? next.prefix { !isBreak($0) } : line
  }
}

extension Message {
  /// The mail that came back, when that is a bounce with a report of its own.
  var returnedReport: Message? {
    for part in root.leaves where part.contentType.matches("message", "rfc822") {
      // What breaks a limit within the returned mail costs its details only.
      guard let inner = try? Message(parsing: content(of: part)) else { continue }
      return inner.isReport("delivery-status") ? inner : nil
    }
    return nil
  }
}

extension Part {
  /// Whether it is a mail, or a mail's header, that was sent back.
  var isReturnedMail: Bool {
    contentType.matches("message", "rfc822") || contentType.matches("message", "global")
      || contentType.matches("text", "rfc822-headers") || contentType.matches("message", "global-headers")
      || contentType.matches("text", "rfc822") || contentType.matches("message", "rfc822-headers")
      || contentType.matches("message", "partial") || contentType.matches("message", "delayed")
  }
}
