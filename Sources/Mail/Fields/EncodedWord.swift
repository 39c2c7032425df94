/// `=?charset?B?text?=` (RFC 2047 §2), found anywhere in a value: clients also put it in quotes and inside words.
struct EncodedWord {
  let range: Range<Int>
  /// As written, without the language that RFC 2231 §5 allows after it.
  let label: String
  let isBase64: Bool
  let text: Range<Int>

  func octets(of value: [UInt8]) -> [UInt8] {
    isBase64 ? Base64.decoded(value[text]) : QuotedPrintable.decodedWord(value[text])
  }

  static func next(in value: [UInt8], from start: Int) -> EncodedWord? {
    var position = start
    while let opening = opening(in: value, from: position) {
      switch word(at: opening, in: value) {
      case .word(let word): return word
      case .other(let next): position = next
      }
    }
    return nil
  }

  enum Reading {
    case word(EncodedWord)
    /// No word begins here, nor before that place.
    case other(next: Int)
  }

  /// Reads the word that would begin here.
  static func word(at opening: Int, in value: [UInt8]) -> Reading {
    guard let head = Head(at: opening, in: value) else { return .other(next: opening + 2) }
    var index = head.textStart
    while let question = value.firstIndex(of: Octet.question, in: index..<value.count) {
      if question + 1 < value.count, value[question + 1] == Octet.equals,
        head.isBase64 || !isQuestionInText(at: question, in: value)
      {
        let text = head.textStart..<question
        return .word(
          EncodedWord(range: opening..<question + 2, label: head.label, isBase64: head.isBase64, text: text))
      }
      // Another word begins where this one should have been closed.
      if question > head.textStart, value[question - 1] == Octet.equals,
        Head(at: question - 1, in: value) != nil
      {
        return .other(next: question - 1)
      }
      index = question + 1
    }
    return .other(next: value.count)
  }

  private static func opening(in value: [UInt8], from start: Int) -> Int? {
    var position = start
    while let question = value.firstIndex(of: Octet.question, in: position..<value.count) {
      if question > start, value[question - 1] == Octet.equals { return question - 1 }
      position = question + 1
    }
    return nil
  }

  /// Whether `?=` is a question mark before an encoded octet, which Q should have encoded itself: two digits follow,
  /// and the word goes on to another `?=`.
  private static func isQuestionInText(at question: Int, in value: [UInt8]) -> Bool {
    let rest = value[(question + 1)...]
    guard QuotedPrintable.hexPair(after: question + 1, in: rest) != nil else { return false }
    let longestWord = 200
    let word = rest.prefix(longestWord).prefix { !$0.isBlank && $0 != Octet.question }
    let end = word.endIndex
    return end + 1 < value.count && value[end] == Octet.question && value[end + 1] == Octet.equals
      && value[end - 1] != Octet.equals
  }

  /// What stands before the text; blanks in it are left from a fold in the middle of the word.
  private struct Head {
    let label: String
    let isBase64: Bool
    let textStart: Int

    init?(at opening: Int, in value: [UInt8]) {
      let longestCharset = 40
      var index = opening + 2
      let labelStart = index
      while index < value.count, index - labelStart <= longestCharset, value[index] != Octet.question,
        !value[index].isSpace
      {
        index += 1
      }
      let written = value[labelStart..<index]
      guard !written.isEmpty, Self.skip(Octet.question, in: value, at: &index), index < value.count else {
        return nil
      }
      switch value[index].lowercased {
      case UInt8(ascii: "b"): isBase64 = true
      case UInt8(ascii: "q"): isBase64 = false
      default: return nil
      }
      index += 1
      guard Self.skip(Octet.question, in: value, at: &index, andBlanks: false) else { return nil }
      label = String(decoding: written.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
      textStart = index
    }

    /// Passes blanks and the mark, and the blanks after it unless those are text.
    private static func skip(
      _ mark: UInt8, in value: [UInt8], at index: inout Int, andBlanks: Bool = true
    ) -> Bool {
      while index < value.count, value[index].isBlank { index += 1 }
      guard index < value.count, value[index] == mark else { return false }
      index += 1
      while andBlanks, index < value.count, value[index].isBlank { index += 1 }
      return true
    }
  }
}
