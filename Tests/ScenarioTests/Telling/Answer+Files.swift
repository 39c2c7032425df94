import Mail
import World

extension Answer {
  /// The forms that were filled in, and what else goes along.
  func attachments(to mail: Message) throws -> [Attachment] {
    let forms = try self.forms.enumerated().map { number, rows in
      var form = try FilledReplyForm(of: mail)
      for row in rows { form.fill(row.label, row.text) }
      return try form.attachment(named: number == 0 ? "网民留言回复情况表.docx" : "网民留言回复情况表(2).docx")
    }
    return forms + (try ways.files.map { try $0.attachment(to: mail) })
  }
}

extension FilledReplyForm {
  fileprivate mutating func fill(_ label: String, _ text: String) {
    switch label {
    case "编号":
      for old in 1...9 { replace("编号：NM202600000\(old)", with: "编号：\(text)") }
    case "是否属实": replace("□\(text)", with: "☑\(text)")
    case "公开建议":
      replace("□不公开", with: "☑不公开")
      replace("（理由：</w:t>", with: "（理由：\(text)</w:t>")
    default: write(text, behind: label)
    }
  }
}

extension AnswerFile {
  fileprivate func attachment(to mail: Message) throws -> Attachment {
    switch self {
    case .scan: return World.scan
    case .smallPicture: return World.photo
    case .oldForm:
      return Attachment(
        name: "情况表.doc", asciiName: "form.doc", type: "application/msword", bytes: Array("{\\rtf1}".utf8))
    case .brokenForm:
      var form = try FilledReplyForm(of: mail).attachment()
      form.bytes.removeLast(40)
      return form
    case .lockedFile:
      // The entry's first flag says that it is encrypted.
      let bytes = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x01, 0x00] + [UInt8](repeating: 1, count: 60)
      return Attachment(name: "扫描件.zip", asciiName: "scan.zip", type: "application/zip", bytes: bytes)
    }
  }
}
