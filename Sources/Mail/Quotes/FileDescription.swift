/// What a line says about a file.
struct FileDescription {
  var name: String?
  var size: String?
  var expires: String?

  init() {}

  init(of text: String) {
    let parts = Self.withoutLinks(text).split { "()（），,\t".contains($0) }.map { Self.trimmed($0) }
    for part in parts {
      if size == nil, Self.isSize(part) {
        size = part
      } else if expires == nil, let day = Self.expiry(part) {
        expires = day
      } else if name == nil, Self.isFileName(part) {
        name = part
      }
    }
  }

  var isTelling: Bool { name != nil || size != nil || expires != nil }

  mutating func merge(_ other: FileDescription) {
    name = other.name ?? name
    size = other.size ?? size
    expires = other.expires ?? expires
  }

  /// Links in angle brackets left out, others with what follows on the line.
  static func withoutLinks(_ text: String) -> Substring {
    var rest = ""
    for (place, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      let isLink = place > 0 && piece.hasPrefix("http")
      rest += isLink ? piece.drop { $0 != ">" }.dropFirst() : piece
    }
    let octets = Array(rest.utf8)
    guard let link = octets.firstIndex(of: Array("http".utf8), in: 0..<octets.count) else {
      return Substring(rest)
    }
    return Substring(String(decoding: octets[..<link], as: UTF8.self))
  }

  private static func trimmed(_ text: Substring) -> String {
    let scalars = text.unicodeScalars.drop(while: \.isShownAsNothing)
    guard let last = scalars.lastIndex(where: { !$0.isShownAsNothing }) else { return "" }
    return String(scalars[...last])
  }

  /// `128.03M`, `1.2 GB`
  private static func isSize(_ text: String) -> Bool {
    let octets = Array(text.utf8).filter { !$0.isSpace }
    let number = octets.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    guard !number.isEmpty, octets.count <= 12 else { return false }
    return ["k", "m", "g", "kb", "mb", "gb", "b"].contains(
      String(decoding: octets[number.endIndex...], as: UTF8.self).lowercased())
  }

  /// `2020年11月27日 21:59 到期`, `到期时间：2026-12-25 09:12`, `无限期`
  private static func expiry(_ text: String) -> String? {
    guard text.unicodeScalars.count <= 50 else { return nil }
    for phrase in [
      "过期时间", "到期时间", "失效时间", "有效期至", "有效期", "到期", "过期", "失效", "expires on", "expires", "expiration",
    ]
    where text.lowercased().holds(any: [phrase]) {
      let rest = text.lowercased().replacing(phrase, with: "").drop { ":： ".contains($0) }
      let day = trimmed(rest[...])
      return day.utf8.contains(where: \.isDigit) ? day : nil
    }
    return nil
  }

  /// A name with a suffix.
  private static func isFileName(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex, text.unicodeScalars.count <= 120 else {
      return false
    }
    let suffix = text[text.index(after: dot)...].utf8
    guard (1...5).contains(suffix.count), suffix.allSatisfy({ $0.isDigit || $0.isLetter }) else {
      return false
    }
    return suffix.contains(where: \.isLetter) && !text.holds(any: ["：", "。", "@", "/"])
  }
}

/// An address in a text.
struct WebLink {
  let address: String
  let host: String
  /// With the query, in lower case.
  let path: String

  static func all(in text: String) -> [WebLink] {
    let octets = Array(text.utf8)
    var links: [WebLink] = []
    var position = 0
    let sign = Array("://".utf8)
    while let colon = octets.firstIndex(of: sign, in: position..<octets.count) {
      position = colon + sign.count
      let scheme = ["http", "https"].first {
        colon >= $0.utf8.count && octets[(colon - $0.utf8.count)..<colon].equalsIgnoringCase($0.utf8)
      }
      guard let length = scheme?.utf8.count else { continue }
      let end =
        octets[position...].firstIndex { $0 <= 0x20 || $0 >= 0x7F || "<>\"'".utf8.contains($0) }
        ?? octets.count
      let rest = octets[position..<end]
      let host = rest.prefix { !"/?#:".utf8.contains($0) }
      guard !host.isEmpty, host.count <= 253 else { continue }
      links.append(
        WebLink(
          address: String(decoding: octets[(colon - length)..<end], as: UTF8.self),
          host: String(decoding: host.map(\.lowercased), as: UTF8.self),
          path: String(decoding: rest[host.endIndex...].map(\.lowercased), as: UTF8.self)))
      position = end
    }
    return links
  }
}
