/// The judgement over a plain text that stands beside richer forms of the same words (RFC 2046 §5.1.4).
///
/// The plain form is taken as a rule: it is what its writer's program says the words are, and quoting is marked in
/// it. It is not taken where it is a stub, or lost words on its way from the HTML.
struct PlainAlternative {
  let text: String

  /// Whether the richer forms are worth reading: nearly all plain texts are good without a look at them.
  ///
  /// - Parameter html: the HTML beside the text, not converted.
  func needsComparison(with html: () -> [[UInt8]]) -> Bool {
    if text.utf8.count <= Self.stubBytes || saysItIsAStub || beginsWithHistory { return true }
    // Programs that write plain text lose tables more often than anything else.
    return html().contains {
      $0.firstIndex(of: Array("<td".utf8), in: $0.indices) != nil
        || $0.firstIndex(of: Array("<TD".utf8), in: $0.indices) != nil
    }
  }

  func isPoorer(than rich: String) -> Bool {
    if rich.isBlank { return false }
    if text.utf8.count <= Self.stubBytes, text.utf8.count * 4 < rich.utf8.count { return true }
    if saysItIsAStub { return true }
    // History may be in the one and not in the other; what counts is the words before it.
    let plainWords = Self.isHistory(text) ? 0 : Self.letters(in: ReplyText(of: text).words)
    let richWords = Self.letters(in: ReplyText(of: rich).words)
    return plainWords == 0 ? richWords > 0 : richWords > plainWords + plainWords / 4 + Self.negligible
  }

  /// Such as: your client cannot show this mail.
  private static let stubBytes = 200
  /// Letters of a footer or a heading that only one of the two forms has. Octets of UTF-8.
  private static let negligible = 60

  private var saysItIsAStub: Bool {
    guard text.utf8.count <= 3 * Self.stubBytes else { return false }
    let plain = text.lowercased().filter { !$0.isWhitespace }
    return plain.contains("html")
      && Self.stubWords.contains { plain.contains($0) }
  }

  /// Words that stand beside `HTML` in such sentences, without spaces.
  private static let stubWords = [
    "不支持", "无法显示", "格式", "请使用", "查看", "does not support", "doesn't support", "view", "messageisin",
    "formatted", "htmlmail", "htmlmessage", "htmlemail", "htmlformat",
  ].map { $0.filter { $0 != " " } }

  private var beginsWithHistory: Bool {
    let lines = text.utf8.split(separator: Octet.lineFeed, maxSplits: 8).prefix(8)
    guard let first = lines.first(where: { !$0.allSatisfy(\.isSpace) }), Self.mayIntroduce(first) else {
      return false
    }
    return Self.isHistory(lines.map { String(Substring($0)) }.joined(separator: "\n"))
  }

  /// Whether a line is short enough to introduce a history and has a mark that all such lines have one of: told by
  /// its octets, since nearly every mail begins with somebody's words.
  private static func mayIntroduce(_ line: Substring.UTF8View) -> Bool {
    guard line.count <= 400, !Self.greets(line) else { return false }
    return line.contains { ":>-_=*|".utf8.contains($0) }
      || Array(line).firstIndex(of: fullWidthColon, in: 0..<line.count) != nil
  }

  private static let fullWidthColon = Array("：".utf8)

  /// `尊敬的领导：您好！`, as most letters begin: no client writes that above a history, and nobody below his words.
  private static func greets(_ line: Substring.UTF8View) -> Bool {
    let line = Array(line)
    // Whatever names a writer, a day or an address has letters or digits; whatever says that he wrote, one of these.
    return line.count <= 60 && !line.contains { $0.isLetter || $0.isDigit || ">@_=*|".utf8.contains($0) }
      && greetings.contains { line.firstIndex(of: $0, in: line.indices) != nil }
      && !verbs.contains { line.firstIndex(of: $0, in: line.indices) != nil }
  }

  private static let greetings = ["您好", "你好", "们好", "领导好", "尊敬的"].map { Array($0.utf8) }
  private static let verbs = ["写", "寫", "复", "書"].map { Array($0.utf8) }

  /// Whether there are no words in it but those that are answered.
  private static func isHistory(_ text: String) -> Bool {
    let lines = text.utf8.split(separator: Octet.lineFeed).map(\.trimmed).filter { !$0.isEmpty }
    return lines.allSatisfy { $0.first == UInt8(ascii: ">") } || ReplyText(of: text).words.isBlank
  }

  /// Octets of letters and digits, without the addresses that HTML shows beside its links.
  private static func letters(in text: String) -> Int {
    let octets = Array(text.utf8)
    var count = 0
    var index = 0
    while index < octets.count {
      let octet = octets[index]
      if octet.lowercased == UInt8(ascii: "h"), octets[index...].startsIgnoringCase(with: "http".utf8) {
        index = octets[index...].firstIndex { $0.isSpace || $0 == UInt8(ascii: ">") } ?? octets.count
        continue
      }
      if octet >= 0x80 || octet.isLetter || octet.isDigit { count += 1 }
      index += 1
    }
    return count
  }
}
