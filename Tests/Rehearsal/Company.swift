import Mail

/// The people of the story: citizens, officers, leaders, clerks, and one who forges.
///
/// Each reads his own mailbox and answers what he finds there, once; nobody sees the ledger.
package final class Company {
  private let post: any PostOffice
  private let certificates: Certificates
  private let narrate: (String) -> Void
  private var answered: Set<String> = []
  private var time: Int64 { clock() }
  private let clock: () -> Int64
  private var sentNumber = 0

  package init(
    post: any PostOffice, certificates: Certificates, clock: @escaping () -> Int64,
    narrate: @escaping (String) -> Void = { _ in }
  ) {
    self.post = post
    self.certificates = certificates
    self.clock = clock
    self.narrate = narrate
  }

  /// A citizen writes his letter.
  package func write(_ letter: CitizenLetter) throws {
    narrate("\(letter.author.name ?? "") 来信：\(letter.subject)")
    sentNumber += 1
    let draft = Draft(
      from: letter.author, to: [Address(name: nil, mailbox: Cast.office)], subject: letter.subject,
      date: time,
      messageID: "letter.\(sentNumber)@citizens.example", text: letter.text)
    try post.send(try draft.composed(), from: letter.author.mailbox, to: Cast.office)
  }

  /// Everybody looks into his mailbox once.
  /// - Returns: how many mails were answered.
  package func look() throws -> Int {
    var count = 0
    for reader in Cast.readers {
      for mail in try newMail(of: reader.address) {
        guard let answers = reader.answers(mail) else { continue }
        for answer in answers { try send(answer, to: mail) }
        count += 1
      }
    }
    return count
  }

  /// All mails that lie in somebody's mailbox.
  package func mails(of address: String) throws -> [Message] {
    try post.mailbox(of: address).map { try Message(parsing: $0) }
  }

  private func newMail(of address: String) throws -> [Message] {
    try mails(of: address).filter { answered.insert("\(address) \($0.messageID ?? "")").inserted }
  }

  private func send(_ answer: Reply, to mail: Message) throws {
    narrate("\(answer.who)：\(answer.words.split(separator: "\n").first.map(String.init) ?? "")")
    sentNumber += 1
    let recipient = answer.withoutCode ? Cast.office : mail.replyTo.first?.mailbox ?? ""
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    let quotation = "\n\n在 2026-11-23 09:12:00，网站管理中心 写道：\n" + quoted.joined(separator: "\n")
    let draft = Draft(
      from: Address(name: nil, mailbox: answer.from), to: [Address(name: nil, mailbox: recipient)],
      subject: "回复：" + mail.subject, date: time, messageID: "answer.\(sentNumber)@people.example",
      inReplyTo: answer.withoutCode ? nil : mail.messageID,
      text: answer.words + (answer.withoutCode ? "" : quotation), attachments: answer.attachments)
    let bytes = try draft.composed()
    try post.send(try certificates.sign(bytes, as: answer.signature), from: answer.from, to: recipient)
  }
}

/// What a citizen writes.
package struct CitizenLetter: Sendable {
  package let author: Address
  package let subject: String
  package let text: String
}

/// What somebody answers to a mail of the office.
package struct Reply {
  let who: String
  let from: String
  let words: String
  var signature = Signature.none
  var attachments: [Attachment] = []
  /// As one answers who guesses what the desk was asked.
  var withoutCode = false

  enum Signature {
    case none
    case genuine(String)
    case forged(String)
  }
}
