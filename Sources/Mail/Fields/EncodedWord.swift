/// `=?charset?B?text?=` (RFC 2047 §2), found anywhere in a value: clients also put it in quotes and inside words.
struct EncodedWord {
  let range: Range<Int>
  /// Without the language that RFC 2231 §5 allows after it.
  let charset: ArraySlice<UInt8>
  let isBase64: Bool
  let text: Range<Int>

  func octets(of value: [UInt8]) -> [UInt8] {
    isBase64 ? Base64.decoded(value[text]) : QuotedPrintable.decodedWord(value[text])
  }

  static func next(in value: [UInt8], from start: Int) -> EncodedWord? {
    var position = start
    while let opening = value.firstIndex(of: Array("=?".utf8), in: position..<value.count) {
      switch word(at: opening, in: value) {
      case .word(let word): return word
      case .other: position = opening + 2
      case .unclosed: return nil
      }
    }
    return nil
  }

  enum Reading {
    case word(EncodedWord)
    case other
    /// No later word can close either.
    case unclosed
  }

  /// Reads the word that would begin here.
  static func word(at opening: Int, in value: [UInt8]) -> Reading {
    let longestCharset = 40
    var index = opening + 2
    let charsetStart = index
    while index < value.count, index - charsetStart <= longestCharset, value[index] != Octet.question,
      !value[index].isSpace
    {
      index += 1
    }
    guard index > charsetStart, index + 2 < value.count, value[index] == Octet.question,
      value[index + 2] == Octet.question
    else { return .other }
    let encoding = value[index + 1].lowercased
    guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return .other }
    let textStart = index + 3
    guard let end = value.firstIndex(of: Array("?=".utf8), in: textStart..<value.count) else {
      return .unclosed
    }
    let charset = value[charsetStart..<index].prefix { $0 != UInt8(ascii: "*") }
    return .word(
      EncodedWord(
        range: opening..<end + 2, charset: charset, isBase64: encoding == UInt8(ascii: "b"),
        text: textStart..<end))
  }
}
