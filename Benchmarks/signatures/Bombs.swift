import Foundation
import Mail
import Signatures

/// Signatures that are made to hurt whoever reads them (safety note, S35).
enum SignatureBomb {
  static func all(_ certificate: [UInt8]) -> [(name: String, der: [UInt8])] {
    [
      ("nested 200,000 deep", (0..<200_000).flatMap { _ in [0x30, 0x80] as [UInt8] }),
      ("a length beyond the end", [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 1000)),
      ("octets in 100,000 pieces", signed(content: pieces(100_000))),
      ("octets nested 1,000 deep", signed(content: deep(1000))),
      ("10,000 certificates", signed(certificates: repeated(certificate, 10_000))),
      ("10,000 signers", signed(signers: repeated(signer, 10_000))),
      ("100,000 digests", signed(digests: repeated(der(0x30, digest), 100_000))),
      (
        "a signer with 20,000 attributes",
        signed(signers: der(0x30, signerHead + der(0xA0, repeated(attribute, 20_000)) + signerTail))
      ),
      (
        "as much content as is read",
        signed(content: der(0x04, [UInt8](repeating: 0x61, count: LargestMail.size)))
      ),
      ("a cover for 10,000 recipients", covered(recipients: repeated(recipient, 10_000))),
      ("a cover in 100,000 pieces", covered(content: repeated([0x04, 1, 0x61], 100_000))),
      (
        "a name of 1,000,000 parts",
        der(0x30, der(0x06, [0x2A] + [UInt8](repeating: 0x81, count: 1_000_000) + [1]))
      ),
    ]
  }

  private static let data: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
  private static let signedData: [UInt8] = data.dropLast() + [2]
  private static let digest: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]
  private static let attribute = der(
    0x30, [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03] + der(0x31, data))
  private static let signerHead =
    [0x02, 0x01, 0x03] + der(0x80, [UInt8](repeating: 7, count: 20)) + der(0x30, digest)
  private static let signerTail =
    der(0x30, [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]) + der(0x04, [1, 2, 3])
  private static let signer = der(0x30, signerHead + signerTail)

  private static func signed(
    content: [UInt8] = [], certificates: [UInt8] = [], signers: [UInt8] = [], digests: [UInt8] = []
  ) -> [UInt8] {
    let inner = data + (content.isEmpty ? [] : der(0xA0, content))
    let body =
      [0x02, 0x01, 0x03] + der(0x31, digests) + der(0x30, inner)
      + (certificates.isEmpty ? [] : der(0xA0, certificates)) + der(0x31, signers)
    return der(0x30, signedData + der(0xA0, der(0x30, body)))
  }

  private static let recipient = der(
    0x30,
    [0x02, 0x01, 0x02] + der(0x80, [UInt8](repeating: 7, count: 20))
      + der(0x30, [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00])
      + der(0x04, [UInt8](repeating: 3, count: 256)))

  private static func covered(recipients: [UInt8] = recipient, content: [UInt8] = [0x04, 1, 0x61]) -> [UInt8]
  {
    let aes: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A]
    let inner = data + der(0x30, aes + der(0x04, [UInt8](repeating: 0, count: 16))) + der(0xA0, content)
    let body = [0x02, 0x01, 0x02] + der(0x31, recipients) + der(0x30, inner)
    return der(0x30, data.dropLast() + [3] + der(0xA0, der(0x30, body)))
  }

  private static func pieces(_ count: Int) -> [UInt8] {
    [0x24, 0x80] + repeated([0x04, 1, 0x61], count) + [0, 0]
  }

  private static func deep(_ count: Int) -> [UInt8] {
    repeated([0x24, 0x80], count) + [0x04, 1, 0x61] + repeated([0, 0], count)
  }

  private static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
  }

  private static func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    // OpenSSL takes no long form for nothing at the end.
    guard !content.isEmpty else { return [tag, 0] }
    let count = UInt32(content.count)
    return [tag, 0x84] + withUnsafeBytes(of: count.bigEndian) { Array($0) } + content
  }

  /// As a mail that carries its text inside.
  static func mail(_ der: [UInt8]) -> [UInt8] {
    let head = TrialOffice.unsigned.components(separatedBy: "Content-Type").first ?? ""
    let type =
      "MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    return Array((head + type + "Content-Transfer-Encoding: base64\n\n").utf8)
      + Array(Data(der).base64EncodedString(options: .lineLength76Characters).utf8)
  }
}
