/// Text of `format=flowed` (RFC 3676): paragraphs put together again, stuffed spaces removed.
enum FlowedText {
  /// - Parameter deletingSpaces: `delsp=yes`, as Chinese text needs it: the space at a soft break is no word space.
  static func opened(_ text: String, deletingSpaces: Bool) -> String {
    var lines: [String] = []
    var open: (depth: Int, text: String)?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let depth = line.utf8.prefix { $0 == UInt8(ascii: ">") }.count
      var content = line.dropFirst(depth)
      if content.first == " " { content = content.dropFirst() }
      if let paragraph = open, paragraph.depth != depth {
        lines.append(quoted(paragraph))
        open = nil
      }
      let isSignatureMark = content == "-- "
      var paragraph = open ?? (depth, "")
      // A signature mark stands alone (RFC 3676 §4.3).
      if isSignatureMark, open != nil {
        lines.append(quoted(paragraph))
        paragraph = (depth, "")
      }
      let isSoft = content.last == " " && !isSignatureMark
      paragraph.text += isSoft && deletingSpaces ? content.dropLast() : content
      if isSoft {
        open = paragraph
      } else {
        lines.append(quoted(paragraph))
        open = nil
      }
    }
    if let open { lines.append(quoted(open)) }
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ paragraph: (depth: Int, text: String)) -> String {
    guard paragraph.depth > 0 else { return paragraph.text }
    return String(repeating: ">", count: paragraph.depth) + " " + paragraph.text
  }
}
