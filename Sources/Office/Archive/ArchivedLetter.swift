import Digest
import Domain
import Foundation
import Mail
import Papers
import Store

/// The file of one closed letter (一件) as it goes into the archive: in the order of its names the form, what came in, the
/// scan, the page, the history, and what proves the sign-off.
///
/// It says who the author is. It is made of one reading of the letter, so that it is whole whatever is recorded meanwhile.
package struct ArchivedLetter {
  package let letter: Letter
  package let closedAt: Timestamp
  package let retention: RetentionClass
  package private(set) var files: [(name: String, bytes: [UInt8])] = []
  /// What whoever opens the file must know of it.
  package private(set) var remarks: [String] = []
  /// Why there is no evidence where there should be.
  package private(set) var unproven: String?
  private let office: Office

  /// - Parameters:
  ///   - isImportant: whether the office says that it is to be kept longer.
  ///   - form: the empty form; nil where the office has none.
  ///   - record: the letter's history for machines.
  package init(
    of letter: Letter, closedAt: Timestamp, isImportant: Bool, in office: Office, form: ReplyFormTemplate?,
    record: [UInt8]
  ) throws {
    (self.letter, self.closedAt, self.office) = (letter, closedAt, office)
    retention = isImportant ? .important : RetentionClass(of: letter)
    if let time = letter.erasedAt {
      remarks.append("\(time)删除个人信息和来信内容，只有保留的办理记录")
    }
    if let root = letter.root { remarks.append("在\(root)中一并办理，答复见该件") }
    if !letter.children.isEmpty {
      remarks.append("分为\(letter.children.map(\.description).joined(separator: "、"))办理，答复见各件")
    }
    let evidence = try self.evidence()
    let mails = try office.ledger.outbox(of: letter.id)
    if let form {
      let sent = Self.form(in: evidence)
      let completed = CompletedForm(
        letter: letter, office: office, sent: sent, merged: try office.ledger.letters(mergedInto: letter.id),
        mails: mails)
      files.append(("01-回复情况表.docx", try completed.document(from: form)))
    } else {
      remarks.append("没有配置回复情况表，未生成")
    }
    try addReceived()
    for part in evidence where part.name.hasPrefix("scan-") {
      files.append(("03-扫描件\(part.name.dropFirst("scan-".count))", part.bytes))
    }
    addPage()
    let history = WrittenHistory(
      letter: letter, mails: mails, notices: try office.ledger.notices(about: letter.id),
      table: office.rules.chasing, closedAt: closedAt, retention: retention,
      remarks: remarks + [unproven.map { "审签证据：\($0)" }].compactMap(\.self))
    files.append(("05-办理过程.txt", Array(history.text.utf8)))
    files.append(("05-办理过程.json", record))
    files += evidence.map { ("证据/\($0.name)", $0.bytes) }
  }

  /// The author's mails as they came.
  private mutating func addReceived() throws {
    let mails = [letter.registration.mail] + letter.supplements.map(\.mail)
    for (number, reference) in mails.enumerated() {
      guard let reference, let mail = try office.ledger.mail(reference.id) else { continue }
      files.append((number == 0 ? "02-来信.eml" : "02-来信补充\(number).eml", mail.bytes))
    }
  }

  /// The page as it stands; what was taken down is public no more, and its place tells only that.
  private mutating func addPage() {
    guard let publication = letter.publication else { return }
    guard letter.hasPage else { return remarks.append("公开的页面已撤下") }
    let path = "\(office.siteDirectory)/\(publication.path)"
    guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
      return remarks.append("没有找到公开的页面\(publication.path)")
    }
    if Hex.encode(SHA256.digest(of: bytes)) != publication.hash {
      remarks.append("公开的页面后来按新的样式重新生成过，内容以台账为准")
    }
    files.append(("04-公开页面.html", bytes))
  }

  /// What proves the sign-off. Where that cannot be repeated the mails are there all the same, and it is said why.
  private mutating func evidence() throws -> [(name: String, bytes: [UInt8])] {
    guard let answer = letter.answer, letter.signOff != nil else { return [] }
    do {
      return try EvidenceBundle(
        of: letter, in: office.ledger, templates: office.templates, trust: office.trust, mayNameAuthor: true
      ).parts
    } catch EvidenceError.mailErased {
      if letter.erasedAt == nil { unproven = "答复邮件原件已不在" }
      return []
    } catch {
      unproven = "按现行规则不能复核（\(error)），只附邮件原件"
      let mail = try office.ledger.mail(answer.mail.id)
      return mail.map { [("mail.eml", $0.bytes)] } ?? []
    }
  }

  private static func form(in evidence: [(name: String, bytes: [UInt8])]) -> ReplyForm? {
    for name in ["opened.eml", "mail.eml", "signed-part"] {
      // A mail that cannot be read has no form in it; its bytes are in the folder as they came.
      guard let part = evidence.first(where: { $0.name == name }),
        let message = try? Message(parsing: part.bytes)
      else { continue }
      if let form = ReplyForms(in: message, signedBy: nil).telling { return form }
    }
    return nil
  }
}
