/// A reply's own words, and the history that the client put below them.
///
/// Nobody's own words are lost: what is cut is at hand, and where it is doubtful whose words they are, they stay.
/// The words are empty when there is nothing but history: then the answer is an attachment, or the mail was
/// forwarded, and the caller decides.
package struct ReplyText: Sendable, Equatable {
  package let words: String
  /// Quoted history and mobile footers (发自我的iPhone), in order.
  package let cut: String

  package init(of text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { QuoteLine($0) }
    let boundary = QuoteBoundary.first(in: lines) ?? lines.count
    var own = Array(lines[..<boundary])
    var quoted: [QuoteLine] = []
    Self.takeQuotedLines(from: &own, into: &quoted, isIntroduced: boundary < lines.count)
    Self.takeFooters(from: &own, into: &quoted)
    words = Self.text(own)
    cut = Self.text(quoted + lines[boundary...])
  }

  /// Takes lines that begin with `>`, and the line that introduces them.
  private static func takeQuotedLines(
    from own: inout [QuoteLine], into cut: inout [QuoteLine], isIntroduced: Bool
  ) {
    guard own.contains(where: \.isQuoted) else { return }
    var kept: [QuoteLine] = []
    var isIntroduced = isIntroduced
    for (place, line) in own.enumerated() {
      let introduces = line.isAttribution && own[(place + 1)...].first { !$0.isBlank }?.isQuoted == true
      isIntroduced = isIntroduced || introduces
      if line.isQuoted || introduces { cut.append(line) } else { kept.append(line) }
    }
    if isIntroduced || kept.contains(where: { !$0.isBlank }) { own = kept } else { cut = [] }
  }

  /// Takes `发自我的iPhone` and its like off the end.
  private static func takeFooters(from own: inout [QuoteLine], into cut: inout [QuoteLine]) {
    var start = own.count
    while let last = own[..<start].lastIndex(where: { !$0.isBlank }) {
      guard own[last].isFooter || own[last].isSignatureMark && start < own.count else { break }
      start = last
    }
    cut += own[start...]
    own.removeSubrange(start...)
  }

  private static func text(_ lines: [QuoteLine]) -> String {
    var lines = lines[...]
    while let first = lines.first, first.isBlank { lines = lines.dropFirst() }
    while let last = lines.last, last.isBlank { lines = lines.dropLast() }
    return lines.map(\.text).joined(separator: "\n")
  }
}
