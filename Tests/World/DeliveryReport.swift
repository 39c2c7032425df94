import Domain
import Mail
import Office
import Store

/// A delivery report (RFC 3464), as Postfix writes it.
package struct DeliveryReport {
  /// By what it can be tied to the mail that it returns.
  package enum Tie: CaseIterable {
    case address, messageID, token
  }

  package var number: Int
  package var address: String
  package var recipient: String
  package var action = "failed"
  package var status = "5.1.1"
  package var diagnostic = "smtp; 550 user unknown"
  private let returned: String

  package init(of item: OutboxMail, in office: Office, tiedBy tie: Tie, number: Int = 1) throws {
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

  package var bytes: [UInt8] {
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

extension World {
  /// The newest mail of that kind about a letter comes back undelivered.
  package func comeBack(_ kind: String, about id: LetterID) throws {
    guard let item = try office.ledger.outbox(of: id).last(where: { $0.mail.kind == kind }) else { return }
    try post(try DeliveryReport(of: item, in: office, tiedBy: .messageID).bytes)
  }
}
