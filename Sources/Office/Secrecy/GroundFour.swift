import Domain
import Reading
import Templates

/// Ground four (第七条第（四）项: 国家秘密、商业秘密、个人隐私): no mail of any kind shows such a letter, neither before nor after
/// somebody has decided about it. It is read on the server.
extension Office {
  func mayBeSecret(_ text: String) -> Bool { readLetters.findings(in: text).maybeSecret }
}

extension Docket {
  /// Whether the letter, with what was added, is a person's to read on the server.
  var mayBeSecret: Bool {
    letter.decline?.ground == .secretOrPrivate || office.mayBeSecret(Triage.words(of: letter))
  }

  var titleForDesk: String { mayBeSecret ? Self.unsaid : accusesItsDesk ? Self.unmailed : letter.title.shown }

  static let unsaid = "（可能涉密或涉隐私，不以邮件转递）"

  static let unmailed = "（不以邮件转递）"

  static func readHere(_ id: LetterID) -> String { "请在服务器上查看：huiyin show \(id)" }
}
