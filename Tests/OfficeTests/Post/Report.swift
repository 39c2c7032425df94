import Mail
import Store

@testable import Office

/// A delivery report (RFC 3464), as Postfix writes it.
struct Report {
  /// By what it can be tied to the mail that it returns.
  enum Tie: CaseIterable {
    case address, messageID, token
  }

  var number: Int
  var address: String
  var recipient: String
  var action = "failed"
  var status = "5.1.1"
  var diagnostic = "smtp; 550 user unknown"
  private let returned: String

  init(of item: OutboxMail, in office: Office, tiedBy tie: Tie, number: Int = 1) throws {
    self.number = number
    recipient = item.mail.recipient
    address = tie == .address ? office.envelopeSender(of: item) : office.rules.address
    let mail = try Message(parsing: item.mail.bytes)
    switch tie {
    case .address: returned = "Subject: x"
    case .messageID: returned = "Message-ID: <\(item.mail.messageID)>"
    case .token: returned = "Reply-To: \(mail.replyTo[0].mailbox)"
    }
  }

  var bytes: [UInt8] {
    let text = """
      Delivered-To: \(address)
      From: MAILER-DAEMON@mx.zhujian.example
      To: liuyan@naiman.example
      Subject: Undelivered Mail Returned to Sender
      Message-ID: <\(number)@mx.zhujian.example>
      Auto-Submitted: auto-replied
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b
      Content-Type: text/plain

      It could not be delivered.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.zhujian.example

      Final-Recipient: rfc822; \(recipient)
      Action: \(action)
      Status: \(status)
      Diagnostic-Code: \(diagnostic)

      --b
      Content-Type: text/rfc822-headers

      \(returned)

      --b--

      """
    return Array(text.replacing("\n", with: "\r\n").utf8)
  }
}
