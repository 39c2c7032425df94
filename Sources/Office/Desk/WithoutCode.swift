import Mail
import Store
import Templates

/// A clerk's own mail that answers none of ours: nothing of it is carried out, since anybody can write in his name, and it
/// waits in the holding pen. He hears at once that nothing was done and what would do: else he would believe until the
/// next morning that he has decided.
struct WithoutCode {
  /// Why it waits.
  static let detail = "in the name of a clerk, without the code of a question"

  private let sender: String
  private let line: String

  /// - Parameter sender: a clerk's address, as the register has it.
  init(_ message: Message, from sender: String) {
    self.sender = sender
    line = OfficeText.lines(OwnCodes.removed(from: message.certainReply.words)).first ?? "（空白）"
  }

  func answer(_ mail: Int64, by post: Post, in book: Book) throws {
    let result = "未办理：来信没有核验码，不能确认是您本人；请直接回复【今日待办】或该件自己的邮件，或在服务器上用 huiyin 命令。来信已留在“无法识别的来信”中"
    let values: TemplateValues = [
      "outcome": "没有办理", "about": "您的来信", "left": "", "code": "", "rules": [],
      "lines": [["line": .text(PenText.plain(line)), "result": .text(result)]],
    ]
    try book.send(
      try post.mail(
        "morning-understood", to: sender, code: nil, cause: "without code \(mail)", values: values),
      at: post.now)
  }
}
