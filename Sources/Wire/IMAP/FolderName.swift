/// A folder's name as IMAP writes it: modified UTF-7 (RFC 3501 §5.1.3). `已处理` is `&XfJZBHQG-`.
///
/// Nothing but printable ASCII comes out, so that no name can break out of its quotes.
enum FolderName {
  static func encoded(_ name: String) -> String {
    var result: [UInt8] = []
    var units: [UInt16] = []
    for scalar in name.unicodeScalars {
      guard 0x20...0x7E ~= scalar.value else {
        units += Array(UTF16.encode(scalar)!)
        continue
      }
      close(&units, into: &result)
      result.append(UInt8(scalar.value))
      if scalar == "&" { result.append(UInt8(ascii: "-")) }
    }
    close(&units, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// The name for people; `nil` if it is not modified UTF-7.
  static func decoded(_ name: some Sequence<UInt8>) -> String? {
    var result = String.UnicodeScalarView()
    var shifted: [UInt8]?
    for byte in name {
      switch (byte, shifted) {
      case (UInt8(ascii: "&"), nil): shifted = []
      case (UInt8(ascii: "-"), let run?):
        if run.isEmpty { result.append("&") }
        guard let text = text(of: run) else { return nil }
        result.append(contentsOf: text.unicodeScalars)
        shifted = nil
      case (_, _?): shifted?.append(byte)
      case (0x20...0x7E, nil): result.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    return shifted == nil ? String(result) : nil
  }

  /// Base64 with a comma for the slash, and without padding.
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

  private static func close(_ units: inout [UInt16], into result: inout [UInt8]) {
    guard !units.isEmpty else { return }
    result.append(UInt8(ascii: "&"))
    var bits: UInt32 = 0
    var count = 0
    for unit in units {
      bits = bits << 16 | UInt32(unit)
      count += 16
      while count >= 6 {
        count -= 6
        result.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { result.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    result.append(UInt8(ascii: "-"))
    units = []
  }

  private static func text(of run: [UInt8]) -> String? {
    var units: [UInt16] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in run {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 16 {
        count -= 16
        units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}
