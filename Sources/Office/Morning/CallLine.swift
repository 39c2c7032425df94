import Domain
import Store

/// A line of a clerk's answer to the morning's mail which says that a silent unit was called: `3 已催 电话 10:20 李某`, also with
/// 电话催办, or a letter's own number. It is kept on the letter as evidence, as `huiyin note` does.
struct CallLine: Equatable {
  enum Subject: Equatable {
    /// In the list.
    case number(Int)
    case letter(LetterID)
  }

  let subject: Subject
  /// What was said of the call.
  let words: String
  let line: String

  private static let verbs = ["已催办", "已催", "电话催办"]

  init?(reading line: String) {
    guard line.utf8.count <= 2000 else { return nil }
    let text = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line))
    let number = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let subject =
      LetterID(number.uppercased()).map(Subject.letter)
      ?? (number.count <= 3 ? Int(number).map(Subject.number) : nil)
    guard let subject else { return nil }
    let rest = OfficeText.trimmed(String(text.dropFirst(number.count).drop { "：:，,、.． 　】]".contains($0) }))
    guard let verb = Self.verbs.first(where: rest.hasPrefix) else { return nil }
    self.subject = subject
    self.line = line
    words = OfficeText.trimmed(String(rest.dropFirst(verb.count).drop { "：:，,。 　".contains($0) }))
  }

  /// Takes such lines out of a clerk's mails, and with them a mail in which nothing else stands but who wrote it.
  static func taken(
    from words: inout [String], _ beside: inout [WordsBeside], _ surroundings: TriageLine
  ) -> [CallLine] {
    var (calls, left, others): ([CallLine], [String], [WordsBeside]) = ([], [], [])
    for (text, wordsBeside) in zip(words, beside) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let found = lines.compactMap(CallLine.init(reading:))
      calls += found
      let rest = lines.filter { CallLine(reading: $0) == nil }.joined(separator: "\n")
      let isAll =
        wordsBeside.within.isEmpty
        && OfficeText.lines(rest).allSatisfy { surroundings.isSignature($0) || surroundings.isIdle($0) }
      guard found.isEmpty || !isAll else { continue }
      left.append(found.isEmpty ? text : rest)
      others.append(wordsBeside)
    }
    (words, beside) = (left, others)
    return calls
  }

  /// Notes it, where the letter is the desk's and a unit has it.
  /// - Parameter list: which units it said are to be called.
  func note(
    in office: Office, by clerk: Party, of desk: Desk, answering list: MorningMail, at now: Timestamp,
    _ book: Book
  ) throws -> DeskOutcome {
    let line = PenText.plain(line)
    let id: LetterID
    switch subject {
    case .letter(let letter): id = letter
    case .number(let number):
      guard let letter = list.calls[number] else {
        return DeskOutcome(line, "未办理：第\(number)件不是请电话催办的单位", .refused)
      }
      id = letter
    }
    guard let letter = try book.letter(id), office.desk(of: letter, on: now.day)?.name == desk.name else {
      return DeskOutcome(line, "未办理：没有本台席的\(id)", .refused)
    }
    guard !letter.runningClocks.isEmpty else {
      return DeskOutcome(line, "未办理：\(letter.id)目前没有单位在办理", .refused)
    }
    guard !words.isEmpty else {
      return DeskOutcome(line, "未办理：请写明时间和接听人，如：\(letter.id) 已催 电话 10:20 李某", .refused)
    }
    var docket = Docket(office: office, now: now, book: book, letter: letter)
    try docket.record(.noted(Words("\(LetterDigest.call)：\(OwnCodes.removed(from: words))")), by: clerk)
    return DeskOutcome(line, "已记录对\(letter.id)的电话催办", .done)
  }
}
