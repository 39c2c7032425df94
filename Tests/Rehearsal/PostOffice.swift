import Mail
import Wire

/// How the people of the story send and get their mail. They know the office by its mail alone.
package protocol PostOffice: AnyObject {
  func send(_ mail: [UInt8], from sender: String, to recipient: String) throws
  /// Everything that lies in somebody's mailbox, again at every call.
  func mailbox(of address: String) throws -> [[UInt8]]
}

/// The world of real servers: SMTP to send, IMAP to read.
package final class ServerPost: PostOffice {
  private let courier: SMTPCourier
  private let imap: ServerAddress
  private var mailboxes: [String: (mailbox: IMAPMailbox, cursor: MailboxCursor?, mails: [[UInt8]])] = [:]

  package init(smtp: ServerAddress, imap: ServerAddress) {
    courier = SMTPCourier(to: smtp)
    self.imap = imap
  }

  package func send(_ mail: [UInt8], from sender: String, to recipient: String) throws {
    let parcel = Parcel(envelopeFrom: sender, recipient: recipient, audit: nil, messageID: "", bytes: mail)
    guard case .sent = courier.deliver(parcel) else { throw Trouble("\(recipient) cannot be written to") }
  }

  package func mailbox(of address: String) throws -> [[UInt8]] {
    var server = imap
    server.user = address
    var box = mailboxes[address] ?? (IMAPMailbox(at: server, processed: nil), nil, [])
    let batch = try box.mailbox.collect(after: box.cursor, limit: 1000)
    box.cursor = batch.cursor
    box.mails += batch.mails.map(\.bytes)
    mailboxes[address] = box
    return box.mails
  }
}

/// The embedded world: letters go straight into the office's Maildir, its mail is read from a folder of .eml files.
package final class FolderPost: PostOffice {
  private let inbox: Maildir
  private let sent: String
  private var number = 0

  package init(inbox: String, sent: String) throws {
    self.inbox = try Maildir(at: inbox)
    self.sent = sent
  }

  package func send(_ mail: [UInt8], from sender: String, to recipient: String) throws {
    number += 1
    try inbox.deliver(mail, named: "1790000000.\(number + 1000).rehearsal")
  }

  package func mailbox(of address: String) throws -> [[UInt8]] {
    try Files.names(in: sent).filter { $0.hasSuffix(",\(address).eml") }.map {
      try Files.read("\(sent)/\($0)")
    }
  }
}

/// What should not have happened in a story.
package struct Trouble: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
