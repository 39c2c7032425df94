import Domain
import Foundation

/// What was signed, and when.
extension Flaw {
  private static let parts = "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"

  private static func entity(_ code: String, _ entity: @escaping @Sendable (Signing) -> String) -> Flaw {
    Flaw(code) { $0.good(entity: entity($0)) }
  }

  static let contents: [Flaw] = [
    entity("messageInside") {
      parts + $0.entity
        + "\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n\r\nx\r\n--m--\r\n"
    },
    entity("signatureInside") {
      parts + $0.entity
        + "\r\n--m\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nx\r\n--m--\r\n"
    },
    // A file, as far as programs show it.
    entity("noText") {
      $0.entity.changing("Content-Type: text/plain;", to: "Content-Type: text/plain; name=a.txt;")
    },
    entity("severalTexts") {
      parts + $0.entity + "\r\n--m\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--m\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\n第二段改后再发。\r\n--m--\r\n"
    },
    entity("unreadableContent") { signing in
      signing.entity.components(separatedBy: "\r\n").filter { !$0.hasPrefix("Content-Type:") }
        .joined(separator: "\r\n")
    },
    entity("page differs") {
      "Content-Type: multipart/alternative; boundary=m\r\n\r\n--m\r\n" + $0.entity
        + "\r\n--m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>答复：我局不予办理。</p>\r\n--m--\r\n"
    },
    Flaw("signedBeforeAssignment") { $0.good(at: $0.time + -2 * 86400) },
    Flaw("signedInFuture") { $0.good(at: $0.time + 3600) },
    Flaw("dateMismatch") { signing in
      let date = signing.header.components(separatedBy: "\r\n").first { $0.hasPrefix("Date:") } ?? ""
      return signing.good().changing(date, to: "Date: yesterday")
    },
  ]
}
