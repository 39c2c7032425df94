extension Draft {
  func writeFields(into header: inout HeaderWriter) throws(ComposeError) {
    if to.isEmpty, cc.isEmpty { throw .noRecipient }
    header.write("Date", try Self.dateWords(date))
    try header.writeAddresses("From", [from])
    try header.writeAddresses("Reply-To", replyTo)
    try header.writeAddresses("To", to)
    try header.writeAddresses("Cc", cc)
    header.writeText("Subject", subject)
    try header.writeIdentifiers("Message-ID", [messageID])
    try header.writeIdentifiers("In-Reply-To", inReplyTo.map { [$0] } ?? [])
    try header.writeIdentifiers("References", Self.shortened(references))
    if let autoSubmitted { header.write("Auto-Submitted", [autoSubmitted.rawValue]) }
    for field in headers { try writeFurther(field, into: &header) }
    header.write("MIME-Version", ["1.0"])
  }

  /// The first and the last ones, as many as a line of 900 octets holds: the first begins the thread, the last are
  /// the nearest (RFC 5322 §3.6.4 leaves the length open, and some servers cut or refuse a longer field).
  private static func shortened(_ references: [String]) -> [String] {
    let longest = 900
    func length(_ identifier: String) -> Int { identifier.utf8.count + 3 }
    guard references.reduce(0, { $0 + length($1) }) > longest, let first = references.first else {
      return references
    }
    var room = longest - length(first)
    let last = references.dropFirst().reversed().prefix {
      room -= length($0)
      return room >= 0
    }
    return last.isEmpty ? references.suffix(1) : [first] + last.reversed()
  }

  private func writeFurther(
    _ field: (name: String, value: String), into header: inout HeaderWriter
  ) throws(ComposeError) {
    let name = field.name
    let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != Octet.colon }
    guard !name.isEmpty, name.utf8.count <= 60, isName else { throw .fieldName(name) }
    if Self.reserved.contains(name.lowercased()) { throw .reservedField(name) }
    if HeaderText.withoutControls(field.value) != field.value { throw .fieldValue(name) }
    header.writeText(name, field.value, longest: 900)
  }

  private static let reserved: Set<String> = [
    "date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id", "in-reply-to",
    "references", "auto-submitted", "mime-version", "content-type", "content-transfer-encoding",
    "content-disposition",
  ]

  /// `Mon, 23 Nov 2026 09:12:00 +0800`.
  private static func dateWords(_ seconds: Int64) throws(ComposeError) -> [String] {
    // The last second of the year 9999 in Beijing.
    guard (0...253_402_271_999).contains(seconds) else { throw .date(seconds) }
    let local = Int(seconds) + 8 * 3600
    let (days, second) = (local / 86400, local % 86400)
    let date = CivilDate.date(days: days)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    return ["\(weekdays[days % 7]),", two(date.day), months[date.month - 1], "\(date.year)", time, "+0800"]
  }
}

extension HeaderWriter {
  /// Whether it can stand between angle brackets as a Message-ID or a Content-ID.
  static func isIdentifier(_ text: String) -> Bool {
    let isVisible = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>".utf8.contains($0) }
    return isVisible && text.utf8.contains(Octet.at) && text.utf8.count <= 900
  }

  fileprivate mutating func writeIdentifiers(_ name: String, _ identifiers: [String]) throws(ComposeError) {
    var words: [String] = []
    for identifier in identifiers {
      guard Self.isIdentifier(identifier) else { throw .messageID(identifier) }
      words.append("<\(identifier)>")
    }
    if !words.isEmpty { write(name, words) }
  }

  fileprivate mutating func writeAddresses(_ name: String, _ addresses: [Address]) throws(ComposeError) {
    var words: [String] = []
    for (place, address) in addresses.enumerated() {
      guard address.canBeWrittenTo else { throw .mailbox(address.mailbox) }
      let shown = HeaderText.withoutControls(address.name ?? "").trimmingSpaces
      let phrase = shown.isEmpty ? [] : Self.phrase(shown, after: place == 0 ? name.utf8.count + 2 : 1)
      let mailbox = phrase.isEmpty ? address.mailbox : "<\(address.mailbox)>"
      words += phrase + [place < addresses.count - 1 ? mailbox + "," : mailbox]
    }
    if !words.isEmpty { write(name, words) }
  }

  /// A display name: plain words, a quoted string, or encoded words.
  private static func phrase(_ name: String, after used: Int) -> [String] {
    let isPlain = name.utf8.allSatisfy { $0.isLetter || $0.isDigit || " -_".utf8.contains($0) }
    // A longer one would be folded, and some readers keep the fold in the name.
    let isShort = name.utf8.count < 60
    if isPlain, isShort { return words(name, after: used) }
    let isQuotable = isShort && name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !holdsMark(name)
    guard isQuotable else { return EncodedWordWriter.words(name, after: used) }
    return ["\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""]
  }
}
