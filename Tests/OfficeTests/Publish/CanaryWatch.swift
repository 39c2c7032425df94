import Foundation

/// Finds canaries in whatever bytes a site has, however they are written there.
struct CanaryWatch {
  private let numbers: Set<[UInt8]>
  private let names: Set<[UInt8]>

  init(_ letters: [Canaries]) {
    numbers = Set(letters.flatMap { letter in Canaries.Place.allCases.map { Array(letter.number($0).utf8) } })
    names = Set(letters.map { Array($0.name.utf8) })
  }

  func findings(in bytes: [UInt8], named path: String) -> [String] {
    var findings = Self.words.filter {
      contains($0.bytes, in: bytes) || contains($0.bytes, in: Array(path.utf8))
    }
    .map { "\(path): the word, \($0.encoding)" }
    let text = Self.decoded(String(decoding: bytes, as: UTF8.self))
    for number in found(in: text) { findings.append("\(path): \(number)") }
    for name in foundNames(in: Array(text.utf8)) { findings.append("\(path): \(name)") }
    return findings
  }

  /// The rare word in the ways in which bytes can hold it.
  private static let words: [(encoding: String, bytes: [UInt8])] = {
    let word = Array(Canaries.word.utf8)
    let percent: String = word.map { "%" + String($0, radix: 16) }.joined()
    let entities: String = word.map { "&#\($0);" }.joined()
    let wide = String(String.UnicodeScalarView(word.compactMap { Unicode.Scalar(UInt32($0) + 0xFEE0) }))
    let pairs: [UInt8] = word.flatMap { [$0, 0] }
    var words: [(encoding: String, bytes: [UInt8])] = [("as it is", word), ("UTF-16", pairs)]
    words += [
      ("percent", Array(percent.utf8)), ("entities", Array(entities.utf8)), ("wide", Array(wide.utf8)),
    ]
    // In base64 it looks otherwise at each of three places; what depends on its neighbours is left out.
    for offset in 0..<3 {
      let before = [UInt8](repeating: 0x41, count: offset)
      let encoded = Array(Data(before + word).base64EncodedString().utf8)
      let (start, end) = ((8 * offset + 5) / 6, 8 * (offset + word.count) / 6)
      words.append(("base64", Array(encoded[start..<end])))
    }
    return words
  }()

  /// Without entities and percent signs.
  private static func decoded(_ text: String) -> String {
    var text = text
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "%") }) else {
      return text
    }
    for (entity, sign) in [("&amp;", "&"), ("&#8203;", ""), ("&nbsp;", " "), ("&quot;", "\"")] {
      text = text.replacingOccurrences(of: entity, with: sign)
    }
    return text.contains("%") ? text.removingPercentEncoding ?? text : text
  }

  /// Names begin with a family name that nobody else has, and go on for two or three characters of three octets each.
  private func foundNames(in bytes: [UInt8]) -> [String] {
    let family = Array("欧阳".utf8)
    var (found, start): ([String], Int) = ([], 0)
    while let place = Self.place(of: family, in: bytes, from: start) {
      for length in [12, 15] where place + length <= bytes.count {
        let name = Array(bytes[place..<(place + length)])
        if names.contains(name) { found.append(String(decoding: name, as: UTF8.self)) }
      }
      start = place + family.count
    }
    return found
  }

  /// Digits that stand together once whatever parts them is left out.
  private func found(in text: String) -> [String] {
    var found: [String] = []
    var run: [UInt8] = []
    func close() {
      if run.count >= 11 {
        for start in 0...(run.count - 11) where numbers.contains(Array(run[start..<(start + 11)])) {
          found.append(String(decoding: run[start..<(start + 11)], as: UTF8.self))
        }
      }
      run = []
    }
    for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) { run.append(48 + digit) } else if !Self.parts(scalar) { close() }
    }
    close()
    return found
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(scalar.value - 0x30)
    case 0xFF10...0xFF19: UInt8(scalar.value - 0xFF10)
    case 0x3007, 0x96F6: 0
    default: chineseDigits[scalar]
    }
  }
  private static let chineseDigits = Dictionary(
    uniqueKeysWithValues: zip("一二三四五六七八九".unicodeScalars, UInt8(1)...))

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x0A, 0x0D, 0x2D, 0x2E, 0x5F, 0x200B...0x200F, 0x3000, 0xA0, 0xFF0D, 0xFF0E: true
    default: false
    }
  }

  private func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    Self.place(of: needle, in: bytes, from: 0) != nil
  }

  private static func place(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var place = start
      while place + needle.count <= bytes.count {
        let left = bytes.count - place - needle.count + 1
        guard let first = memchr(base + place, Int32(needle[0]), left) else { return nil }
        place = UnsafeRawPointer(first) - base
        if memcmp(base + place, needle, needle.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
