/// Octets to text, whatever the label says: in Chinese mail it is missing or wrong often enough.
enum TextDecoding {
  /// - Parameter label: the charset named by the mail, nil when it names none.
  static func text(_ octets: ArraySlice<UInt8>, label: String? = nil) -> String {
    switch label.flatMap(Charset.init(label:)) {
    case nil, .ascii: unlabelled(octets)
    case .utf8: unlabelled(octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets)
    case .gb18030: chinese(octets)
    case .latin: String(validating: octets, as: UTF8.self) ?? converted(octets, from: "CP1252")
    case .utf16(let bigEndian): utf16(octets, bigEndian: bigEndian)
    case .converted(let name): converted(octets, from: name)
    }
  }

  /// Whether every octet can be read as the label says.
  static func isExact(_ octets: ArraySlice<UInt8>, label: String) -> Bool {
    switch Charset(label: label) {
    case .utf8, .ascii, .latin: String(validating: octets, as: UTF8.self) != nil
    case .gb18030: Converter(from: "GB18030")?.text(octets).errors == 0
    case .utf16: octets.count.isMultiple(of: 2)
    case .converted(let name): Converter(from: name)?.text(octets).errors == 0
    case nil: false
    }
  }

  /// UTF-8 if it is that, be it cut or damaged in a place or two; else GB18030.
  private static func unlabelled(_ octets: ArraySlice<UInt8>) -> String {
    if let text = String(validating: octets, as: UTF8.self) { return text }
    let repaired = String(decoding: octets, as: UTF8.self)
    let tally = LongCharacters(of: repaired)
    return tally.long >= 4 && tally.long > 4 * tally.errors ? repaired : gb18030(octets)
  }

  /// GB18030, unless the octets are surely UTF-8.
  ///
  /// Pairs of GB2312 happen to be valid UTF-8 now and then, but hardly ever as four characters of three octets
  /// and none of two: once in ten million short texts.
  private static func chinese(_ octets: ArraySlice<UInt8>) -> String {
    if let text = String(validating: octets, as: UTF8.self) {
      let tally = LongCharacters(of: text)
      if tally.short == 0, tally.long == 0 || tally.long >= 4 { return text }
    }
    return gb18030(octets)
  }

  /// Octet 0x80 is the euro sign in Microsoft's GBK, and nothing in GB18030.
  private static func gb18030(_ octets: ArraySlice<UInt8>) -> String {
    converted(octets, from: "GB18030") { $0 == 0x80 ? "€" : nil }
  }

  private static func converted(
    _ octets: ArraySlice<UInt8>, from charset: String,
    standingFor stand: (UInt8) -> Unicode.Scalar? = { _ in nil }
  ) -> String {
    if octets.allSatisfy({ $0 < 0x80 }) { return String(decoding: octets, as: UTF8.self) }
    return Converter(from: charset)?.text(octets, standingFor: stand).text
      ?? String(decoding: octets, as: UTF8.self)
  }

  /// Without a label or mark, little-endian: that is what Windows writes.
  private static func utf16(_ octets: ArraySlice<UInt8>, bigEndian: Bool?) -> String {
    let mark = octets.starts(with: [0xFE, 0xFF]) ? true : octets.starts(with: [0xFF, 0xFE]) ? false : nil
    let body = mark == nil ? octets : octets.dropFirst(2)
    let isBig = mark ?? bigEndian ?? false
    let units = stride(from: body.startIndex, to: max(body.startIndex, body.endIndex - 1), by: 2).map {
      index in
      let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// How a text read as UTF-8 looks: characters of three and four octets (as Chinese has), of two, and errors.
private struct LongCharacters {
  var long = 0
  var short = 0
  var errors = 0

  init(of text: String) {
    for scalar in text.unicodeScalars where !scalar.isASCII {
      if scalar == "\u{FFFD}" { errors += 1 } else if scalar.value < 0x800 { short += 1 } else { long += 1 }
    }
  }
}
