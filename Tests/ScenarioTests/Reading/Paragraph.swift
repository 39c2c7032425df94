/// A sentence of a story with the lines that are indented below it.
struct Paragraph {
  struct Line {
    let number: Int
    let text: String
  }

  let number: Int
  let sentence: String
  private(set) var below: [Line] = []

  /// The lines below as a mail's text.
  var text: String { below.map(\.text).joined(separator: "\n") }

  /// Cuts a text; remarks (`# …`) and empty lines between paragraphs are dropped.
  static func all(in text: String) throws(StoryError) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var emptyLines: [Line] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = Line(number: index + 1, text: trimmed(raw))
      if line.text.isEmpty {
        emptyLines.append(line)
      } else if raw.first == " " || raw.first == "\t" {
        guard !paragraphs.isEmpty else { throw StoryError(line.number, "nothing stands above this line") }
        // An empty line within a mail belongs to it.
        let last = paragraphs.count - 1
        if !paragraphs[last].below.isEmpty { paragraphs[last].below += emptyLines }
        paragraphs[last].below.append(line)
        emptyLines = []
      } else {
        emptyLines = []
        if raw.first != "#" { paragraphs.append(Paragraph(number: line.number, sentence: line.text)) }
      }
    }
    return paragraphs
  }

  private init(number: Int, sentence: String) {
    self.number = number
    self.sentence = sentence
  }

  /// Without ASCII spaces around; full-width ones are words of the mail.
  private static func trimmed(_ line: Substring) -> String {
    let isSpace: (Character) -> Bool = { [" ", "\t", "\r", "\r\n"].contains($0) }
    var line = line.drop(while: isSpace)
    while let last = line.last, isSpace(last) { line.removeLast() }
    return String(line)
  }
}
