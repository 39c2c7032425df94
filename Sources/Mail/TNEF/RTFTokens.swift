/// RTF cut into groups, control words and text, in one pass and whatever is wrong with it ([MS-RTF], RTF syntax).
struct RTFTokens: Sequence, IteratorProtocol {
  enum Token: Equatable {
    case open
    case close
    case word(String, Int?)
    /// A character of the document's code page, written as itself or as `\'hh`.
    case octet(UInt8)
    /// Another sign after a backslash, such as `\*` or `\~`.
    case symbol(UInt8)
  }

  private let rtf: ArraySlice<UInt8>
  private var position: Int

  init(_ rtf: ArraySlice<UInt8>) {
    self.rtf = rtf
    position = rtf.startIndex
  }

  mutating func next() -> Token? {
    while position < rtf.endIndex {
      let octet = rtf[position]
      position += 1
      switch octet {
      case UInt8(ascii: "{"): return .open
      case UInt8(ascii: "}"): return .close
      case Octet.backslash: return control()
      case Octet.lineFeed, Octet.carriageReturn: continue
      default: return .octet(octet)
      }
    }
    return nil
  }

  private mutating func control() -> Token? {
    guard position < rtf.endIndex else { return nil }
    let octet = rtf[position]
    if octet.isLetter { return word() }
    position += 1
    switch octet {
    case UInt8(ascii: "'"):
      guard let value = QuotedPrintable.hexPair(after: position - 1, in: rtf) else { return .symbol(octet) }
      position += 2
      return .octet(value)
    case UInt8(ascii: "{"), UInt8(ascii: "}"), Octet.backslash: return .octet(octet)
    case Octet.lineFeed, Octet.carriageReturn: return .word("par", nil)
    default: return .symbol(octet)
    }
  }

  private mutating func word() -> Token {
    let start = position
    while position < rtf.endIndex, rtf[position].isLetter { position += 1 }
    let name = String(decoding: rtf[start..<position].prefix(32), as: UTF8.self)
    let number = number()
    if position < rtf.endIndex, rtf[position] == Octet.space { position += 1 }
    // The octets that follow are a picture's, and no RTF.
    if name == "bin", let number, number > 0 {
      position += Swift.min(number, rtf.endIndex - position)
    }
    return .word(name, number)
  }

  private mutating func number() -> Int? {
    let isNegative = position < rtf.endIndex && rtf[position] == Octet.hyphen
    let first = position + (isNegative ? 1 : 0)
    var index = first
    var value = 0
    while index < rtf.endIndex, rtf[index].isDigit {
      // More than any number of RTF; the rest of the digits is passed over.
      if value < 1 << 32 { value = value * 10 + Int(rtf[index] - 0x30) }
      index += 1
    }
    guard index > first else { return nil }
    position = index
    return isNegative ? -value : value
  }
}
