/// Finds the details of a bounce: in the delivery status, in the returned header, and where there is none of these
/// in the words.
struct BounceReader {
  let message: Message

  var bounce: Bounce {
    var bounce = reported ?? Bounce()
    let text = message.text
    if bounce.finalRecipient == nil { bounce.finalRecipient = failedRecipient ?? Self.mailbox(after: text) }
    if bounce.status == nil { bounce.status = Self.status(in: text) }
    bounce.originalMessageID = returnedMessageID ?? Self.messageID(in: text) ?? referredMessageID
    return bounce
  }

  /// The recipient that failed, or else the first one (RFC 3464 §2.3).
  private var reported: Bounce? {
    let reports = message.root.leaves.filter {
      $0.contentType.matches("message", "delivery-status")
        || $0.contentType.matches("message", "global-delivery-status")
    }
    let recipients = reports.flatMap { part in
      HeaderGroups(of: message.content(of: part)).groups.compactMap(Self.recipient)
    }
    return recipients.first { $0.action == "failed" } ?? recipients.first
  }

  private static func recipient(_ fields: [HeaderField]) -> Bounce? {
    guard
      let recipient = fields.first(named: "Final-Recipient") ?? fields.first(named: "Original-Recipient")
        ?? fields.first(named: "X-Actual-Recipient")
    else { return nil }
    return Bounce(
      finalRecipient: mailbox(in: recipient),
      action: fields.first(named: "Action").map { firstWord($0.text).lowercased() },
      status: fields.first(named: "Status").flatMap { status(in: $0.text) })
  }

  /// `rfc822; name@example.cn` without its type.
  private static func mailbox(in field: HeaderField) -> String? {
    let value = field.rawValue
    let address = value.firstIndex(of: Octet.semicolon).map { value[($0 + 1)...] } ?? value
    return AddressList(parsing: address, limit: 1).addresses.first?.mailbox
  }

  /// What Exim and others put into the header of the bounce.
  private var failedRecipient: String? {
    message.headers(named: "X-Failed-Recipients").first.flatMap {
      AddressList(parsing: $0.rawValue, limit: 100).addresses.first?.mailbox
    }
  }

  private var returnedMessageID: String? {
    for part in message.root.leaves {
      let type = part.contentType
      guard
        type.matches("message", "rfc822") || type.matches("text", "rfc822-headers") || type.type == "message"
      else { continue }
      let fields = HeaderGroups(of: message.content(of: part)).groups.first ?? []
      if let field = fields.first(named: "Message-ID") { return MessageIDs.all(in: field.rawValue).first }
    }
    return nil
  }

  /// QQ and others name the returned mail only as the one they answer.
  private var referredMessageID: String? { message.inReplyTo.last ?? message.references.last }
}

extension BounceReader {
  private static func firstWord(_ text: String) -> String {
    String(text.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "(" }).first ?? "")
  }

  /// A header copied into the words.
  private static func messageID(in text: String) -> String? {
    let name = "message-id:"
    for line in text.utf8.split(separator: Octet.lineFeed) {
      let line = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      guard line.startsIgnoringCase(with: name.utf8) else { continue }
      return MessageIDs.all(in: ArraySlice(line.dropFirst(name.utf8.count))).first
    }
    return nil
  }

  /// The first mailbox in angle brackets, as in `<name@example.cn>: user unknown`.
  private static func mailbox(after text: String) -> String? {
    let octets = Array(text.utf8)
    let longest = 320
    var position = 0
    while let opening = octets.firstIndex(of: UInt8(ascii: "<"), in: position..<octets.count) {
      position = opening + 1
      let content = octets[position...].prefix(longest).prefix { $0 > Octet.space && $0 != UInt8(ascii: ">") }
      guard content.contains(Octet.at), !content.contains(Octet.colon), content.endIndex < octets.count,
        octets[content.endIndex] == UInt8(ascii: ">")
      else { continue }
      return AddressList(parsing: content, limit: 1).addresses.first?.mailbox
    }
    return nil
  }

  /// The first word like `5.1.1` (RFC 3463 §2), of class 2, 4 or 5.
  static func status(in text: String) -> String? {
    text.utf8.split { !$0.isDigit && $0 != UInt8(ascii: ".") }.lazy.compactMap { word in
      let numbers = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard numbers.count == 3, let kind = numbers[0].first, numbers[0].count == 1, "245".utf8.contains(kind),
        numbers[1...].allSatisfy({ (1...3).contains($0.count) })
      else { return nil }
      return String(decoding: word, as: UTF8.self)
    }.first
  }
}

/// Header fields in groups parted by empty lines, as a delivery status has them (RFC 3464 §2.1).
struct HeaderGroups {
  private(set) var groups: [[HeaderField]] = []

  /// Reads at most 100 groups, and stops at what breaks a limit: a bounce's details are a help, not a must.
  init(of bytes: [UInt8]) {
    var position = 0
    while position < bytes.count, groups.count < 100 {
      // Limits broken inside a report cost its details only; the mail itself has passed them.
      guard
        let header = try? HeaderScanner(reading: position..<bytes.count, of: bytes, limits: .standard)
      else { return }
      if !header.fields.isEmpty { groups.append(header.fields) }
      guard header.bodyRange.lowerBound > position else { return }
      position = header.bodyRange.lowerBound
    }
  }
}
