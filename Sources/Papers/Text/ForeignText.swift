/// A text that somebody's program wrote, as UTF-8: it says nothing of its encoding, which is told by its bytes.
package struct ForeignText {
  /// UTF-8 without a mark.
  package let bytes: [UInt8]
  /// The encoding, unless it is UTF-8.
  let note: String?

  package init(_ bytes: [UInt8]) throws(TableError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self.bytes = Self.utf16(bytes)
      note = "UTF-16"
    } else if String(validating: bytes, as: UTF8.self) != nil {
      self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      note = nil
    } else {
      let reading = try Self.damagedOrChinese(bytes)
      self.bytes = reading.bytes
      note = reading.note
    }
    // No spreadsheet writes a NUL into a text.
    if self.bytes.contains(0) { throw .foreign("a binary file") }
  }

  /// GB18030, as Excel on Chinese Windows writes it; or UTF-8 that was cut or damaged in a place or two.
  private static func damagedOrChinese(_ bytes: [UInt8]) throws(TableError) -> (bytes: [UInt8], note: String)
  {
    // One in a thousand: more, and it is some other encoding.
    let patience = 1 + bytes.count / 1000
    let chinese = GB18030.decode(bytes, patience: patience)
    if chinese.errors == 0 { return (chinese.bytes, "GB18030") }
    let repaired = String(decoding: bytes, as: UTF8.self)
    let lost = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
    let errors = min(lost, chinese.errors)
    guard errors <= patience else { throw .encoding }
    let (text, name) = lost < chinese.errors ? (Array(repaired.utf8), "UTF-8") : (chinese.bytes, "GB18030")
    return (text, "\(name), \(errors) characters could not be read")
  }

  /// What Excel calls Unicode text, with its mark.
  private static func utf16(_ bytes: [UInt8]) -> [UInt8] {
    let isBig = bytes[0] == 0xFE
    let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var text: [UInt8] = []
    _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) {
      text.append($0)
    }
    return text
  }
}
