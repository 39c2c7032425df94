/// What stands in a subject or a title's field where somebody gave none.
enum NoTitle {
  /// - Parameter text: without `Re:` and `转发：`.
  static func isMeant(by text: String) -> Bool {
    let text = OfficeText.bare(text).lowercased()
    return text.isEmpty || marks.contains(text) || isSendersName(text)
  }

  /// What mail clients and portals write themselves.
  private static let marks: Set<String> = [
    "无标题", "无主题", "无题", "没有标题", "没有主题", "未命名", "新邮件", "无", "no subject", "no title", "untitled", "none",
  ]

  /// `来自李四的邮件`: QQ Mail puts the sender's own name there, who has not asked it to.
  private static func isSendersName(_ text: String) -> Bool {
    text.hasPrefix("来自") && text.hasSuffix("的邮件") && text.unicodeScalars.count <= 40
  }
}
