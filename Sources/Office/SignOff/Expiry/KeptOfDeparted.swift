import Domain
import Store
import Templates

/// Mails that were kept back for a unit that is no unit any more. They stay where they are and leave should it come
/// back; whoever decides about its letters hears once which they are, since nobody else will ever read them.
struct KeptOfDeparted {
  let name: UnitName
  /// Of the outbox.
  let mails: [Int64]
  let post: Post

  private var office: Office { post.office }

  /// - Returns: whether there was something to say.
  func tell() throws -> Bool {
    let kept = try mails.compactMap { try office.ledger.outbox(number: $0)?.mail }
    let letters = Dictionary(grouping: kept.filter { $0.letter != nil }) { $0.letter }
    let lines = try letters.compactMap { id, mails in
      try id.flatMap(office.ledger.letter).map { KeptLetter(letter: $0, kinds: mails.map(\.kind)) }
    }.sorted { ($0.letter.id.year, $0.letter.id.serial) < ($1.letter.id.year, $1.letter.id.serial) }
    return try office.ledger.write { book in
      // More may be kept, should it come back and leave again.
      guard try book.warn(of: "departed \(name) \(mails.last ?? 0)", within: 0) else { return false }
      for (recipient, lines) in addressed(lines) {
        let mail = try post.mail(
          "kept", to: recipient, code: nil, cause: "departed/\(name)/\(mails.last ?? 0)/\(recipient)",
          values: values(lines, of: mails.count), isOpen: true)
        if mail.kept == nil { try book.send(mail, at: post.now) }
      }
      return true
    }
  }

  /// Each desk reads of its own letters, the administrator and the first desk of all.
  private func addressed(_ lines: [KeptLetter]) -> [(recipient: String, lines: [KeptLetter])] {
    let administrator = office.register.official(.administrator, on: post.now.day)?.address
    let all = [administrator, office.register.desks.first?.address].compactMap(\.self)
    let others = office.register.desks.dropFirst().filter { !all.contains($0.address) }.compactMap { desk in
      let own = lines.filter { $0.letter.registration.desk == desk.name }
      return own.isEmpty ? nil : (desk.address, own)
    }
    return all.map { ($0, lines) } + others
  }

  private func values(_ lines: [KeptLetter], of count: Int) -> TemplateValues {
    let ended = office.register.unit(name)
    let why =
      ended?.succeededBy.map { "该单位已撤销，由\($0)接替" } ?? (ended == nil ? "该单位已不在单位名册（units.yaml）中" : "该单位已撤销")
    let more = lines.count > Self.most ? "；等\(lines.count)件" : ""
    return [
      "unit": .text(name.text), "count": "\(count)", "why": .text(why),
      "numbers": .text(lines.prefix(Self.most).map { $0.chinese(name) }.joined(separator: "；") + more),
      "whatToDo": .text(
        "仍由该单位承办的，请逐件改派（huiyin reassign 编号 单位 --why 原因），新单位将收到全部材料；其余各件，请酌情电话告知接替单位。"
          + "该单位重新列入名册并重新启动后，这些邮件自动发出。此事不再另行提醒。"),
    ]
  }

  /// So many letters are named.
  private static let most = 500
}

/// A letter of which mails are kept.
private struct KeptLetter {
  let letter: Letter
  /// Of its mails, in the order in which they were written.
  let kinds: [String]

  /// `NM2026000001：转办、网民补充（仍由该单位承办）`.
  func chinese(_ unit: UnitName) -> String {
    var names: [String] = []
    for name in kinds.map(Self.name) where !names.contains(name) { names.append(name) }
    let isOpen = [.assigned, .handling, .replied].contains(letter.stage)
    let holds = isOpen && letter.assignment?.units.contains(unit) == true
    return "\(letter.id)：\(names.joined(separator: "、"))\(holds ? "（仍由该单位承办）" : "")"
  }

  private static func name(of kind: String) -> String {
    switch kind {
    case "assigned": "转办"
    case "cooperate": "配合转办"
    case "sub-unit": "转二级单位"
    case "sent-back": "退回重办"
    case "sign-off": "送审签"
    case "supplement": "网民补充"
    case "opinion": "配合意见"
    case "extended": "延期"
    case "recounted-unit": "时限调整"
    case "reminder": "催办"
    case "instruction": "督查意见"
    case "objection": "异议答复"
    case "void": "停止办理"
    case "delete": "请删除误发邮件"
    case "refused": "来信未办理"
    default: "其他通知"
    }
  }
}
