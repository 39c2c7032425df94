/// What stands between the fields of a text: comma, semicolon or tab.
struct Separator {
  let byte: UInt8
  /// Where the table begins: after a line `sep=;` that Excel writes for itself.
  let start: Int

  private static let candidates: [UInt8] = [9, UInt8(ascii: ","), UInt8(ascii: ";")]

  /// The one that the first line with any uses most; a tab before all, as no heading holds one.
  init(of bytes: [UInt8]) {
    let first = bytes.prefix { $0 != 10 && $0 != 13 }
    if first.count == 5, first.starts(with: Array("sep=".utf8)), let byte = first.last {
      self.byte = byte
      let rest = bytes[first.endIndex...]
      start = first.endIndex + (rest.starts(with: [13, 10]) ? 2 : min(1, rest.count))
      return
    }
    start = 0
    byte = Self.byte(in: bytes.prefix(64 << 10))
  }

  var name: String {
    switch byte {
    case 9: "tabs"
    case UInt8(ascii: ","): "commas"
    default: "\"\(Character(Unicode.Scalar(byte)))\""
    }
  }

  private static func byte(in bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13, counts.contains(where: { $0 > 0 }) { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    if counts[0] > 0 { return 9 }
    return counts[2] > counts[1] ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }
}
