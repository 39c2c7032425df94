import Foundation
import Mail

@testable import Signatures

/// The mail that all others in these tests are made from: an answer of 水务局, and its parts.
enum Mails {
  /// 2026-03-02 10:00 in Beijing.
  static let signedAt: Int64 = 1_772_416_800

  static let text = "王先生：\n\n您反映的幸福家园停水问题，我局已于3月1日修复管道，现已恢复供水。\n\n水务局"

  static let header = """
    From: =?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>
    To: letters@nm.example
    Subject: =?utf-8?B?562U5aSN?=
    Date: Mon, 02 Mar 2026 10:01:00 +0800
    Message-ID: <answer-1@nm.example>
    MIME-Version: 1.0

    """

  static let entity = """
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 8bit

    \(text)

    """

  static let unsigned = header + entity

  /// The genuine answer, signed at `signedAt`: made once, as every test needs it.
  static func control() throws -> String { try controlMade.get() }
  private static let controlMade = Result { try People.met().sign(unsigned, at: signedAt) }

  static var wireEntity: String { wire(entity) }

  /// The lines of `text` ended by CRLF.
  static func wire(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n")
  }

  /// The control with another signature in place of its own.
  static func control(signature: [UInt8]) throws -> String {
    let control = try control()
    guard let start = control.range(of: "filename=\"smime.p7s\"\r\n\r\n"),
      let end = control.range(of: "\r\n\r\n--signed", range: start.upperBound..<control.endIndex)
    else { return control }
    return control.replacingCharacters(in: start.upperBound..<end.lowerBound, with: base64(signature))
  }

  /// An answer with the text inside the signature.
  static func opaque(_ signature: [UInt8], date: Int64) -> String {
    let type = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    let head = dated(header, date) + type + "Content-Transfer-Encoding: base64\n\n"
    return wire(head) + base64(signature) + "\r\n"
  }

  /// The mail with another Date.
  static func dated(_ mail: String, _ seconds: Int64) -> String {
    mail.replacingOccurrences(of: "Mon, 02 Mar 2026 10:01:00 +0800", with: date(seconds))
  }

  static func date(_ seconds: Int64) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, "%a, %d %b %Y %H:%M:%S +0000", &parts)
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: .lineLength76Characters)
  }
}

/// What the office of the tests holds a mail against: its authority and list, a receipt two minutes after signing.
func policy(receivedAt: Int64 = Mails.signedAt + 120) throws -> SignaturePolicy {
  let people = try People.met()
  return SignaturePolicy(
    authorities: [try people.file("ca.pem")], revocationLists: [try people.file("crl.pem")],
    receivedAt: receivedAt, notBefore: receivedAt - 86400)
}

extension SignaturePolicy {
  func verdict(on mail: String) throws -> Verdict { try verdict(on: Array(mail.utf8)) }
  func verdict(on mail: [UInt8]) throws -> Verdict { verdict(on: try Message(parsing: mail)) }
}

extension String {
  /// The text with the one place where `old` stands changed; a test that changes nothing tests nothing.
  func changing(_ old: String, to new: String) -> String {
    precondition(components(separatedBy: old).count == 2, "\(old) does not stand there exactly once")
    return replacingOccurrences(of: old, with: new)
  }
}
