import Mail

extension Complaints {
  /// A whole mail: its structure lies within it, and whatever is said of it is short and plain.
  mutating func check(message bytes: [UInt8]) {
    let message: Message
    do throws(MailError) {
      message = try Message(parsing: bytes)
    } catch {
      requireOneLine(error.description, "the error")
      return
    }
    let limits = MailLimits.standard
    // Lines that end in CR alone may be given other breaks; nothing else may change.
    require(
      message.bytes == bytes || !bytes.contains(UInt8(ascii: "\n")), "the bytes are not the original's")
    check(message.root, within: message.bytes.indices, of: message, depth: 0)
    requireOneLine(message.subject, "the subject")
    for finding in message.findings { requireOneLine(finding, "a finding") }
    for identifier in message.inReplyTo + message.references + [message.messageID].compactMap({ $0 }) {
      requireOneLine(identifier, "an identifier")
    }
    let text = message.text
    require(text.utf8.count <= limits.textBytes, "a text of \(text.utf8.count) bytes")
    require(!text.utf8.contains(0) && !text.utf8.contains(UInt8(ascii: "\r")), "a text with NUL or CR")
    check(quotedText: Array(text.utf8))
    require(message.attachments.count <= limits.attachments, "\(message.attachments.count) attachments")
    for file in message.attachments {
      require(message.content(of: file).count <= limits.attachmentBytes, "an attachment beyond the limit")
    }
    if let bounce = message.bounce {
      require(message.kind == .bounce, "a \(message.kind) with the details of a bounce")
      requireOneLine(bounce.finalRecipient ?? "", "a failed recipient")
      requireOneLine(bounce.status ?? "", "a status")
      requireOneLine(bounce.originalMessageID ?? "", "an original identifier")
    }
    checkAgain(message, bytes)
  }

  /// A `winmail.dat` ([MS-OXTNEF]), as the only thing in its mail.
  mutating func check(tnef bytes: [UInt8]) {
    let header = "From: a@mail.example\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\n\r\n"
    check(message: Array(header.utf8) + bytes)
  }

  private mutating func check(_ part: Part, within parent: Range<Int>, of message: Message, depth: Int) {
    let limits = MailLimits.standard
    require(depth <= limits.nesting, "nested \(depth) deep")
    require(parent.encloses(part.range), "part \(part.range) lies outside \(parent)")
    require(part.range.encloses(part.headerRange), "header \(part.headerRange) outside \(part.range)")
    require(part.range.encloses(part.bodyRange), "body \(part.bodyRange) outside \(part.range)")
    require(part.headerRange.upperBound <= part.bodyRange.lowerBound, "the body begins within the header")
    require(
      Array(message.rawBytes(of: part)) == Array(message.bytes[part.range]), "raw bytes are not the part's")
    for aside in [part.preamble, part.epilogue] where !aside.isEmpty {
      require(part.bodyRange.encloses(aside), "\(aside) lies outside body \(part.bodyRange)")
    }
    for field in part.headers {
      require(part.headerRange.encloses(field.range), "field \(field.range) outside \(part.headerRange)")
      requireOneLine(field.text, "a field's text")
    }
    requireOneLine(part.fileName ?? "", "a file name")
    require(message.content(of: part).count <= part.bodyRange.count, "a content longer than its body")
    _ = message.text(of: part)
    var end = part.bodyRange.lowerBound
    for child in part.parts {
      require(child.range.lowerBound >= end, "part \(child.range) begins before \(end)")
      end = child.range.upperBound
      check(child, within: part.bodyRange, of: message, depth: depth + 1)
    }
  }

  /// The same bytes give the same mail.
  private mutating func checkAgain(_ message: Message, _ bytes: [UInt8]) {
    // The first reading passed the limits, so that an error here is a difference like any other.
    guard let again = try? Message(parsing: bytes) else {
      return require(false, "read once, held the second time")
    }
    require(again.findings == message.findings, "the findings differ when read again")
    require(again.text == message.text, "the text differs when read again")
    require(again.kind == message.kind, "the kind differs when read again")
    require(again.from == message.from && again.to == message.to, "the addresses differ when read again")
    let ranges = [again, message].map { $0.root.allRanges }
    require(ranges[0] == ranges[1], "the parts differ when read again")
  }
}

extension Part {
  /// Its own range and those of all parts below it.
  fileprivate var allRanges: [Range<Int>] { [range] + parts.flatMap(\.allRanges) }
}

extension Range<Int> {
  /// Whether the other one lies within this one, be it empty or not.
  func encloses(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}
