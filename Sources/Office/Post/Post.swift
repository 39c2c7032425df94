import Domain
import Mail
import Store
import Templates

/// Writes the office's mails: from a template, with the office's name under it and a way to answer.
struct Post {
  let office: Office
  let now: Timestamp

  func mail(
    _ template: String, to recipient: String, about letter: Letter?, token: Token?, cause: String,
    values: TemplateValues, attachments: [Attachment] = []
  ) throws -> OutgoingMail {
    let rules = office.rules
    let replyTo = replyAddress(for: token)
    var all = values
    if let letter { all["id"] = "\(letter.id)" }
    all["office"] = .text(rules.name)
    all["telephone"] = .text(rules.telephone)
    all["replyTo"] = .text(replyTo)
    if let token { all["token"] = "\(token)" }
    let words = try office.templates.mail(template, with: all)
    let subject = letter?.id.description ?? "office"
    let messageID = "\(office.mint.identifier(cause, subject)).\(subject)@\(domain)"
    let draft = Draft(
      from: Address(name: rules.name, mailbox: rules.address), to: [Address(name: nil, mailbox: recipient)],
      // Without a name: the address is long, and some readers put a space where a name was folded.
      replyTo: [Address(name: nil, mailbox: replyTo)], subject: words.subject, date: now.seconds,
      messageID: messageID, autoSubmitted: .generated, text: words.text,
      html: words.html, attachments: attachments)
    return OutgoingMail(
      letter: letter?.id, kind: template, sender: rules.address, recipient: recipient, messageID: messageID,
      bytes: try draft.composed())
  }

  /// `liuyan+nm2026000123-4q7x0m2k9w5s8a1z@naiman.example`, so that a reply finds its letter by itself.
  private func replyAddress(for token: Token?) -> String {
    let address = office.rules.address
    guard let token, office.rules.usesPlusAddresses, let at = address.lastIndex(of: "@") else {
      return address
    }
    return "\(address[..<at])+\(token)\(address[at...])"
  }

  private var domain: String {
    office.rules.address.split(separator: "@").last.map(String.init) ?? "localhost"
  }
}
