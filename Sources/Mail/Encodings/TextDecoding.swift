/// Octets to text, whatever the label says: in Chinese mail it is missing or wrong often enough.
enum TextDecoding {
  /// - Parameter label: the charset named by the mail, nil when it names none.
  static func text(_ octets: ArraySlice<UInt8>, label: String? = nil) -> String {
    read(octets, label: label).text
  }

  static func read(_ octets: ArraySlice<UInt8>, label: String?) -> DecodedText {
    let charset = label.flatMap(Charset.init(label:))
    return read(octets, as: charset)
  }

  /// - Parameter charset: nil when the mail names none that we know.
  static func read(_ octets: ArraySlice<UInt8>, as charset: Charset?) -> DecodedText {
    switch charset {
    case nil, .ascii: unlabelled(octets)
    case .utf8: utf8(octets)
    case .gb18030: chinese(octets)
    case .hz: hz(octets)
    case .latin: latin(octets)
    case .utf16(let bigEndian): UTF16Text.read(octets, bigEndian: bigEndian) ?? misnamed(octets)
    case .converted(let name): converted(octets, from: name)
    }
  }

  /// UTF-8 if it is that, be it cut or damaged in a place or two; else GB18030.
  private static func unlabelled(_ octets: ArraySlice<UInt8>) -> DecodedText {
    utf8(octets, isLabelled: false).asUnlabelled
  }

  private static func utf8(_ octets: ArraySlice<UInt8>, isLabelled: Bool = true) -> DecodedText {
    let octets = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets
    if let text = String(validating: octets, as: UTF8.self) { return DecodedText(text) }
    if octets.hasOnlySingleAccents {
      return DecodedText(converted(octets, from: "CP1252").text, actual: "Windows-1252")
    }
    let repaired = String(decoding: octets, as: UTF8.self)
    let tally = CharacterTally(of: repaired)
    // What is called UTF-8 and has such characters is that, with a damaged end.
    let isDamaged = isLabelled && tally.long > 2 * tally.errors
    if tally.isSurelyUTF8 || isDamaged { return DecodedText(repaired, errors: tally.errors) }
    let (text, errors) = GB18030.text(octets)
    // Octets that are neither are told as what they were called.
    let isWorse = isLabelled ? errors * 4 > tally.errors : errors > tally.errors
    if isWorse, errors > 0 { return DecodedText(repaired, errors: tally.errors) }
    return DecodedText(text, errors: errors, actual: errors == 0 ? "GB18030" : nil)
  }

  /// GB18030, unless the octets are surely UTF-8.
  ///
  /// Pairs of GB2312 happen to be valid UTF-8 now and then, as characters of two octets; as characters of three they
  /// would have to begin with a rare character, and hold three where there are two: not even 认领 is both.
  private static func chinese(_ octets: ArraySlice<UInt8>) -> DecodedText {
    if let text = String(validating: octets, as: UTF8.self) {
      let tally = CharacterTally(of: text)
      if tally.short == 0, tally.long == 0 { return DecodedText(text) }
      if tally.short == 0 {
        return DecodedText(text.withoutMark, actual: "UTF-8")
      }
    }
    let (text, errors) = GB18030.text(octets)
    if errors > 0 {
      let repaired = String(decoding: octets, as: UTF8.self)
      let tally = CharacterTally(of: repaired)
      if tally.isSurelyUTF8, tally.errors < errors {
        return DecodedText(repaired, errors: tally.errors, actual: "UTF-8")
      }
    }
    return DecodedText(text, errors: errors)
  }

  private static func hz(_ octets: ArraySlice<UInt8>) -> DecodedText {
    guard octets.contains(where: { $0 >= 0x80 }) else {
      let (text, errors) = GB18030.text(HZ.eightBit(octets)[...])
      return DecodedText(text, errors: errors)
    }
    return misnamed(octets)
  }

  /// UTF-8 or GB18030 under the name of something that the octets cannot be.
  private static func misnamed(_ octets: ArraySlice<UInt8>) -> DecodedText {
    var read = utf8(octets)
    read.actual = read.actual ?? "UTF-8"
    return read
  }

  /// Windows-1252, unless the octets are UTF-8, or the pairs of GB2312 that old Chinese clients write so.
  private static func latin(_ octets: ArraySlice<UInt8>) -> DecodedText {
    if let text = String(validating: octets, as: UTF8.self) {
      return DecodedText(text, actual: text.utf8.allSatisfy { $0 < 0x80 } ? nil : "UTF-8")
    }
    if PairTally(of: octets).isSurelyChinese {
      let (text, errors) = GB18030.text(octets)
      if errors == 0 { return DecodedText(text, actual: "GB18030") }
    }
    return converted(octets, from: "CP1252")
  }

  private static func converted(_ octets: ArraySlice<UInt8>, from charset: String) -> DecodedText {
    let isSevenBit = octets.allSatisfy { $0 < 0x80 }
    if isSevenBit, !octets.contains(0x1B) {
      return DecodedText(String(decoding: octets, as: UTF8.self))
    }
    guard let (text, errors) = Converter(from: charset)?.text(octets) else { return unlabelled(octets) }
    guard errors > 0, !isSevenBit else { return DecodedText(text, errors: errors) }
    if let text = String(validating: octets, as: UTF8.self) { return DecodedText(text, actual: "UTF-8") }
    // One bad octet in twenty is more than damage on the way.
    if errors * 20 > octets.count {
      let (chinese, bad) = GB18030.text(octets)
      if bad == 0 { return DecodedText(chinese, actual: "GB18030") }
    }
    return DecodedText(text, errors: errors)
  }
}
