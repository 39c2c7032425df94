/// What an entity holds (RFC 2045 §5).
package struct ContentType: Sendable, Equatable {
  /// Lower case.
  package var type: String
  /// Lower case.
  package var subtype: String
  /// By lower-case name; values decoded by RFC 2231 and, where clients put them, RFC 2047 encoded words.
  package var parameters: [String: String]

  package init(type: String, subtype: String, parameters: [String: String] = [:]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// What an entity without the field holds (RFC 2045 §5.2).
  static let plainText = ContentType(type: "text", subtype: "plain")
  /// The same inside a multipart/digest (RFC 2046 §5.1.5).
  static let message = ContentType(type: "message", subtype: "rfc822")

  package func matches(_ type: String, _ subtype: String) -> Bool {
    self.type == type && self.subtype == subtype
  }

  package var isMultipart: Bool { type == "multipart" }

  /// Reads `type/subtype` from the word before the parameters; nil when it is neither that nor a known type.
  init?(word: ArraySlice<UInt8>, parameters: [String: String]) {
    let slash = word.firstIndex(of: UInt8(ascii: "/")) ?? word.endIndex
    guard let type = Self.token(word[..<slash]) else { return nil }
    if let subtype = Self.token(word[slash...].dropFirst()) {
      self.init(type: type, subtype: subtype, parameters: parameters)
      return
    }
    guard ["text", "image", "audio", "video", "application"].contains(type) else { return nil }
    self.init(type: type, subtype: type == "text" ? "plain" : "octet-stream", parameters: parameters)
  }

  /// A token (RFC 2045 §5.1) in lower case; nil when the octets are none.
  private static func token(_ octets: ArraySlice<UInt8>) -> String? {
    let octets = octets.trimmed
    guard !octets.isEmpty, octets.allSatisfy(isTokenOctet) else { return nil }
    return String(decoding: octets.map(\.lowercased), as: UTF8.self)
  }

  private static func isTokenOctet(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "_"): true
    case 0...0x20, 0x7F...: false
    default: octet.isLetter || octet.isDigit || "!#$%&'*^`{|}~".utf8.contains(octet)
    }
  }
}

/// How an entity is meant to be shown: `attachment`, `inline` (RFC 2183).
package struct Disposition: Sendable, Equatable {
  /// Lower case.
  package var name: String
  package var parameters: [String: String]

  package init(name: String, parameters: [String: String] = [:]) {
    self.name = name
    self.parameters = parameters
  }
}
