import Digest
import Domain
import Mail
import Store
import Wire

extension LeftMail {
  /// A mail that its mailbox would not give, with all that helps a person to find it there.
  init(_ mail: UnfetchedMail, in mailbox: String) {
    let place = MailPlace(mail.key)
    let spot = mail.key.name.isEmpty ? "UID \(mail.key.uid)" : "file \(mail.key.name)"
    let facts = Self.facts(of: mail.head)
    let date = mail.receivedAt.map { "received \(Timestamp(seconds: $0))" }
    let words = ([facts.from, facts.subject, date].compactMap(\.self) + ["\(mail.key.validity)/\(spot)"])
    let detail = "in \(mailbox) as \(spot): \(mail.reason)"
    // The head is the mail's own; the place is all there is where even that cannot be had.
    let note = Array("\(mailbox) \(words.last ?? ""): \(mail.reason)".utf8)
    let content =
      mail.head.isEmpty ? note : Array("\(mail.size) ".utf8) + ContentDigest.of(mail.head)
    self.init(
      place: place, mailbox: mailbox, receivedAt: mail.receivedAt.map { Timestamp(seconds: $0) },
      bytes: mail.head.isEmpty ? note : mail.head, content: SHA256.digest(of: content),
      detail: (words.dropLast() + [detail]).joined(separator: ", "))
  }

  private static func facts(of head: [UInt8]) -> (from: String?, subject: String?) {
    // A head that cannot be read says nothing; the mail is held all the same.
    guard !head.isEmpty, let message = try? Message(parsing: head) else { return (nil, nil) }
    let from = message.from.first.map { address in
      address.name.map { "from \($0) <\(address.mailbox)>" } ?? "from \(address.mailbox)"
    }
    let subject = OfficeText.trimmed(message.subject)
    return (
      from,
      subject.isEmpty ? nil : "\"\(String(String.UnicodeScalarView(subject.unicodeScalars.prefix(100))))\""
    )
  }
}
