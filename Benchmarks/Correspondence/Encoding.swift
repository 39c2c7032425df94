import Glibc

/// Written here once more, so that the bench does not measure a reader against its own writer.
enum Encoding {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ octets: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func base64Lines(_ octets: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for start in stride(from: 0, to: octets.count, by: 57) {
      lines += base64(Array(octets[start..<min(start + 57, octets.count)])).utf8
      lines += "\r\n".utf8
    }
    return lines
  }

  static func word(_ text: String, _ charset: String) -> String {
    "=?\(charset)?B?\(base64(octets(text, charset)))?="
  }

  static func quotedPrintable(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var column = 0
    for octet in text.utf8 {
      if octet == UInt8(ascii: "\n") {
        bytes += "\r\n".utf8
        column = 0
        continue
      }
      let isPlain = octet >= 0x20 && octet < 0x7F && octet != UInt8(ascii: "=")
      if column > 72 {
        bytes += "=\r\n".utf8
        column = 0
      }
      let hex = String(octet, radix: 16, uppercase: true)
      let shown = isPlain ? [octet] : Array((hex.count == 1 ? "=0\(hex)" : "=\(hex)").utf8)
      bytes += shown
      column += shown.count
    }
    return bytes
  }

  /// What is labelled gb2312 is GBK, as everywhere.
  static func octets(_ text: String, _ charset: String) -> [UInt8] {
    if charset == "utf-8" { return Array(text.utf8) }
    let descriptor = iconv_open(charset == "gb2312" ? "GBK" : charset, "UTF-8")
    defer { iconv_close(descriptor) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 2 + 16)
    var (left, room) = (source.count, target.count)
    source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (input, output) = (source.baseAddress, target.baseAddress)
        _ = iconv(descriptor, &input, &left, &output, &room)
      }
    }
    return target.dropLast(room).map { UInt8(bitPattern: $0) }
  }
}
