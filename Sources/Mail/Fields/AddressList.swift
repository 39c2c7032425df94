/// The addresses of one field (RFC 5322 §3.4): groups opened, comments and routes removed, raw text tolerated.
struct AddressList {
  private(set) var addresses: [Address] = []
  /// Entries without a mailbox, such as a bare name, and second mailboxes in one entry.
  private(set) var unreadable = 0
  /// Whether reading stopped at the limit.
  private(set) var isOverfull = false

  private let value: [UInt8]
  private let limit: Int
  private var index = 0
  private var entry = Entry()
  /// Set when a quote was never closed: then it, and those after it, are dirt.
  private var ignoresQuotes = false

  /// What has been read of one address.
  private struct Entry {
    /// The words as shown: quotes and escapes removed.
    var phrase: [UInt8] = []
    /// The words as written, which are the mailbox when no angle bracket comes.
    var written: [UInt8] = []
    var comment: [UInt8] = []
    var angle: [UInt8]?
  }

  init(parsing raw: ArraySlice<UInt8>, limit: Int) {
    value = HeaderField.unfolded(raw)
    self.limit = limit
    while index < value.count, !isOverfull { readNext() }
    finish()
  }

  private mutating func readNext() {
    let octet = value[index]
    switch octet {
    case Octet.quote:
      readQuoted()
    case UInt8(ascii: "("):
      entry.comment += readComment()
    case UInt8(ascii: "<"):
      readAngle()
    case UInt8(ascii: ","), Octet.semicolon:
      finish()
      index += 1
    case Octet.colon where entry.angle == nil && !entry.written.contains(Octet.at):
      // The name of a group: its members follow.
      entry = Entry()
      index += 1
    case Octet.equals:
      readWordOrOctet()
    default:
      keep(index..<index + 1)
    }
  }

  private mutating func readQuoted() {
    let quoted = ignoresQuotes ? nil : QuotedString(in: value, at: index)
    guard let quoted, quoted.isClosed else {
      ignoresQuotes = true
      index += 1
      return
    }
    entry.phrase += quoted.content
    entry.written += value[index..<quoted.end]
    index = quoted.end
  }

  /// An encoded word is read as a whole: its text may hold the marks that separate addresses.
  private mutating func readWordOrOctet() {
    if index + 1 < value.count, value[index + 1] == Octet.question,
      case .word(let word) = EncodedWord.word(at: index, in: value),
      !value[word.text].contains(where: \.isBlank)
    {
      keep(word.range)
    } else {
      keep(index..<index + 1)
    }
  }

  private mutating func keep(_ range: Range<Int>) {
    entry.phrase += value[range]
    entry.written += value[range]
    index = range.upperBound
  }

  private mutating func readComment() -> [UInt8] {
    var content: [UInt8] = []
    var depth = 0
    while index < value.count {
      let octet = value[index]
      index += 1
      if octet == UInt8(ascii: "(") {
        depth += 1
        if depth == 1 { continue }
      } else if octet == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { break }
      } else if octet == Octet.backslash, index < value.count {
        content.append(value[index])
        index += 1
        continue
      }
      content.append(octet)
    }
    return content
  }

  private mutating func readAngle() {
    var content: [UInt8] = []
    index += 1
    while index < value.count, value[index] != UInt8(ascii: ">") {
      if value[index] == Octet.quote {
        let quoted = QuotedString(in: value, at: index)
        content += value[index..<quoted.end]
        index = quoted.end
      } else {
        content.append(value[index])
        index += 1
      }
    }
    index = min(index + 1, value.count)
    // Of two in one entry clients show now the one, now the other.
    if entry.angle == nil { entry.angle = content } else { unreadable += 1 }
  }

  private mutating func finish() {
    let entry = self.entry
    self.entry = Entry()
    guard entry.angle != nil || !entry.written.trimmed.isEmpty else { return }
    guard let address = Self.address(entry) else {
      unreadable += 1
      return
    }
    guard addresses.count < limit else {
      isOverfull = true
      return
    }
    addresses.append(address)
  }

  private static func address(_ entry: Entry) -> Address? {
    if let angle = entry.angle {
      return address(mailbox: angle[...], name: entry.phrase[...], comment: entry.comment)
    }
    let written = entry.written[...].trimmed
    if let space = written.lastIndex(where: \.isBlank), !written.contains(Octet.quote),
      written[space...].contains(Octet.at), !written[...space].contains(Octet.at),
      written[written.index(after: space)] != Octet.at
    {
      // `Name a@b.cn`: the brackets were forgotten.
      return address(
        mailbox: written[written.index(after: space)...], name: written[..<space], comment: entry.comment)
    }
    // A bare word can be a mailbox of the sender's own host, as MAILER-DAEMON; other text is a name.
    let isWord = written.allSatisfy { $0 > Octet.space && $0 < 0x7F && $0 != Octet.question }
    guard isWord || written.contains(Octet.at) else { return nil }
    return address(mailbox: written, name: [], comment: entry.comment)
  }

  private static func address(
    mailbox: ArraySlice<UInt8>, name: ArraySlice<UInt8>, comment: [UInt8]
  ) -> Address? {
    let mailbox = Self.mailbox(mailbox)
    guard !mailbox.isEmpty else { return nil }
    let shown = HeaderText.decoded(Array(name.trimmed.isEmpty ? comment.trimmed : name.trimmed))
    return Address(name: shown.isEmpty ? nil : shown, mailbox: mailbox)
  }

  /// An addr-spec without route, comments and white space, its domain in lower case.
  private static func mailbox(_ written: ArraySlice<UInt8>) -> String {
    var octets: [UInt8] = []
    var isQuoted = false
    var depth = 0
    for octet in written {
      if octet == Octet.quote { isQuoted.toggle() }
      if !isQuoted, octet == UInt8(ascii: "(") { depth += 1 }
      if depth == 0, octet != 0x7F, octet > Octet.space || isQuoted && octet == Octet.space {
        octets.append(octet)
      }
      if !isQuoted, depth > 0, octet == UInt8(ascii: ")") { depth -= 1 }
    }
    // A source route (RFC 5322 §4.4) says nothing any more.
    if octets.first == Octet.at, let colon = octets.firstIndex(of: Octet.colon) {
      octets.removeSubrange(...colon)
    }
    if let at = octets.lastIndex(of: Octet.at) {
      for index in octets.indices[at...] { octets[index] = octets[index].lowercased }
    }
    return HeaderText.withoutControls(TextDecoding.text(octets[...]))
  }
}
