/// Finds the details of a bounce: in the delivery status, in the returned header, and where there is none of these
/// in the words.
struct BounceReader {
  let message: Message

  var bounce: Bounce {
    let words = BounceWords(of: message)
    var bounce = reported ?? message.returnedReport.flatMap { Self(message: $0).reported } ?? Bounce()
    if bounce.finalRecipient == nil {
      bounce.finalRecipient = failedRecipient ?? words.recipient ?? returnedTo
    }
    if bounce.status == nil { bounce.status = words.status }
    if bounce.action == nil { bounce.action = words.action }
    bounce.originalMessageID = ReturnedMail(of: message).messageID
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
    let names = ["Final-Recipient", "Original-Recipient", "X-Actual-Recipient"]
    let recipients = names.compactMap { fields.first(named: $0) }
    let action = fields.first(named: "Action").map { firstWord($0.text).lowercased() }
    if recipients.isEmpty, action == nil { return nil }
    return Bounce(
      finalRecipient: recipients.lazy.compactMap(mailbox).first, action: action, status: status(fields),
      diagnostic: fields.first(named: "Diagnostic-Code").map { $0.text.prefix(utf8: 1000) })
  }

  /// The status, or the more exact one of the same class that the other server gave (RFC 3464 §2.3.6).
  private static func status(_ fields: [HeaderField]) -> String? {
    let stated = fields.first(named: "Status").flatMap { StatusCode.first(in: $0.text.utf8, of: "245") }
    if let stated, !stated.hasSuffix(".0.0") { return stated }
    let diagnosed = fields.first(named: "Diagnostic-Code").flatMap {
      StatusCode.first(in: $0.text.utf8, of: stated.map { String($0.prefix(1)) } ?? "45")
    }
    return diagnosed ?? stated
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

  /// The one recipient of the mail that came back.
  private var returnedTo: String? {
    for part in message.root.leaves where part.isReturnedMail {
      let fields = HeaderGroups(of: message.content(of: part)).groups.first ?? []
      guard let field = fields.first(named: "To") else { continue }
      let list = AddressList(parsing: field.rawValue, limit: 2).addresses
      if list.count == 1 { return list[0].mailbox }
    }
    return nil
  }

  private static func firstWord(_ text: String) -> String {
    String(text.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "(" }).first ?? "")
  }
}

/// An enhanced status code (RFC 3463 §2), such as `5.1.1`.
enum StatusCode {
  /// The first word of that form whose class is one of the given digits.
  static func first(in text: some Collection<UInt8>, of classes: String) -> String? {
    text.split { !$0.isDigit && $0 != UInt8(ascii: ".") }.lazy.compactMap { word in
      // A full stop may end the sentence.
      let word = word.last == UInt8(ascii: ".") ? word.dropLast() : word
      let numbers = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard numbers.count == 3, let kind = numbers[0].first, numbers[0].count == 1,
        classes.utf8.contains(kind), numbers[1...].allSatisfy({ (1...3).contains($0.count) })
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
    var skipped = 0
    while position < bytes.count, groups.count < 100 {
      // Limits broken inside a report cost its details only; the mail itself has passed them.
      guard
        let header = try? HeaderScanner(reading: position..<bytes.count, of: bytes, limits: .standard)
      else { return }
      if !header.fields.isEmpty { groups.append(header.fields) }
      guard header.bodyRange.lowerBound == position else {
        position = header.bodyRange.lowerBound
        continue
      }
      // A line that is no field, as of a long reply whose lines were not folded.
      skipped += 1
      guard skipped < 1000, let end = bytes.firstIndex(of: Octet.lineFeed, in: position..<bytes.count) else {
        return
      }
      position = end + 1
    }
  }
}
