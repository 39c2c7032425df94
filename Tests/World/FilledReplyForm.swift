import Foundation
import Mail
import Papers

/// The form of an assignment, as somebody fills it in with WPS and sends it back.
package struct FilledReplyForm {
  private var parts: [(name: String, bytes: [UInt8])] = []
  private var text = ""

  /// - Parameter mail: the assignment.
  package init(of mail: Message) throws {
    let file = mail.attachments.first { $0.name?.hasSuffix(".docx") == true }
    guard let file, let word = try WordFile(mail.content(of: file)) else { throw NoForm() }
    for name in word.archive.names {
      let bytes = try word.part(name)?.whole() ?? []
      if name == word.main { text = String(decoding: bytes, as: UTF8.self) }
      parts.append((name, bytes))
    }
  }

  package struct NoForm: Error {}

  /// Writes into the first empty cell behind a label.
  package mutating func write(_ words: String, behind label: String) {
    guard let place = text.range(of: label),
      let cell = text.range(of: "<w:p></w:p>", range: place.upperBound..<text.endIndex)
    else { return }
    let runs = words.split(separator: "\n").map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }
    text.replaceSubrange(cell, with: runs.joined())
  }

  /// Writes behind what stands in the cell behind a label.
  package mutating func add(_ words: String, behind label: String) {
    guard let place = text.range(of: label),
      let cell = text.range(of: "<w:tc>", range: place.upperBound..<text.endIndex),
      let end = text.range(of: "</w:p>", range: cell.upperBound..<text.endIndex)
    else { return }
    text.insert(contentsOf: "<w:r><w:t>\(words)</w:t></w:r>", at: end.lowerBound)
  }

  package mutating func replace(_ old: String, with new: String) {
    text = text.replacingOccurrences(of: old, with: new)
  }

  package func attachment(named name: String = "网民留言回复情况表.docx") throws -> Mail.Attachment {
    let bytes = try ZipWriter.archive(
      of: parts.map { ($0.name, $0.name == "word/document.xml" ? Array(text.utf8) : $0.bytes) })
    return Mail.Attachment(name: name, asciiName: "form.docx", type: FileKind.docx.mediaType, bytes: bytes)
  }
}
