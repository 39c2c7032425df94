import Domain
import Mail
import Store

/// A mail that an author wrote about his letter after he had been written to.
struct LaterMail {
  let mail: IncomingMail
  let raw: RawMail
  let word: AuthorWord
  /// His own words, without what was quoted.
  let words: String
  /// Whether it came from the address he is written to: people write from other accounts too, and a receipt that
  /// was forwarded gives its token to others.
  let isFromHisAddress: Bool
  /// Whether a clerk said which letter it is about: anybody can write a number, and his From.
  let isReleased: Bool
  /// Whether he may be believed to be the author.
  var isHisOwn: Bool { isFromHisAddress && !isReleased }
  /// What keeps it from being read; nil where it was.
  let encryption: String?

  init(_ mail: IncomingMail, raw: RawMail, about letter: Letter, isReleased: Bool = false) throws {
    self.isReleased = isReleased
    let message = try Message(parsing: raw.bytes)
    let written = OfficeText.trimmed(message.reply.words)
    self.mail = mail
    self.raw = raw
    let files = Self.remark(on: message)
    words = [written, files].filter { !$0.isEmpty }.joined(separator: "\n")
    word = Self.word(written, subject: message.subject, files: files)
    isFromHisAddress = message.from.count == 1 && letter.isWritten(from: message.from[0].mailbox)
    encryption = written.isEmpty ? message.encryption.first.map { "\($0)" } : nil
  }

  /// Below a subject that is such a word, nothing need stand.
  private static func word(_ written: String, subject: String, files: String) -> AuthorWord {
    let word = AuthorWord(reading: written)
    guard case .nothing = word else {
      guard case .supplement(var text) = word else { return word }
      if !files.isEmpty { text += "\n" + files }
      // That it be not published counts wherever it stands.
      let isWish = PublicationWish(in: written, subject: subject) == .clear
      return isWish ? .wish(mayBePublished: false, rest: text) : .supplement(text)
    }
    guard files.isEmpty else { return .supplement(files) }
    switch AuthorWord(reading: subject) {
    case .retract(let reason): return .retract(reason: reason)
    case .wish(let mayBePublished, let rest): return .wish(mayBePublished: mayBePublished, rest: rest)
    case .supplement, .nothing: return .nothing
    }
  }

  /// What he sent besides words; the files themselves stay in the mail.
  private static func remark(on message: Message) -> String {
    let (files, links) = (message.attachments.count, message.hugeAttachments.count)
    let remarks = [files > 0 ? "附件\(files)个" : "", links > 0 ? "超大附件链接\(links)个，不予下载" : ""]
      .filter { !$0.isEmpty }
    return remarks.isEmpty ? "" : "（来信另有\(remarks.joined(separator: "、"))）"
  }
}

extension Letter {
  /// Whether `address` is where its author is written to.
  func isWritten(from address: String) -> Bool {
    registration.authorAddress?.text?.lowercased() == address.lowercased()
  }
}
