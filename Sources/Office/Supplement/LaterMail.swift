import Domain
import Mail
import Store

/// A mail that an author wrote about his letter after he had been written to.
struct LaterMail {
  let mail: IncomingMail
  let raw: RawMail
  let word: AuthorWord
  /// How satisfied he says he is, if he has an answer; nil where he does not say it.
  let rating: RatingWord?
  /// Whether files came with it.
  let hasFiles: Bool
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
    let names = [letter.registration.authorName?.text, message.from.first?.name].compactMap(\.self)
    let written = Self.written(in: message, signedBy: names)
    self.mail = mail
    self.raw = raw
    let files = Self.remark(on: message)
    hasFiles = !files.isEmpty
    words = [written, files].filter { !$0.isEmpty }.joined(separator: "\n")
    word = Self.word(written, subject: message.subject, files: files)
    rating = RatingWord(reading: written, signedBy: names)
    isFromHisAddress = message.from.count == 1 && letter.isWritten(from: message.from[0].mailbox)
    encryption = written.isEmpty ? message.encryption.first.map { "\($0)" } : nil
  }

  /// His words without the line that a button of ours writes into a draft. Where he says nothing there, how satisfied he
  /// is may stand in the subject.
  private static func written(in message: Message, signedBy names: [String]) -> String {
    let lines = message.reply.words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .filter { !$0.contains("办件标识") || Token.all(in: String($0)).isEmpty }
    // What is quoted below them may be as long as it likes.
    let words = message.markedWhereCut(
      OfficeText.trimmed(lines.joined(separator: "\n")), isOwn: message.reply.history.isEmpty)
    let isInSubject =
      AuthorWord(reading: words) == .nothing
      && RatingWord(reading: message.subject, signedBy: names) != nil
    return isInSubject ? OfficeText.trimmed(message.subject) : words
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
