import Domain

/// A text that a clerk or an officer wrote for others to read (分办, 答复), without what surrounds it in his mail: the line with the
/// code, and his signature below.
///
/// The name of an office, a date or a telephone alone may end an answer as offices write them (落款). They are cut where
/// a person's name, a rule or a mail program's line stands among them.
struct ClerkText {
  let words: String
  private let wasSigned: Bool

  /// What its clerk hears of it.
  var remark: String { wasSigned ? "（末尾的落款未计入正文）" : "" }

  private static let mostLines = 10

  init(_ written: String, of desk: Desk, surroundings: TriageLine) {
    self.init(written, by: desk.clerks.map(\.name), surroundings: surroundings)
  }

  /// - Parameter people: who may have signed it.
  init(_ written: String, by people: [String], surroundings: TriageLine) {
    let lines = Self.withoutCode(written)
    let shown = lines.indices.filter { !OfficeText.trimmed(lines[$0]).isEmpty }.dropFirst().suffix(
      Self.mostLines)
    var start = lines.count
    // Below it a mail program sets the name, and what its owner likes to say; what begins otherwise is his text.
    if let rule = shown.first(where: { OfficeText.trimmed(lines[$0]) == "--" }),
      shown.first(where: { $0 > rule })
        .map({ Self.isOfSignature(OfficeText.trimmed(lines[$0]), surroundings) }) ?? true
    {
      start = rule
    } else {
      let block = shown.reversed().prefix {
        Self.isOfSignature(OfficeText.trimmed(lines[$0]), surroundings)
      }
      let isPersonal = block.contains {
        let line = OfficeText.trimmed(lines[$0])
        return TriageLine.isRule(line) || surroundings.isByItsProgram(line)
          || people.contains(where: line.contains)
      }
      if isPersonal, let first = block.last { start = first }
    }
    wasSigned = start < lines.count
    words = OfficeText.trimmed(lines[..<start].joined(separator: "\n"))
  }

  private static func isOfSignature(_ line: String, _ surroundings: TriageLine) -> Bool {
    TriageLine.isRule(line) || surroundings.isSignature(line) || surroundings.isOffice(line) || isDate(line)
  }

  /// Also without what our mails say beside a code: no reason and no text of a clerk's tells it to others.
  static func withoutCode(_ words: String) -> [String] {
    guard OwnCodes.removed(from: words) != words else { return lines(words) }
    return lines(OwnCodes.removed(from: words)).compactMap { line in
      if line.contains("勿转发他人") { return nil }
      guard line.contains(OwnCodes.mark) else { return line }
      let rest = line.replacing(#/(?:核验码|办件标识)?[：:\s]*〔核验码已略去〕/#, with: "")
      return OfficeText.bare(rest).isEmpty ? nil : rest
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  private static func isDate(_ line: String) -> Bool {
    line.contains("月")
      && line.unicodeScalars.allSatisfy { scalar in
        LineNumbers.isDigit(scalar) || "年月日〇○零一二三四五六七八九十 ".unicodeScalars.contains(scalar)
      }
  }
}
