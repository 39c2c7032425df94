/// Header text as a person reads it: folds opened, encoded words decoded (RFC 2047), no control characters.
enum HeaderText {
  static func decoded(_ raw: ArraySlice<UInt8>) -> String {
    decoded(HeaderField.unfolded(raw))
  }

  /// Decodes a value that is on one line already.
  static func decoded(_ value: [UInt8]) -> String {
    var text = ""
    for piece in pieces(of: value) {
      switch piece {
      case .plain(let range): text += TextDecoding.text(value[range])
      case .words(let words): text += decoded(words, of: value)
      }
    }
    return withoutControls(text)
  }

  private enum Piece {
    case plain(Range<Int>)
    /// Neighbours in one charset, which may share a character between them.
    case words([EncodedWord])
  }

  private static func pieces(of value: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var run: [EncodedWord] = []
    var end = 0
    while let word = EncodedWord.next(in: value, from: end) {
      let gap = end..<word.range.lowerBound
      // White space between two encoded words is not shown (RFC 2047 §6.2).
      let isNeighbour = !run.isEmpty && value[gap].allSatisfy(\.isBlank)
      if let last = run.last, !isNeighbour || !last.charset.equalsIgnoringCase(word.charset) {
        pieces.append(.words(run))
        run = []
      }
      if !isNeighbour, !gap.isEmpty { pieces.append(.plain(gap)) }
      run.append(word)
      end = word.range.upperBound
    }
    if !run.isEmpty { pieces.append(.words(run)) }
    if end < value.count { pieces.append(.plain(end..<value.count)) }
    return pieces
  }

  /// Decodes neighbours as one text, since clients cut words in the middle of a character, or of a base64 group.
  private static func decoded(_ words: [EncodedWord], of value: [UInt8]) -> String {
    guard let first = words.first else { return "" }
    let label = String(decoding: first.charset, as: UTF8.self)
    let octets = words.flatMap { $0.octets(of: value) }
    if words.count > 1, words.allSatisfy(\.isBase64), !TextDecoding.isExact(octets[...], label: label) {
      let joined = words.flatMap { value[$0.text].filter { $0 != Octet.equals } }
      let whole = Base64.decoded(joined[...])
      if TextDecoding.isExact(whole[...], label: label) { return TextDecoding.text(whole[...], label: label) }
    }
    return TextDecoding.text(octets[...], label: label)
  }

  /// Control characters and foreign line breaks become spaces: a decoded value must stay one line.
  static func withoutControls(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? " " : scalar) }
    return String(clean)
  }
}
