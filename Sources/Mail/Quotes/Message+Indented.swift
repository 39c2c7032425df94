extension Message {
  /// Lines in an indented block that nothing else says to be quoted: their sender may have indented his own words, or his
  /// program another mail. What is carried out leaves them out (`certainReply`), and he should hear of it.
  package var indentedLines: [String] {
    guard let html = page(isCertain: true) else { return [] }
    let lines = html.lines.map { line in
      QuoteLine(
        BodyLine(
          text: line.text, origin: line.origin == .indented ? .written : line.origin, isRed: line.isRed))
    }
    let isHistory = QuoteBoundary(lines, isCertain: true).isHistory
    return lines.indices.filter { html.lines[$0].origin == .indented && !isHistory[$0] && !lines[$0].isBlank }
      .map { String(lines[$0].text) }
  }
}
