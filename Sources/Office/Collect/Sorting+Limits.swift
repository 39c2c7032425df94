import Domain
import Mail
import Store

/// A mail that breaks a limit is read by nobody, and lies with the desk. Its header may be legible all the same: where it
/// is a unit's about a letter that it holds, the unit hears why nothing came of it.
extension Sorting {
  func unreadable(_ mail: IncomingMail, _ error: MailError) throws -> Place {
    let held = Place.hold("unreadable", "\(error)", nil)
    // What breaks a limit in its header as well says nothing.
    guard let header = try? Message(parsing: Self.header(of: office.mail(mail.id).bytes)),
      header.from.count == 1
    else { return held }
    for token in MailTokens(of: header).all {
      guard let letter = try office.ledger.letter(token.letter),
        let holder = TokenHolder(of: token, in: letter, mint: office.mint),
        let unit = office.register.unit(holder.unit),
        unit.knows(header.from[0].mailbox, on: mail.receivedAt.day)
      else { continue }
      return .refuse(error, token, unit)
    }
    return held
  }

  /// All above the first empty line.
  private static func header(of mail: [UInt8]) -> [UInt8] {
    var isLineEmpty = false
    for (place, byte) in mail.enumerated() {
      if byte == UInt8(ascii: "\n") {
        if isLineEmpty { return Array(mail[...place]) }
        isLineEmpty = true
      } else if byte != UInt8(ascii: "\r") {
        isLineEmpty = false
      }
    }
    return mail
  }
}

extension HandlingUnit {
  /// Whether one of its officers or leaders writes from there.
  fileprivate func knows(_ address: String, on day: Day) -> Bool {
    officer(writingFrom: address, on: day) != nil || leader(writingFrom: address, on: day) != nil
  }
}

extension Docket {
  /// Tells whoever answers for the unit; the mail stays as it came.
  func refuse(
    unread mail: IncomingMail, breaking limit: MailError, _ token: Token, of unit: HandlingUnit
  ) throws {
    try book.hold(mail.id, reason: "unreadable", detail: "\(limit)", letter: id, at: now)
    try tell(unit, ofMail: mail.id, mail.receivedAt, breaking: limit, token)
  }

  /// The same of one that was not even fetched; then its token may not be known.
  func tell(
    _ unit: HandlingUnit, ofMail mail: Int64, _ receivedAt: Timestamp, breaking limit: MailError,
    _ token: Token?
  ) throws {
    guard let address = unit.officer(on: now.day)?.address else { return }
    try send(
      "refused", to: address, token: token, cause: "mail \(mail)",
      values: [
        "title": .text(letter.title.shown), "receivedAt": "\(receivedAt)", "sender": "",
        "ruling": .flag(false),
        "reason": .text(limit.chinese), "whatToDo": .text(limit.wayOut), "answerable": .flag(token != nil),
        "open": .flag(false), "cooperating": .flag(false), "subUnit": .flag(false),
        "correcting": .flag(false),
        "published": .flag(false),
        "returnWithin": "\(office.rules.returns.within)",
      ])
  }
}

extension MailError {
  fileprivate var chinese: String {
    switch self {
    case .attachmentTooLarge(let name, let limit):
      "附件\(name.map { "“\($0.prefix(60))”" } ?? "")超过\(limit >> 20)MB，系统无法读取。"
    case .tooManyAttachments(let count, let limit): "邮件有\(count)个附件，超过\(limit)个，系统无法读取。"
    case .tooLarge(_, let limit), .decodedTooLarge(let limit): "邮件超过\(limit >> 20)MB，系统无法读取。"
    default: "邮件的结构超出了系统读取的限制（\(limitName ?? "空邮件")），没有读取。"
    }
  }

  fileprivate var wayOut: String {
    isOfSize
      ? "请将附件压缩到每个10MB以内、20个以内（扫描件可降低分辨率，材料较多的可分几封发送），每封邮件不超过25MB，以普通附件随答复重新发送；请不要用网盘或“超大附件”链接。"
      : "请直接回复转办邮件，在正文第一行写“答复：”及答复全文，不要转发或套用其他邮件；仍不成功的，请与本中心联系。"
  }
}
