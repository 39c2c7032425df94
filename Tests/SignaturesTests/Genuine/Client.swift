import Foundation

/// A mail program, as far as it differs from others in how it writes a signed mail.
struct Client: Sendable {
  let name: String
  let boundary: String
  /// The fields and parameters as it writes them; `BOUNDARY` stands for the boundary.
  let type: String
  var more = ""
  var preamble = ""
  var signature = "Content-Type: application/pkcs7-signature; name=\"smime.p7s\""
  var disposition = "attachment; filename=\"smime.p7s\""
  var opaque = "application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\""

  static let all = [
    Client(
      name: "Outlook", boundary: "----=_NextPart_000_0011_01DCA9F0.5E0B7E20",
      type:
        "multipart/signed;\n\tprotocol=\"application/x-pkcs7-signature\";\n\tmicalg=SHA1;\n\tboundary=\"BOUNDARY\"",
      more: "X-Mailer: Microsoft Outlook 16.0\nThread-Index: AdypABCD\nContent-Language: zh-cn",
      preamble: "This is a multipart message in MIME format.",
      signature: "Content-Type: application/pkcs7-signature;\n\tname=\"smime.p7s\"",
      disposition: "attachment;\n\tfilename=\"smime.p7s\"",
      opaque: "application/x-pkcs7-mime;\n\tsmime-type=signed-data;\n\tname=\"smime.p7m\""),
    Client(
      name: "Apple Mail", boundary: "Apple-Mail=_5B6A4C1E-3D6B-4E2A-9C7A-0F6D2B1C9E11",
      type:
        "multipart/signed;\n\tboundary=\"BOUNDARY\";\n\tprotocol=\"application/pkcs7-signature\";\n\tmicalg=sha-256",
      more: "X-Mailer: Apple Mail (2.3774.600.62)",
      signature: "Content-Type: application/pkcs7-signature;\n\tname=smime.p7s",
      disposition: "attachment;\n\tfilename=smime.p7s"),
    Client(
      name: "Thunderbird", boundary: "------------ms010203040506070809000102",
      type:
        "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"BOUNDARY\"",
      more: "User-Agent: Mozilla Thunderbird\nContent-Language: zh-CN",
      preamble: "This is a cryptographically signed message in MIME format.\n",
      disposition: "attachment; filename=\"smime.p7s\"\nContent-Description: S/MIME Cryptographic Signature"),
    Client(
      name: "Evolution", boundary: "=-8xRkzqJvT0m1uYc3w5aG",
      type:
        "multipart/signed; micalg=\"sha-256\";\n protocol=\"application/pkcs7-signature\";\n boundary=\"BOUNDARY\"",
      more: "User-Agent: Evolution 3.46.4-2", preamble: "",
      signature: "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"",
      disposition: "attachment; filename=\"smime.p7s\""),
    Client(
      name: "KMail", boundary: "nextPart2345678.IobQ9Gjlxr",
      type:
        "multipart/signed; boundary=\"BOUNDARY\"; micalg=\"sha-256\"; protocol=\"application/pkcs7-signature\"",
      more: "User-Agent: KMail/5.22.3",
      disposition:
        "attachment; filename=\"smime.p7s\"\nContent-Description: This is a digitally signed message part."),
    Client(
      name: "mutt", boundary: "6c4r2h6vjkhyl5ju",
      type:
        "multipart/signed; protocol=\"application/x-pkcs7-signature\";\n\tmicalg=sha-256; boundary=\"BOUNDARY\"",
      more: "Content-Disposition: inline", preamble: "",
      signature: "Content-Type: application/x-pkcs7-signature"),
    Client(
      name: "Foxmail", boundary: "----=_001_NextPart726458013287_=----",
      type:
        "multipart/signed;\n\tboundary=\"BOUNDARY\";\n\tprotocol=\"application/pkcs7-signature\";\n\tmicalg=\"sha256\"",
      more: "X-Mailer: Foxmail 7.2.25.228[cn]\nX-Priority: 3\nX-GUID: 5B6A4C1E",
      preamble: "This is a multi-part message in MIME format."),
    Client(
      name: "a gateway", boundary: "----8C5A7F4E0B1D2C3A4B5C6D7E8F901234",
      type:
        "multipart/signed; protocol=\"application/x-pkcs7-signature\"; micalg=\"sha-256\"; boundary=\"BOUNDARY\"",
      more: "X-Signed-By: gateway", preamble: "This is an S/MIME signed message\n",
      signature: "Content-Type: application/x-pkcs7-signature; name=\"smime.p7s\"",
      opaque: "application/x-pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\""),
  ]

  func detached(_ entity: [UInt8], _ signature: [UInt8]) -> [UInt8] {
    let head = """
      \(Mails.header)Content-Type: \(type.replacing("BOUNDARY", with: boundary))
      \(more.isEmpty ? "" : more + "\n")
      \(preamble)
      --\(boundary)

      """
    let tail = """

      --\(boundary)
      \(self.signature)
      Content-Transfer-Encoding: base64
      Content-Disposition: \(disposition)

      \(Self.base64(signature))

      --\(boundary)--

      """
    return Array(Mails.wire(head).utf8) + entity + Array(Mails.wire(tail).utf8)
  }

  func opaque(_ signature: [UInt8]) -> [UInt8] {
    let mail = """
      \(Mails.header)Content-Type: \(opaque)
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="smime.p7m"

      \(Self.base64(signature))

      """
    return Array(Mails.wire(mail).utf8)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
  }
}
