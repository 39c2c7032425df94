import Foundation
import Mail
import Signatures

/// The largest mails that are read: a file as large as it may be, signed, and the same encrypted to the office.
struct LargestMail {
  let name: String
  let bytes: [UInt8]
  /// Whether it is to be accepted.
  let isGenuine: Bool

  /// Signed data and a cover are attachments, and no longer than such; the rest is for what stands around.
  static let size = MailLimits.standard.attachmentBytes - (32 << 10)

  /// - Parameter office: the folder of a trial office.
  static func all(in office: String) throws -> [LargestMail] {
    let unsigned = mail(of: size - (16 << 10))
    let signed = try TrialOffice.script(
      ["sign", office, TrialOffice.address, "\(TrialOffice.signedAt)"], [:], unsigned)
    let certificate = try TrialOffice.read("\(office)/\(TrialOffice.address).pem")
    let lines = unsigned.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    return [
      LargestMail(name: "the largest mail, signed", bytes: signed, isGenuine: true),
      LargestMail(
        name: "the same, encrypted", bytes: try Envelope.closed(signed, to: certificate), isGenuine: true),
      LargestMail(
        name: "the same, encrypted and unsigned", bytes: try Envelope.closed(lines, to: certificate),
        isGenuine: false),
    ]
  }

  /// An answer with a file in base64, of about `count` bytes.
  private static func mail(of count: Int) -> [UInt8] {
    let parts = TrialOffice.unsigned.components(separatedBy: "Content-Type")
    let line = String(repeating: "A", count: 76) + "\n"
    let head = """
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=part

      --part
      Content-Type\(parts.last ?? "")
      --part
      Content-Type: application/pdf; name=NM2026000123.pdf
      Content-Disposition: attachment; filename=NM2026000123.pdf
      Content-Transfer-Encoding: base64


      """
    let begin = Array(((parts.first ?? "") + head).utf8)
    // Its line breaks are one byte longer once it is signed.
    let lines = (count - begin.count) / (line.utf8.count + 1)
    return begin + Array(repeatElement(Array(line.utf8), count: lines).joined()) + Array("--part--\n".utf8)
  }
}
