import Domain
import Mail
import Store

/// A mail of a clerk, or of whoever holds a standing office (督查室), that answers no question of ours: nothing of it is
/// carried out, since anybody can write in his name, and it waits in the holding pen. He hears at once that nothing was
/// done and what would do: else he would believe until the next morning that he has decided.
struct WithoutCode {
  /// Why it waits.
  static let detail = "in the name of somebody of the office, without the code of a question"

  private let sender: String
  private let told: NotCarriedOut

  /// - Parameter sender: his address, as the register has it.
  init(_ message: Message, from sender: String) {
    self.sender = sender
    told = NotCarriedOut(
      message.certainReply.words,
      because: "未办理：来信没有核验码，不能确认是您本人；请直接回复【今日待办】或该件自己的邮件，或在服务器上用 huiyin 命令。来信已留在“无法识别的来信”中",
      about: "您的来信")
  }

  /// - Parameter letter: that it names.
  func answer(_ mail: Int64, about letter: LetterID?, by post: Post, in book: Book) throws {
    let holder = post.office.correspondent(sender)
    guard try book.count(.automaticMail, by: holder, within: 86_400, of: post.now) < Self.most else { return }
    try book.use(.automaticMail, by: holder, at: post.now)
    try book.send(
      try post.mail(
        "morning-understood", to: sender, about: try letter.flatMap(book.letter), token: nil,
        cause: "without code \(mail)", values: told.values),
      at: post.now)
  }

  /// Answers to one clerk within 24 hours: whoever writes in his name fills his mailbox no further.
  private static let most = 5
}
