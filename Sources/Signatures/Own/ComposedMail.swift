import Digest
import Foundation

/// A mail of ours in its two parts: the fields that tell of its way, and what is protected.
struct ComposedMail {
  /// With the line break of its last field.
  private var header: [UInt8] = []
  /// The fields that describe the body, an empty line, and the body.
  private(set) var entity: [UInt8] = []

  /// - Parameter mail: with lines of CRLF.
  init(_ mail: [UInt8]) {
    var inside: [UInt8] = []
    var rest = mail[...]
    var isInside = false
    while let end = rest.firstRange(of: [0x0D, 0x0A])?.upperBound {
      let line = rest[..<end]
      rest = rest[end...]
      if line.count == 2 { break }
      let isContinued = line.first == 0x20 || line.first == 0x09
      if !isContinued {
        let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
        isInside = name.hasPrefix("content-")
        // There is one in front of the whole.
        if name == "mime-version" { continue }
      }
      if isInside { inside += line } else { header += line }
    }
    entity = inside + [0x0D, 0x0A] + rest
  }

  func signed(with signature: [UInt8]) -> [UInt8] {
    let boundary = "signed-" + Hex.encode(SHA256.digest(of: entity).prefix(12))
    let opening = """
      MIME-Version: 1.0
      Content-Type: multipart/signed; protocol="application/pkcs7-signature";
       micalg=sha-256; boundary="\(boundary)"

      --\(boundary)

      """
    let closing = """

      --\(boundary)
      Content-Type: application/pkcs7-signature; name="smime.p7s"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="smime.p7s"

      \(Self.base64(signature))
      --\(boundary)--

      """
    return header + Self.wire(opening) + entity + Self.wire(closing)
  }

  func enclosed(in cover: [UInt8]) -> [UInt8] {
    let text = """
      MIME-Version: 1.0
      Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="smime.p7m"

      \(Self.base64(cover))

      """
    return header + Self.wire(text)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }

  private static func wire(_ text: String) -> [UInt8] {
    text.utf8.reduce(into: []) { bytes, byte in
      if byte == 0x0A { bytes.append(0x0D) }
      bytes.append(byte)
    }
  }
}
