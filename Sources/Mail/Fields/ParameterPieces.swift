/// The pieces that one parameter was sent in: `name`, or `name*0`, `name*1*` … (RFC 2231 §3, §4).
struct ParameterPieces {
  struct Key {
    var name: String
    var place: Int?
    var isExtended = false

    init(_ written: String) {
      name = written
      guard let star = written.utf8.firstIndex(of: UInt8(ascii: "*")) else { return }
      name = String(written[..<star])
      var rest = written[written.index(after: star)...]
      if rest.isEmpty || rest.hasSuffix("*") {
        isExtended = true
        rest = rest.dropLast()
      }
      place = Int(rest).map { max(0, $0) }
    }
  }

  private struct Piece {
    var octets: [UInt8]
    var isExtended: Bool
  }

  private var plain: [UInt8]?
  private var extended: [UInt8]?
  private var continued: [Int: Piece] = [:]

  /// False when that piece is there already.
  mutating func add(_ octets: [UInt8], at key: Key) -> Bool {
    if let place = key.place {
      guard continued[place] == nil else { return false }
      continued[place] = Piece(octets: octets, isExtended: key.isExtended)
    } else if key.isExtended {
      guard extended == nil else { return false }
      extended = octets
    } else {
      guard plain == nil else { return false }
      plain = octets
    }
    return true
  }

  /// The form that carries a charset wins over the fallback beside it.
  var text: String {
    if isPlain { return HeaderText.decoded(plain ?? []) }
    let pieces = pieces
    guard pieces.contains(where: \.isExtended) else {
      return HeaderText.decoded(pieces.count == 1 ? pieces[0].octets : pieces.flatMap(\.octets))
    }
    let (label, octets) = Self.octets(of: pieces)
    // Raw octets are UTF-8 by now, whatever the label says of the encoded ones.
    let isRaw = pieces.contains { $0.octets.contains { $0 >= 0x80 } }
    return HeaderText.withoutControls(TextDecoding.text(octets[...], label: isRaw ? nil : label))
  }

  /// The label of an extended value, when we do not know it.
  var unknownCharset: String? {
    if isPlain { return nil }
    let pieces = pieces
    guard pieces.contains(where: \.isExtended), let label = Self.octets(of: pieces).label, !label.isEmpty,
      Charset(label: label) == nil
    else { return nil }
    return label
  }

  /// Whether it is one value without any of this, as nearly all are.
  private var isPlain: Bool {
    extended == nil && continued.isEmpty && !Self.isExtendedByLook(plain ?? [])
  }

  private var pieces: [Piece] {
    if let extended { return [Piece(octets: extended, isExtended: true)] }
    if !continued.isEmpty {
      var pieces = continued.sorted { $0.key < $1.key }.map(\.value)
      // Some clients forget the star after the first number, and mean it.
      if !pieces[0].isExtended, Self.isExtendedByLook(pieces[0].octets) { pieces[0].isExtended = true }
      return pieces
    }
    let plain = plain ?? []
    return [Piece(octets: plain, isExtended: Self.isExtendedByLook(plain))]
  }

  /// Whether a value that has no star is written as one that has: `utf-8''%E5%9B%9E.pdf`.
  private static func isExtendedByLook(_ octets: [UInt8]) -> Bool {
    guard octets[...].place(of: UInt8(ascii: "'")) != nil, octets.contains(UInt8(ascii: "%")) else {
      return false
    }
    var rest = octets[...]
    return takeCharset(from: &rest).flatMap(Charset.init(label:)) != nil
  }

  private static func octets(of pieces: [Piece]) -> (label: String?, octets: [UInt8]) {
    var label: String?
    var octets: [UInt8] = []
    for (place, piece) in pieces.enumerated() {
      var rest = piece.octets[...]
      if place == 0, piece.isExtended { label = takeCharset(from: &rest) }
      octets += piece.isExtended ? percentDecoded(rest) : Array(rest)
    }
    return (label, octets)
  }

  /// Takes `charset'language'` off the front; nil when the two quotes are missing.
  private static func takeCharset(from octets: inout ArraySlice<UInt8>) -> String? {
    let apostrophe = UInt8(ascii: "'")
    guard let first = octets.firstIndex(of: apostrophe),
      let second = octets[(first + 1)...].firstIndex(of: apostrophe)
    else { return nil }
    let charset = String(decoding: octets[..<first], as: UTF8.self)
    octets = octets[(second + 1)...]
    return charset
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), let value = QuotedPrintable.hexPair(after: index, in: text) {
        octets.append(value)
        index += 3
      } else {
        octets.append(text[index])
        index += 1
      }
    }
    return octets
  }
}
