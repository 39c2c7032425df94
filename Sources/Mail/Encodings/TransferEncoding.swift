/// The octets behind a Content-Transfer-Encoding (RFC 2045 §6).
enum TransferEncoding {
  /// - Parameters:
  ///   - name: lower case; an unknown one is taken as identity.
  ///   - most: stops at about this many octets.
  static func decoded(_ body: ArraySlice<UInt8>, name: String, most: Int = .max) -> [UInt8] {
    switch name {
    case "base64": Base64.decodedIfLikely(body, most: most) ?? Array(body.prefix(most))
    case "quoted-printable": QuotedPrintable.decoded(body, most: most)
    default: Array(body.prefix(most))
    }
  }
}
