import Domain
import Papers
import Store

/// A row of an account's reply file (回复文件): what its operator says to whom, and where.
struct ReplyRow {
  let notice: Notice
  let letter: Letter
  /// The comment as it was exported; nil for letters that came another way.
  let comment: ImportedRow.Comment?
  /// What is to be pasted, one after the other.
  let parts: [String]

  init(_ notice: Notice, about letter: Letter, in office: Office) throws {
    self.notice = notice
    self.letter = letter
    if letter.registration.channel.account != nil, let mail = letter.registration.mail,
      let raw = try office.ledger.mail(mail.id)
    {
      // A private message that was entered by hand is no exported row.
      comment = (try? ImportedRow(reading: raw.bytes))?.comment
    } else {
      comment = nil
    }
    let rules = office.replies(of: notice.content.account)
    parts = PostedText(limit: rules.length, signer: notice.content.signer, day: notice.at.day)
      .parts(of: notice.content.text, page: notice.content.page)
  }

  static let heading = [
    "登记行号", "编号", "类型", "发送方式", "网民", "原评论ID", "作品", "链接", "原文开头", "回复内容", "单位", "日期",
  ]

  static func file(of rows: [ReplyRow]) -> [UInt8] {
    CommaSeparated.bytes(of: [heading] + rows.flatMap(\.cells))
  }

  /// A line for each part.
  var cells: [[String]] {
    let registration = letter.registration
    return parts.enumerated().map { index, part in
      [
        parts.count > 1 ? "\(notice.id)-\(index + 1)" : "\(notice.id)", "\(notice.letter)", kind, way,
        registration.authorName?.shown ?? "", comment?.id ?? "", comment?.work ?? "", comment?.link ?? "",
        beginning, part, notice.content.signer, "\(notice.at.day)",
      ]
    }
  }

  private var beginning: String {
    OfficeText.beginning(of: OwnCodes.removed(from: comment?.text ?? letter.registration.text.shown))
  }

  var kind: String { notice.chinese }

  var way: String { notice.content.isPublic ? "公开回复" : "私信" }
}

extension ReplyFile {
  /// `奈曼政务-回复-2026-11-25-001.csv`.
  var name: String {
    let digits = String(serial)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    let usable = String.UnicodeScalarView(
      account.unicodeScalars.map { $0.value < 32 || "/\\\"".unicodeScalars.contains($0) ? "_" : $0 })
    let start = String(usable).hasPrefix(".") ? "_" + String(usable) : String(usable)
    return "\(start.prefix(40))-回复-\(day)-\(padded).csv"
  }
}

extension Office {
  /// How what is said under an account reaches its operator.
  func replies(of account: String) -> OfficeRules.Replies { rules.replies[account] ?? OfficeRules.Replies() }
}
