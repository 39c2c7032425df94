import Domain
import Mail
import Papers

extension Letter {
  private static let filesMark = "审签邮件另附："

  /// What came with the yes to the answer: it may say what the yes does not.
  var filesBesideYes: String? {
    guard let signed = events.lastIndex(where: { $0.fact.act == .signOff }) else { return nil }
    for event in events[signed...] {
      guard case .noted(let words) = event.fact, let text = words.text, text.hasPrefix(Self.filesMark) else {
        continue
      }
      return String(text.dropFirst(Self.filesMark.count))
    }
    return nil
  }

  fileprivate static func note(ofFiles names: [String]) -> Fact {
    let shown = names.prefix(3).map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(40))) }
    let all = shown.joined(separator: "、") + (names.count > shown.count ? "等\(names.count)个文件" : "")
    return .noted(Words(filesMark + all))
  }
}

extension Docket {
  mutating func noteFiles(beside reply: UnitReply) throws {
    let files = reply.message.attachments.filter { Self.mayRemark($0, in: reply.message) }
    guard !files.isEmpty else { return }
    try record(Letter.note(ofFiles: files.map { $0.name ?? "未命名的文件" }), by: .policy)
  }

  /// A signature, a logo, or the form, which was read, says nothing of its own.
  private static func mayRemark(_ file: ReceivedFile, in message: Message) -> Bool {
    let type = file.contentType
    if ["signature", "pgp-keys"].contains(where: type.subtype.contains) { return false }
    let bytes = message.content(of: file)
    if type.type == "image" { return Scan(reading: bytes) != nil }
    // What cannot be read is no form that was looked at.
    return (try? ReplyForm(reading: bytes)) == nil
  }
}
