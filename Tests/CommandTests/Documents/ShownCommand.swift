import Foundation

/// A command that a document shows whole, as a shell takes it, without its remark.
struct ShownCommand {
  let text: String

  /// Nil where the line is none of `huiyin`.
  init?(in line: String) {
    let line = line.hasPrefix("$ ") ? line.dropFirst(2) : line[...]
    guard line.hasPrefix("huiyin ") else { return nil }
    let end = line.firstRange(of: " #")?.lowerBound ?? line.endIndex
    text = String(line[..<end])
  }

  /// Without `huiyin`, and as far as a shell would not read them otherwise.
  var words: [String] { text.split(separator: " ").dropFirst().map(String.init) }
}

/// Commands as an overview or a sentence names them: `huiyin held [show N | release N --as letter]`, `huiyin list / show NM…`.
struct MentionedCommand {
  let place: MarkdownFile.Place
  let words: [String]

  /// All that a line names.
  static func all(in place: MarkdownFile.Place) -> [MentionedCommand] {
    guard place.text.hasPrefix("huiyin ") else { return [] }
    return place.text.components(separatedBy: "huiyin ").dropFirst().map { piece in
      let end = piece.firstRange(of: " #")?.lowerBound ?? piece.endIndex
      let words = piece[..<end].split(separator: " ").map { word in
        word.trimmingCharacters(in: CharacterSet(charactersIn: "[]()（）,;，；。：…"))
      }
      return MentionedCommand(place: place, words: words.filter { !$0.isEmpty })
    }
  }
}
