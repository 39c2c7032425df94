/// Header text as a person reads it: folds opened, encoded words decoded (RFC 2047), no control characters.
enum HeaderText {
  static func decoded(_ raw: ArraySlice<UInt8>) -> String {
    decoded(HeaderField.unfolded(raw))
  }

  /// Decodes a value that is on one line already.
  static func decoded(_ value: [UInt8]) -> String {
    guard value.contains(where: needsDecoding) else { return String(decoding: value, as: UTF8.self) }
    var text = ""
    for piece in pieces(of: value) { text += piece.decoded(from: value).text }
    return withoutControls(text)
  }

  /// Whether the octet is more than a visible character of ASCII, or may belong to an encoded word.
  private static func needsDecoding(_ octet: UInt8) -> Bool {
    octet < 0x20 || octet >= 0x7F || octet == Octet.question
  }

  /// The words of a value, as each run of them was read, with its label.
  static func words(of value: [UInt8]) -> [(label: String, read: DecodedText)] {
    pieces(of: value).compactMap { piece in
      guard case .words(let words, _) = piece, let label = words.first?.label else { return nil }
      return (label, piece.decoded(from: value))
    }
  }

  private enum Piece {
    case plain(Range<Int>)
    /// Neighbours in one charset, whatever its names, which may share a character between them.
    case words([EncodedWord], Charset?)

    func decoded(from value: [UInt8]) -> DecodedText {
      switch self {
      case .plain(let range): TextDecoding.read(value[range], as: nil)
      case .words(let words, let charset): HeaderText.decoded(words, as: charset, of: value)
      }
    }
  }

  private static func pieces(of value: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var run: [EncodedWord] = []
    var runCharset: Charset?
    var end = 0
    while let word = EncodedWord.next(in: value, from: end) {
      let gap = end..<word.range.lowerBound
      let charset = Charset(label: word.label)
      // White space between two encoded words is not shown (RFC 2047 §6.2).
      let isNeighbour = !run.isEmpty && value[gap].allSatisfy(\.isBlank)
      if !run.isEmpty, !isNeighbour || charset != runCharset {
        pieces.append(.words(run, runCharset))
        run = []
      }
      if !isNeighbour, !gap.isEmpty { pieces.append(.plain(gap)) }
      run.append(word)
      runCharset = charset
      end = word.range.upperBound
    }
    if !run.isEmpty { pieces.append(.words(run, runCharset)) }
    if end < value.count { pieces.append(.plain(end..<value.count)) }
    return pieces
  }

  /// Decodes neighbours as one text, since clients cut words in the middle of a character, or of a base64 group.
  private static func decoded(_ words: [EncodedWord], as charset: Charset?, of value: [UInt8]) -> DecodedText
  {
    if words.count == 1 { return TextDecoding.read(words[0].octets(of: value)[...], as: charset) }
    let octets = words.flatMap { $0.octets(of: value) }
    let apart = TextDecoding.read(octets[...], as: charset)
    guard apart.isDoubtful || isOneGroupedText(words, of: value) else { return apart }
    let joined = TextDecoding.read(joinedOctets(words, of: value)[...], as: charset)
    return joined.isDoubtful ? apart : joined
  }

  /// Whether words in base64 end amid a group without padding, and only together are whole groups.
  private static func isOneGroupedText(_ words: [EncodedWord], of value: [UInt8]) -> Bool {
    guard words.allSatisfy(\.isBase64) else { return false }
    let counts = words.map { word in value[word.text].count { !$0.isBlank } }
    return counts.contains { !$0.isMultiple(of: 4) } && counts.reduce(0, +).isMultiple(of: 4)
      && words.dropLast().allSatisfy { value[$0.text].last != Octet.equals }
  }

  /// The octets when neighbours in base64 are one text that was cut between its characters.
  private static func joinedOctets(_ words: [EncodedWord], of value: [UInt8]) -> [UInt8] {
    var octets: [UInt8] = []
    var base64: [UInt8] = []
    for word in words {
      if word.isBase64 {
        base64 += value[word.text].filter { $0 != Octet.equals }
      } else {
        octets += Base64.decoded(base64[...])
        base64 = []
        octets += word.octets(of: value)
      }
    }
    return octets + Base64.decoded(base64[...])
  }

  /// Control characters and foreign line breaks become spaces: a decoded value must stay one line.
  static func withoutControls(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
    // Only these octets begin one.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
      text.unicodeScalars.contains(where: isControl)
    else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? " " : scalar) }
    return String(clean)
  }
}
