import Mail
import Store
import Templates

extension Docket {
  /// Sends a mail, and with it the files that fit; the rest follow in numbered mails of the kind `enclosures`, which
  /// set no clock. Files that do not travel are named, with the reason.
  ///
  /// The template shows the list with `{{>_files}}`.
  func send(
    _ template: String, to recipient: String, token: Token, cause: String = "", values: TemplateValues,
    enclosing enclosures: Enclosures
  ) throws {
    let enclosures = try disclosed(enclosures, to: recipient)
    let taken = try measure(template, to: recipient, token: token, values: values, enclosures)
    let packed = try Packed(enclosures, limit: enclosures.files.isEmpty ? 0 : mailLimit, taken: taken)
    try send(
      template, to: recipient, token: token, cause: cause,
      values: values.merging(packed.list(of: packed.enclosures.files, in: 1)) { _, new in new },
      attachments: attachments(of: packed.files(in: 1)))
    try sendFurther(packed, from: 2, to: recipient, token: token, cause: "\(template)/\(cause)")
  }

  /// Sends files alone, in mails of the kind `enclosures`; where none of them travels, one that names them.
  func sendFurther(_ enclosures: Enclosures, to recipient: String, token: Token, cause: String) throws {
    let enclosures = try disclosed(enclosures, to: recipient)
    guard !enclosures.files.isEmpty else { return }
    let packed = try Packed(enclosures, limit: mailLimit, taken: 96 << 10)
    try sendFurther(packed, from: 1, to: recipient, token: token, cause: cause)
  }

  private func sendFurther(
    _ packed: Packed, from first: Int, to recipient: String, token: Token, cause: String
  ) throws {
    for part in stride(from: first, through: packed.parts, by: 1) {
      let named = part == 1 ? packed.enclosures.files : packed.files(in: part)
      try send(
        "enclosures", to: recipient, token: token, cause: "\(cause)/\(part)",
        values: [
          "title": .text(letter.title.shown), "part": "\(part)", "parts": "\(packed.parts)",
        ].merging(packed.list(of: named, in: part)) { _, new in new },
        attachments: attachments(of: packed.files(in: part)))
    }
  }

  /// Bytes of the mail without its files; 0 where there are none.
  private func measure(
    _ template: String, to recipient: String, token: Token, values: TemplateValues, _ enclosures: Enclosures
  ) throws -> Int {
    guard enclosures.files.contains(where: \.travels) else { return 0 }
    let values = values.merging(
      Packed.list(enclosures.files.map { ($0, "附件邮件第20封，文件名\($0.name)，已去除拍摄位置等信息") })
    ) { _, new in new }
    return try Post(office: office, now: now).mail(
      template, to: recipient, about: letter, token: token, cause: "", values: values
    ).bytes.count
  }

  /// The largest mail we send: what the office allows, and no more than the server has said it takes.
  private var mailLimit: Int {
    get throws { min(office.rules.largestMail, try book.announcedMailSize() ?? OfficeRules.unannouncedMail) }
  }
}

/// Files, and the mails they travel with.
private struct Packed {
  private(set) var enclosures: Enclosures
  private let packing: Packing

  init(_ enclosures: Enclosures, limit: Int, taken: Int) {
    packing = Packing(enclosures.files.filter(\.travels), limit: limit, taken: taken)
    let tooLarge = Set(packing.tooLarge.map(\.number))
    self.enclosures = enclosures.withheld(for: .tooLarge) { tooLarge.contains($0.number) }
  }

  var parts: Int { packing.mails.count }

  func files(in part: Int) -> [Enclosure] { packing.mails[part - 1] }

  /// What a mail says of files: those within it, those in others, those in none.
  func list(of files: [Enclosure], in part: Int) -> TemplateValues {
    var places: [Int: Int] = [:]
    for (index, mail) in packing.mails.enumerated() {
      for file in mail { places[file.number] = index + 1 }
    }
    return Self.list(files.map { ($0, $0.chinese(in: places[$0.number], of: parts, seenFrom: part)) })
  }

  static func list(_ files: [(Enclosure, fate: String)]) -> TemplateValues {
    ["hasFiles": .flag(!files.isEmpty), "files": .list(files.map { $0.0.value(fate: $0.fate) })]
  }
}
