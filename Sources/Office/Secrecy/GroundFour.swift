import Domain
import Reading
import Templates

/// Ground four (第七条第（四）项: 国家秘密、商业秘密、个人隐私): no mail of any kind shows such a letter, neither before nor after
/// somebody has decided about it. It is read on the server.
extension Office {
  func mayBeSecret(_ text: String) -> Bool { readLetters.findings(in: text).maybeSecret }
}

extension Enclosures {
  /// What its author called his files is a word of his: 绝密文件.png.
  func maySay(_ isSecret: (String) -> Bool) -> Bool { files.contains { isSecret($0.shownName) } }
}

extension Docket {
  var titleForDesk: String { mayBeSecret ? Self.unsaid : accusesItsDesk ? Self.unmailed : letter.title.shown }

  /// What a unit wrote, as a mail to whoever decides may say it.
  func forDesk(_ words: String) -> String { office.mayBeSecret(words) ? Self.readHere(id) : words }

  static let unsaid = "（可能涉密或涉隐私，不以邮件转递）"

  static let unmailed = "（不以邮件转递）"

  static func readHere(_ id: LetterID) -> String { "请在服务器上查看：huiyin show \(id)" }
}
