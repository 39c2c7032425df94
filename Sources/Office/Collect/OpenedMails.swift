import Mail
import Store
import Synchronization

/// The mails that are open on the table (已拆): fetched and parsed once for all stages of a pass.
///
/// Whatever is not here is read from the store; a mail that is never changed cannot be out of date.
final class OpenedMails: Sendable {
  private struct Contents {
    var mails: [Int64: RawMail] = [:]
    var messages: [Int64: Ahead<Message?>] = [:]
    var bytes = 0
  }

  private let contents = Mutex(Contents())
  /// What more comes is opened when it is needed.
  static let mostBytes = 32 << 20

  func mail(_ id: Int64) -> RawMail? { contents.withLock { $0.mails[id] } }

  /// What it says; nil where it is not here, or breaks a limit.
  func message(_ id: Int64) -> Message? { contents.withLock { $0.messages[id] }?.value }

  func lay(_ message: Ahead<Message?>, of mail: RawMail) {
    contents.withLock { contents in
      guard contents.bytes + mail.bytes.count <= Self.mostBytes else { return }
      if contents.mails.updateValue(mail, forKey: mail.reference.id) == nil {
        contents.bytes += mail.bytes.count
      }
      contents.messages[mail.reference.id] = message
    }
  }

  func clear() { contents.withLock { $0 = Contents() } }
}

extension Office {
  /// The raw mail of that number.
  func mail(_ id: Int64) throws -> RawMail {
    if let mail = openedMails.mail(id) { return mail }
    guard let mail = try ledger.mail(id) else {
      throw LedgerError.corrupt("mail \(id) is not in the mail store")
    }
    return mail
  }

  /// What a raw mail says; of one that is encrypted to the office, what is inside.
  func message(in mail: RawMail) throws(MailError) -> Message {
    if let message = openedMails.message(mail.reference.id) { return message }
    let message = try read(mail.bytes)
    openedMails.lay(Ahead(done: message), of: mail)
    return message
  }

  private func read(_ bytes: [UInt8]) throws(MailError) -> Message {
    let message = try Message(parsing: bytes)
    return trust.opened(message) ?? message
  }

  /// Begins to read mails and their words. Of many large ones, only the first.
  func open(_ incoming: [IncomingMail]) throws {
    var bytes = 0
    for mail in incoming where bytes < OpenedMails.mostBytes {
      guard let mail = try ledger.mail(mail.id) else { continue }
      bytes += mail.bytes.count
      let message = Ahead {
        // What breaks a limit is told to whoever asks for it.
        let message = try? self.read(mail.bytes)
        _ = message?.text
        return message
      }
      openedMails.lay(message, of: mail)
    }
  }
}
