import Digest
import Domain
import Mail
import Store
import Templates

/// Mails to a desk about what it has to tell authors. Each carries a code for the notices that it lists, in their
/// order, and no others.
struct NoticeMail {
  let office: Office
  let now: Timestamp
  let book: Book

  /// A reply file lies in its folder, or comes with this mail.
  func announce(_ file: ReplyFile, with rows: [ReplyRow]) throws {
    guard let first = rows.first, let desk = desk(first.notice.content.desk) else { return }
    let folder = office.replies(of: file.account).folder
    var attachments: [Attachment] = []
    if folder == nil {
      let bytes = file.bytes ?? []
      attachments = [
        Attachment(name: file.name, asciiName: "replies-\(file.id).csv", type: "text/csv", bytes: bytes)
      ]
    }
    try send(
      "replies", to: desk, about: rows.map(\.notice), cause: "file \(file.id)",
      values: [
        "account": .text(file.account), "file": .text(file.name), "folder": .text(folder ?? ""),
        "count": "\(rows.count)",
        "rows": .list(
          rows.enumerated().map { index, row in
            [
              "row": "\(index + 1)", "number": "\(row.notice.letter)", "kind": .text(row.kind),
              "way": .text(row.way), "parts": .list(row.parts.map(TemplateValue.text)),
            ]
          }),
      ], attachments: attachments)
  }

  /// What has waited for longer than a working day.
  func chase(_ notices: [Notice], of desk: Desk) throws {
    try send(
      "untold", to: desk, about: notices, cause: "\(now.day)",
      values: [
        "count": "\(notices.count)",
        "rows": .list(
          notices.enumerated().map { index, notice in
            [
              "row": "\(index + 1)", "number": "\(notice.letter)", "kind": .text(notice.chinese),
              "account": .text(try place(of: notice)), "since": "\(notice.at)",
              "file": .text(try fileName(of: notice)),
            ]
          }),
      ])
  }

  /// What was understood of the desk's lines.
  func answer(_ results: [(line: String, result: String)], about mail: Int64, to desk: Desk, token: Token)
    throws
  {
    let values: TemplateValues = [
      "lines": .list(results.map { ["line": .text($0.line), "result": .text($0.result)] })
    ]
    try post("told", to: desk, token: token, cause: "mail \(mail)", values: values)
  }

  private func send(
    _ template: String, to desk: Desk, about notices: [Notice], cause: String, values: TemplateValues,
    attachments: [Attachment] = []
  ) throws {
    guard let first = notices.first else { return }
    // The number only routes the answer to us; the code says what it is about.
    let token = Token(letter: first.letter, code: Base32.encode(office.entropy(10)))
    try book.give(code: token.code, to: desk.name, for: notices, at: now)
    var values = values
    values["code"] = "\(token)"
    try post(template, to: desk, token: token, cause: cause, values: values, attachments: attachments)
  }

  private func post(
    _ template: String, to desk: Desk, token: Token, cause: String, values: TemplateValues,
    attachments: [Attachment] = []
  ) throws {
    let mail = try Post(office: office, now: now).mail(
      template, to: desk.address, about: nil, token: token, cause: "\(template)/\(desk.name)/\(cause)",
      values: values, attachments: attachments)
    try book.send(mail, at: now)
  }

  /// The account, or the telephone that is to be called.
  private func place(of notice: Notice) throws -> String {
    guard notice.content.way == .telephone else { return notice.content.account }
    // The number stands in the mail that asks for the call, and in no list.
    let hasNumber = try book.letter(notice.letter)?.registration.authorTelephone?.text?.isEmpty == false
    return hasNumber ? "电话" : "未留电话，请用其他方式告知"
  }

  private func fileName(of notice: Notice) throws -> String {
    if notice.content.way == .telephone { return "内容见【请电话告知】邮件" }
    return try notice.file.flatMap { try book.replyFile($0)?.name } ?? "（尚未写入文件）"
  }

  private func desk(_ name: String) -> Desk? {
    office.register.asked(name, on: now.day) ?? office.register.desks.first
  }
}
