import Mail

extension Complaints {
  /// A mail's header: read in whole, or held by a limit's name.
  mutating func check(header bytes: [UInt8]) {
    guard let message = read(bytes + Array("\r\n\r\n".utf8)) else { return }
    for field in message.root.headers {
      require(!field.name.isEmpty, "a field without a name")
      require(message.bytes[field.range].contains(UInt8(ascii: ":")), "a field without a colon")
      requireOneLine(field.text, "the text of \(field.name)")
    }
    requireOneLine(message.subject, "the subject")
    for value in message.root.contentType.parameters.values { requireOneLine(value, "a parameter") }
    for address in message.from + message.sender + message.replyTo + message.to + message.cc {
      check(address)
    }
    for identifier in message.references + message.inReplyTo { requireOneLine(identifier, "an identifier") }
    for finding in message.findings { requireOneLine(finding, "a finding") }
    check(message.date)
    _ = message.kind
  }

  /// A text with encoded words, as in a subject.
  mutating func check(encodedWord bytes: [UInt8]) {
    let field = HeaderField(name: "Subject", range: 0..<bytes.count, rawValue: bytes[...])
    let text = field.text
    requireOneLine(text, "the text")
    // Not one octet of any charset becomes more than three of UTF-8.
    require(text.utf8.count <= bytes.count * 3 + 3, "\(bytes.count) octets became \(text.utf8.count)")
    require(field.text == text, "the text differs when read again")
  }

  /// The value of From or To.
  mutating func check(addressList bytes: [UInt8]) {
    guard let message = read(field("To", bytes)) else { return }
    require(message.to.count <= MailLimits.standard.addresses, "\(message.to.count) addresses")
    for address in message.to { check(address) }
  }

  private mutating func check(_ address: Address) {
    requireOneLine(address.mailbox, "a mailbox")
    require(!address.mailbox.isEmpty, "an empty mailbox")
    requireOneLine(address.name ?? "", "a name")
    require(address.name != "", "an empty name, where none is nil")
  }

  mutating func check(date bytes: [UInt8]) {
    guard let message = read(field("Date", bytes)) else { return }
    check(message.date)
  }

  private mutating func check(_ date: MailDate?) {
    guard let date else { return }
    // Years of up to four figures, and whatever zone.
    let range = -62_200_000_000...253_500_000_000 as ClosedRange<Int64>
    require(range.contains(date.seconds), "a date at \(date.seconds)")
    require(abs(date.offset) < 100 * 3600, "a zone of \(date.offset) seconds")
  }

  /// What follows the type in Content-Type, and the same in Content-Disposition (RFC 2231, RFC 2047).
  mutating func check(parameters bytes: [UInt8]) {
    for value in [field("Content-Type", bytes), field("Content-Disposition", bytes)] {
      guard let message = read(value) else { continue }
      let type = message.root.contentType
      requireOneLine(type.type + type.subtype, "a type")
      require(type.parameters.count <= MailLimits.standard.parameters, "\(type.parameters.count) parameters")
      let others = message.root.disposition?.parameters ?? [:]
      for value in type.parameters.values { requireOneLine(value, "a parameter of the type") }
      for value in others.values { requireOneLine(value, "a parameter of the disposition") }
      requireOneLine(message.root.fileName ?? "", "the file name")
    }
  }

  private mutating func read(_ bytes: [UInt8]) -> Message? {
    do throws(MailError) {
      return try Message(parsing: bytes)
    } catch {
      requireOneLine(error.description, "the error")
      return nil
    }
  }

  /// A mail of that one field: what would end the field is folded.
  private func field(_ name: String, _ value: [UInt8]) -> [UInt8] {
    var bytes = Array("\(name): ".utf8)
    for octet in value {
      bytes.append(octet)
      if octet == UInt8(ascii: "\n") { bytes.append(UInt8(ascii: " ")) }
    }
    return bytes + Array("\r\n\r\n".utf8)
  }
}
