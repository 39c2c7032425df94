import Digest

/// Codes and tokens of ours that stand in other people's mail, mostly in what they quote.
enum OwnCodes {
  static let mark = "〔核验码已略去〕"
  private static let codeLength = 16

  /// A text that others may read: without anything that has the form of a code of ours, also where a mail client
  /// broke the line at its dash. Whether a code is still good may change, so it is not asked.
  static func removed(from text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "-")) else { return text }
    var kept: [UInt8] = []
    var position = 0
    for (dash, byte) in bytes.enumerated() where byte == UInt8(ascii: "-") && dash >= position {
      guard let start = start(before: dash, in: bytes), start >= position,
        let end = end(after: dash, in: bytes)
      else { continue }
      kept += bytes[position..<start]
      kept += Array(mark.utf8)
      position = end
    }
    return position == 0 ? text : String(decoding: kept + bytes[position...], as: UTF8.self)
  }

  /// Where the letter's number begins, or the word of a digest's code; whatever stands before it.
  private static func start(before dash: Int, in bytes: [UInt8]) -> Int? {
    if DigestCode.Kind(before: dash, in: bytes) != nil { return dash - DigestCode.Kind.length }
    var digits = dash
    while digits > 0, dash - digits < 15, (48...57).contains(bytes[digits - 1]) { digits -= 1 }
    var letters = digits
    while letters > 0, digits - letters < 4, (97...122).contains(bytes[letters - 1] | 0x20) { letters -= 1 }
    return dash - digits >= 10 && digits - letters >= 2 ? letters : nil
  }

  private static func end(after dash: Int, in bytes: [UInt8]) -> Int? {
    var start = dash + 1
    while start < bytes.count, start - dash < 8, "\r\n >".utf8.contains(bytes[start]) { start += 1 }
    let end = start + codeLength
    guard end <= bytes.count, end == bytes.count || !isWordByte(bytes[end]) else { return nil }
    return Base32.decode(String(decoding: bytes[start..<end], as: UTF8.self)) == nil ? nil : end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
