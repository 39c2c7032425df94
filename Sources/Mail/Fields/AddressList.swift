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
  private var entry = AddressEntry()
  /// Set when a quote was never closed: then it, and those after it, are dirt.
  private var ignoresQuotes = false
  /// The same of a comment.
  private var ignoresComments = false
  /// Up to here full-width brackets hold no mailbox.
  private var plainWideEnd = 0

  init(parsing raw: ArraySlice<UInt8>, limit: Int) {
    value = HeaderField.readable(raw)
    self.limit = limit
    while index < value.count, !isOverfull { readNext() }
    finish()
  }

  private mutating func readNext() {
    switch value[index] {
    case Octet.quote:
      readQuoted()
    case UInt8(ascii: "("):
      readComment()
    case UInt8(ascii: "<"):
      readAngle(from: index + 1, closedBy: [UInt8(ascii: ">")])
    case UInt8(ascii: ","), Octet.semicolon:
      finish()
      index += 1
    case Octet.colon where !entry.hasMailbox:
      // The name of a group: its members follow.
      entry = AddressEntry()
      index += 1
    case Octet.equals:
      readWordOrOctet()
    case Wide.lead:
      readWide()
    default:
      readPlain()
    }
  }

  /// Everything up to the next octet that may mean something.
  private mutating func readPlain() {
    let rest = value[(index + 1)...]
    keep(index..<(rest.firstIndex(where: Self.mayMeanSomething) ?? value.count))
  }

  private static func mayMeanSomething(_ octet: UInt8) -> Bool {
    switch octet {
    case Octet.quote, UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: ","), Octet.semicolon, Octet.colon,
      Octet.equals, Wide.lead:
      true
    default: false
    }
  }

  private mutating func readQuoted() {
    let quoted = ignoresQuotes ? nil : QuotedString(in: value, at: index)
    guard let quoted, quoted.isClosed else {
      ignoresQuotes = true
      index += 1
      return
    }
    entry.append(quoted: quoted.content, written: value[index..<quoted.end])
    index = quoted.end
  }

  /// An encoded word is read as a whole: its text may hold the marks that separate addresses.
  private mutating func readWordOrOctet() {
    if index + 1 < value.count, value[index + 1] == Octet.question,
      case .word(let word) = EncodedWord.word(at: index, in: value),
      !value[word.text].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
        || !value[word.text].contains(where: \.isBlank)
    {
      keep(word.range)
    } else {
      keep(index..<index + 1)
    }
  }

  private mutating func keep(_ range: Range<Int>) {
    entry.append(value[range])
    index = range.upperBound
  }

  private mutating func readComment() {
    guard !ignoresComments, let comment = Self.comment(in: value, at: index) else {
      ignoresComments = true
      keep(index..<index + 1)
      return
    }
    entry.append(comment: comment.content)
    index = comment.end
  }

  /// Nil when it is never closed.
  private static func comment(in value: [UInt8], at start: Int) -> (content: [UInt8], end: Int)? {
    var content: [UInt8] = []
    var depth = 0
    var index = start
    while index < value.count {
      let octet = value[index]
      index += 1
      if octet == UInt8(ascii: "(") {
        depth += 1
        if depth == 1 { continue }
      } else if octet == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return (content, index) }
      } else if octet == Octet.backslash, index < value.count {
        content.append(value[index])
        index += 1
        continue
      }
      content.append(octet)
    }
    return nil
  }

  private mutating func readAngle(from start: Int, closedBy closing: [UInt8]) {
    var content: [UInt8] = []
    index = start
    while index < value.count, value[index] != closing[0] || !value[index...].starts(with: closing) {
      if value[index] == Octet.quote {
        let quoted = QuotedString(in: value, at: index)
        content += value[index..<quoted.end]
        index = quoted.end
      } else {
        content.append(value[index])
        index += 1
      }
    }
    index = min(index + closing.count, value.count)
    if !entry.setAngle(content) { unreadable += 1 }
  }

  /// Full-width marks, as an input method writes them: brackets around a mailbox, a separator behind one.
  private mutating func readWide() {
    let mark = value[index...].prefix(3)
    if mark.elementsEqual(Wide.less), !entry.hasAngle, isWideMailbox(at: index + 3) {
      readAngle(from: index + 3, closedBy: Wide.greater)
    } else if mark.elementsEqual(Wide.comma) || mark.elementsEqual(Wide.semicolon), entry.hasMailbox {
      finish()
      index += 3
    } else {
      keep(index..<index + 1)
    }
  }

  private mutating func isWideMailbox(at start: Int) -> Bool {
    guard start >= plainWideEnd else { return false }
    let end = value.firstIndex(of: Wide.greater, in: start..<max(start, value.count))
    if let end, value[start..<end].contains(Octet.at) { return true }
    plainWideEnd = end ?? value.count
    return false
  }

  private mutating func finish() {
    let entry = self.entry
    self.entry = AddressEntry()
    guard !entry.isEmpty else { return }
    guard let address = entry.address else {
      unreadable += 1
      return
    }
    guard addresses.count < limit else {
      isOverfull = true
      return
    }
    addresses.append(address)
  }
}

/// Marks of twice the width, in UTF-8.
private enum Wide {
  static let lead: UInt8 = 0xEF
  static let comma = Array("，".utf8)
  static let semicolon = Array("；".utf8)
  static let less = Array("＜".utf8)
  static let greater = Array("＞".utf8)
}
