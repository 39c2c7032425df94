/// A reply's own words, and the history that the client put below them.
///
/// Nobody's own words are lost: what is cut is at hand, and where it is doubtful whose words they are, they stay.
/// The words are empty when there is nothing but history: then the answer is an attachment, or the mail was
/// forwarded, and the caller decides.
package struct ReplyText: Sendable, Equatable {
  package let words: String
  /// Quoted history, signatures, mobile footers (发自我的iPhone) and notices of huge attachments, in order.
  package let cut: String
  /// Of that the history alone: what is quoted, line by line, with whatever somebody wrote into it unseen.
  package let history: String
  /// What a person should know who reads the words without the history.
  package let notes: [Note]

  package enum Note: String, Sendable {
    case betweenQuotedLines = "answers between quoted lines were kept"
    case belowHistory = "words below the quoted mail were kept"
    case withinForm = "words written into our form were kept"
    case inRed = "red words within the quoted mail were kept"
  }

  /// Whether words were taken from between or below quoted lines, where they answer what stood above each.
  package var hasInlineAnswers: Bool {
    notes.contains(.betweenQuotedLines) || notes.contains(.withinForm) || notes.contains(.inRed)
  }

  package init(of text: String) { self.init(of: text, isAnswer: true) }

  /// - Parameters:
  ///   - isAnswer: whether the mail answers or forwards another; if not, only what no person writes is history.
  ///   - leavesReferences: whether its client is known to leave `&nbsp;` in plain text.
  package init(of text: String, isAnswer: Bool, leavesReferences: Bool = false) {
    let lines = BodyLine.lines(of: text.withPlainLineBreaks)
    self.init(of: lines, isAnswer: isAnswer, leavesReferences: leavesReferences)
  }

  /// - Parameter isCertain: whether words are cut, not kept, where it is doubtful whose they are.
  init(
    of body: [BodyLine], isAnswer: Bool = true, leavesReferences: Bool = false, isCertain: Bool = false
  ) {
    let lines = body.map { QuoteLine($0) }
    let boundary = QuoteBoundary(lines, isAnswer: isAnswer, isCertain: isCertain)
    var isHistory = boundary.isHistory
    let hasWords = lines.indices.contains { !isHistory[$0] && !lines[$0].isBlank }
    // Signs of quotation alone are somebody's list, or all there is to read.
    if !boundary.isIntroduced, !hasWords, !isCertain { isHistory = isHistory.map { _ in false } }

    var isCut = isHistory
    for place in HugeAttachmentReader(lines.map(\.text)).noticeLines where !isHistory[place] {
      isCut[place] = true
    }
    Self.cutTails(of: lines, isHistory: isHistory, isAnswer: isAnswer, from: &isCut)
    let filled = OfficeForm.filledIn(in: lines, isHistory: isHistory)
    for place in filled { isCut[place] = false }
    let red = isAnswer ? RedWords.written(in: lines, isHistory: isHistory, isCut: isCut) : []
    for place in red { isCut[place] = false }
    words = Self.words(
      lines, isCut: isCut, isHistory: isHistory,
      leavesReferences: leavesReferences || LeftReferences.areLeft(in: lines))
    cut = Self.trimmed(lines.indices.filter { isCut[$0] }.map { lines[$0] }).map(\.text).joined(
      separator: "\n")
    let quoted = lines.indices.filter { isHistory[$0] && isCut[$0] }
    history = Self.trimmed(quoted.map { lines[$0] }).map(\.text).joined(separator: "\n")
    notes =
      Self.notes(lines, isCut: isCut, isHistory: isHistory, hasForm: !filled.isEmpty)
      + (red.isEmpty ? [] : [.inRed])
  }

  /// Cuts what stands below somebody's words: above the first history, and at the end of the mail.
  private static func cutTails(
    of lines: [QuoteLine], isHistory: [Bool], isAnswer: Bool, from isCut: inout [Bool]
  ) {
    let first = isHistory.firstIndex(of: true)
    var ends = [lines.count]
    if let first { ends.append(first) }
    for end in ends {
      let tail = Tail(
        of: lines, before: end, isTaken: isCut,
        hasHistoryBelow: first.map { $0 >= end && end < lines.count } ?? false, isAnswer: isAnswer)
      for place in tail.start..<end { isCut[place] = true }
    }
  }

  /// The lines that are left; where some were cut between them, no more than one empty line stays.
  private static func words(
    _ lines: [QuoteLine], isCut: [Bool], isHistory: [Bool], leavesReferences: Bool
  ) -> String {
    var words: [Substring] = []
    var endsBlank = false
    var isAfterCut = false
    for (place, line) in lines.enumerated() {
      if isCut[place] {
        isAfterCut = isAfterCut || !line.isBlank
        continue
      }
      if isAfterCut, line.isBlank, endsBlank { continue }
      if !line.isBlank { isAfterCut = false }
      endsBlank = line.isBlank
      let isAboveHistory = isHistory.count > place + 1 && isHistory[place + 1]
      let text = isHistory[place] ? line.unquoted : isAboveHistory ? line.withoutGluedRule : line.text
      words.append(LeftReferences.resolved(text, areLeft: leavesReferences))
    }
    let first = words.firstIndex { !$0.isShownAsNothing } ?? words.endIndex
    let last = words.lastIndex { !$0.isShownAsNothing } ?? first
    return words[first..<min(last + 1, words.endIndex)].joined(separator: "\n").withoutTrailingSpace
  }

  private static func notes(_ lines: [QuoteLine], isCut: [Bool], isHistory: [Bool], hasForm: Bool) -> [Note] {
    var notes: [Note] = []
    let history = lines.indices.filter { isHistory[$0] && isCut[$0] && !lines[$0].isBlank }
    if let first = history.first, let last = history.last {
      let own = lines.indices.filter { !isHistory[$0] && !isCut[$0] && !lines[$0].isBlank }
      if own.contains(where: { $0 > first && $0 < last }) { notes.append(.betweenQuotedLines) }
      if own.contains(where: { $0 > last }) { notes.append(.belowHistory) }
    }
    if hasForm { notes.append(.withinForm) }
    return notes
  }

  private static func trimmed(_ lines: [QuoteLine]) -> ArraySlice<QuoteLine> {
    var lines = lines[...]
    while let first = lines.first, first.isBlank { lines = lines.dropFirst() }
    while let last = lines.last, last.isBlank { lines = lines.dropLast() }
    return lines
  }
}

extension Substring {
  fileprivate var isShownAsNothing: Bool { unicodeScalars.allSatisfy(\.isShownAsNothing) }
}

extension String {
  fileprivate var withoutTrailingSpace: String {
    guard let last = unicodeScalars.lastIndex(where: { !$0.isShownAsNothing }) else { return "" }
    return String(self[...last])
  }
}
