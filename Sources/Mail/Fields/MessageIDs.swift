/// The identifiers in Message-ID, In-Reply-To and References (RFC 5322 §3.6.4), without angle brackets.
enum MessageIDs {
  /// Those in brackets, or where there are none the words that look like identifiers.
  static func all(in raw: ArraySlice<UInt8>) -> [String] {
    let value = HeaderField.unfolded(raw)
    var identifiers: [String] = []
    var position = 0
    while let opening = value.firstIndex(of: UInt8(ascii: "<"), in: position..<value.count),
      let closing = value.firstIndex(of: UInt8(ascii: ">"), in: opening + 1..<value.count)
    {
      append(value[(opening + 1)..<closing], to: &identifiers)
      position = closing + 1
    }
    if identifiers.isEmpty {
      for word in value.split(whereSeparator: { $0.isSpace || $0 == UInt8(ascii: ",") })
      where word.contains(Octet.at) { append(word, to: &identifiers) }
    }
    return identifiers
  }

  private static func append(_ octets: ArraySlice<UInt8>, to identifiers: inout [String]) {
    let visible = octets.filter { $0 > Octet.space && $0 != 0x7F }
    if !visible.isEmpty {
      identifiers.append(HeaderText.withoutControls(String(decoding: visible, as: UTF8.self)))
    }
  }
}
