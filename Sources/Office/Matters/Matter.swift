/// One of several matters in a letter (一信多事): the title and the text that a clerk chose for it.
package struct Matter: Codable, Equatable, Sendable {
  package let title: String
  package let text: String

  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }

  /// Reads what a clerk wrote: each matter begins with a line `标题：…`, and its text stands below, up to the next.
  /// What stands above the first is an introduction.
  package static func all(in words: String) -> [Matter] {
    var matters: [Matter] = []
    var title: String?
    var lines: [String] = []
    func end() {
      guard let title else { return }
      matters.append(Matter(title: title, text: text(of: lines)))
    }
    for line in words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
      guard let next = Self.title(in: line) else {
        lines.append(line)
        continue
      }
      end()
      (title, lines) = (next, [])
    }
    end()
    return matters
  }

  /// Of `标题：…`, also numbered: `1．【标题】…`.
  private static func title(in line: String) -> String? {
    let numbers = Set("0123456789一二三四五六七八九十第件.．、） )".unicodeScalars)
    let spoken = String(OfficeText.trimmed(line).unicodeScalars.drop { numbers.contains($0) })
    return OfficeText.hasPrefix("标题", spoken) ? Wording(reading: spoken)?.title : nil
  }

  private static func text(of lines: [String]) -> String {
    let text = lines.map(OfficeText.trimmed).joined(separator: "\n")
    var words = text.trimmingLines
    for label in ["内容：", "内容:", "正文：", "正文:"] where words.hasPrefix(label) {
      words = OfficeText.trimmed(String(words.dropFirst(label.count)))
    }
    return words
  }
}

extension OfficeText {
  /// Whether a line begins with that word, whatever brackets stand before it.
  static func hasPrefix(_ word: String, _ line: String) -> Bool {
    withoutOpeningBrackets(line).hasPrefix(word)
  }
}

extension String {
  /// Without the empty lines before and after it.
  fileprivate var trimmingLines: String {
    var rest = self[...]
    while rest.first?.isNewline == true { rest.removeFirst() }
    while rest.last?.isNewline == true { rest.removeLast() }
    return String(rest)
  }
}
