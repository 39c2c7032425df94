import Mail

/// The registration form (登记表) as it stands in a mail: a field a line, 内容 last and running to the end.
///
/// A form begins with the word 登记, or with its first field; several may follow each other in one mail.
enum EntryForm {
  static let word = "登记"
  /// Stands below the form that we send; what comes after it is ours.
  static let end = "（登记表到此为止）"
  /// More are entered by the command, or in another mail.
  static let limit = 20

  /// Whether a mail asks to register something: by its subject, by its first line, or by a form in it.
  static func isMeant(_ message: Message) -> Bool {
    let subject = OfficeText.withoutOpeningBrackets(message.subject)
    let words = message.reply.words
    return subject.hasPrefix(word) || OfficeText.lines(words).first.map { isWord($0) } == true
      || sheets(in: words).contains { $0[.way] != nil && $0[.text] != nil }
  }

  /// Every form in a text that says anything.
  static func sheets(in text: String) -> [EntrySheet] {
    var sheets: [EntrySheet] = []
    var sheet = EntrySheet()
    var words: [Substring]?
    var isOpen = true
    func close() {
      if let words { sheet[.text] = words.joined(separator: "\n") }
      if !sheet.isEmpty { sheets.append(sheet) }
      sheet = EntrySheet()
      words = nil
    }
    let all = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let lines = Array(all[heading(of: all)...])
    for (number, line) in lines.enumerated() {
      if line.contains(end) {
        close()
        isOpen = false
      } else if isBoundary(line), opensForm(lines, after: number) {
        close()
        isOpen = true
      } else if !isOpen {
        continue  // what stands around our form, such as our own telephone
      } else if words != nil {
        words?.append(line)
      } else if let (field, value) = field(in: line) {
        if field == .text { words = [value] } else if sheet[field] == nil { sheet[field] = String(value) }
      }
    }
    close()
    return sheets
  }

  /// A form with what somebody wrote instead of one, where that may be a letter's words: more than a greeting.
  static func sheet(ofWords words: String) -> EntrySheet? {
    let lines = OfficeText.lines(words).filter { !isWord($0) }
    guard lines.reduce(0, { $0 + $1.unicodeScalars.count }) >= 12 else { return nil }
    var sheet = EntrySheet()
    sheet[.text] = lines.joined(separator: "\n")
    return sheet
  }

  /// The form, empty or with what was written into it.
  static func text(of sheet: EntrySheet = EntrySheet()) -> String {
    var fields: [EntrySheet.Field] = [
      .way, .received, .takenBy, .name, .telephone, .mail, .account, .nickname,
    ]
    fields += [.unreachable, .serial, .confirmation].filter { sheet[$0] != nil }
    fields += [.title, .publication, .text]
    return fields.map { "\($0.label)：\(sheet[$0] ?? "")" }.joined(separator: "\n")
  }

  /// The place below the heading of our form, where somebody wrote into it below his reply; else 0.
  private static func heading(of lines: [Substring]) -> Int {
    let first = lines.firstIndex { field(in: $0)?.field == .way } ?? 0
    let heading = lines[..<first].lastIndex { line in headings.contains { line.contains($0) } }
    return heading.map { $0 + 1 } ?? 0
  }

  private static let headings = ["登记表", "登记下一件"]

  private static func isWord(_ line: some StringProtocol) -> Bool { OfficeText.bare(String(line)) == word }

  /// The word alone on its line, or a rule.
  private static func isBoundary(_ line: Substring) -> Bool {
    if isWord(line) { return true }
    let marks = OfficeText.trimmed(String(line)).unicodeScalars
    return marks.count >= 4 && marks.allSatisfy { ["-", "—", "─", "=", "_", "*"].contains($0) }
  }

  /// A rule within a letter's text is the letter's: only above the first field it is ours.
  private static func opensForm(_ lines: [Substring], after number: Int) -> Bool {
    let next = lines[(number + 1)...].prefix(4).first {
      !OfficeText.trimmed(String($0)).isEmpty && !isWord($0)
    }
    return next.flatMap { field(in: $0) }?.field == .way
  }

  /// `来源：电话`, `【来源】电话`, `> 1. 联系 电话 : …`.
  private static func field(in line: Substring) -> (field: EntrySheet.Field, value: Substring)? {
    let marks = Set("> ｜|　\t[【(（·•-*0123456789.、．".unicodeScalars)
    let rest = line.unicodeScalars.drop { marks.contains($0) }
    let ends = Set("：:】]".unicodeScalars)
    guard let end = rest.prefix(16).firstIndex(where: ends.contains) else { return nil }
    let name = OfficeText.halfWidth(String(rest[..<end])).filter { !$0.isWhitespace }.lowercased()
    let label = String(name.prefix { $0 != "(" })
    guard let field = EntrySheet.Field(label: label) else { return nil }
    let value = rest[end...].drop { ends.contains($0) || $0 == " " || $0 == "\u{3000}" }
    return (field, Substring(value))
  }
}
