import Domain
import Papers
import Templates

/// The list of a year's files (归档目录): a row a letter, those that lie elsewhere included.
package struct ArchiveIndex: Sendable {
  /// One letter.
  package struct Row: Sendable {
    let letter: LetterID
    let title: String
    let channel: String
    let receivedAt: Timestamp
    let unit: String
    let closedAt: Timestamp
    let outcome: String
    let openness: String
    let retention: String
    /// Names of its files, in their order; none where it lies elsewhere.
    let files: [String]
    let bytes: Int
    let note: String

    var isElsewhere: Bool { files.isEmpty }

    /// What proves the sign-off is one thing to whoever looks for a file.
    fileprivate var shownFiles: String {
      let own = files.filter { !$0.contains("/") }
      let proof = files.count - own.count
      return (own + (proof > 0 ? ["证据（\(proof)个文件）"] : [])).joined(separator: "、")
    }

    package init(_ file: ArchivedLetter) {
      self.init(
        file.letter, closedAt: file.closedAt, title: file.letter.title.shown, retention: file.retention,
        files: file.files.map(\.name), bytes: file.files.reduce(0) { $0 + $1.bytes.count },
        note: (file.remarks + [file.unproven.map { "审签证据：\($0)" }].compactMap(\.self))
          .joined(separator: "；"))
    }

    /// Of one that must not lie among the others: the list says that there is such a letter, and where it is read.
    package init(filedApart letter: Letter, closedAt: Timestamp, isImportant: Bool) {
      self.init(
        letter, closedAt: closedAt, title: "（不列示）",
        retention: isImportant ? .important : RetentionClass(of: letter), files: [], bytes: 0,
        note: "可能涉密或涉隐私，不随本卷归档，按保密规定另行立卷；在服务器上查看：huiyin show \(letter.id)")
    }

    private init(
      _ letter: Letter, closedAt: Timestamp, title: String, retention: RetentionClass, files: [String],
      bytes: Int, note: String
    ) {
      self.letter = letter.id
      self.title = title
      channel = letter.registration.channel.chinese
      receivedAt = letter.registration.receivedAt
      unit = letter.handlingUnit?.text ?? ""
      self.closedAt = closedAt
      outcome = letter.outcome
      openness = letter.openness
      self.retention = retention.chinese
      (self.files, self.bytes, self.note) = (files, bytes, note)
    }
  }

  package private(set) var rows: [Row] = []

  package init() {}

  package mutating func add(_ row: Row) { rows.append(row) }

  package static let heading = [
    "序号", "编号", "标题", "来信渠道", "来信时间", "承办单位", "办结时间", "结果", "公开情况", "保管期限", "件内文件数", "字节数", "文件", "备注",
  ]

  package var sheets: [WorkbookWriter.Sheet] {
    [
      WorkbookWriter.Sheet(
        name: "归档目录", heading: Self.heading, widths: [6, 15, 40, 12, 17, 16, 17, 22, 18, 9, 11, 12, 50, 40],
        count: rows.count
      ) { number in cells(ofRow: number).map(\.spreadsheetCell) }
    ]
  }

  package func workbook() throws -> [UInt8] { try WorkbookWriter.bytes(of: sheets) }

  /// What lies beside it for whoever opens the archive years later.
  package func readme(
    of closed: ClosedLetters, year: String, by office: Office, at now: Timestamp
  ) throws -> [UInt8] {
    func list(_ letters: [LetterID]) -> TemplateValue {
      .text(letters.map(\.description).joined(separator: "、"))
    }
    let text = try office.templates.render(
      "archive/readme.txt",
      with: [
        "year": .text(year), "office": .text(office.rules.name), "madeAt": "\(now)", "count": "\(rows.count)",
        "apart": list(rows.filter(\.isElsewhere).map(\.letter)), "open": list(closed.open),
        "later": list(closed.later), "tests": "\(closed.tests.count)",
        "hasTests": .flag(!closed.tests.isEmpty),
      ])
    return Array(text.utf8)
  }

  private func cells(ofRow number: Int) -> [TableCell] {
    let row = rows[number]
    return [
      .number(number + 1), .text(row.letter.description), .text(row.title), .text(row.channel),
      .time(row.receivedAt), .text(row.unit), .time(row.closedAt), .text(row.outcome), .text(row.openness),
      .text(row.retention), .number(row.files.count), .number(row.bytes),
      .text(row.shownFiles), .text(row.note),
    ]
  }
}
