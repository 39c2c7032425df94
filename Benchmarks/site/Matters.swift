import Correspondence
import Foundation
import Premises

/// What letters are about: made-up words, or the words of letters in a file, of which each letter has other pieces.
struct Matters {
  private let titles: [String]
  private let sentences: [String]
  private let topics = ["供热", "供水", "入学", "养老", "医保", "道路", "环卫", "物业", "公交", "土地", "低保", "用工"]

  /// - Parameter file: lines of JSON with `title` and `text`.
  init(_ file: String?) throws {
    var titles: [String] = []
    var texts: [String] = []
    if let file {
      struct Line: Decodable {
        let title: String
        let text: String
      }
      for line in try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 10) {
        let letter = try JSONDecoder().decode(Line.self, from: line)
        titles.append(letter.title)
        texts.append(letter.text)
      }
    } else {
      var letters = Letters(seed: 2026, about: Theme.ofCounty)
      for _ in 0..<2000 {
        let letter = letters.questionAndAnswer()
        titles.append(letter.title)
        texts += [letter.text, letter.answer]
      }
    }
    // Whatever stands in a file: what means something to Markdown would make other pages there than here.
    let signs = Set("<>*_`#|[]\\~$&{}%\"'")
    func plain(_ text: String) -> String { String(text.filter { !signs.contains($0) && !$0.isNewline }) }
    self.titles = titles.map(plain).filter { !$0.isEmpty }.map { String($0.prefix(30)) }
    sentences = texts.flatMap { $0.split(whereSeparator: { "。！？\n".contains($0) }) }
      .map { plain(String($0)) }.filter { $0.count > 8 && $0.count < 120 }.map { $0 + "。" }
  }

  func matter(_ number: Int) -> Past.Matter {
    var random = SplitMix(state: UInt64(number) &* 0x9E37_79B9)
    return Past.Matter(
      title: random.pick(titles), text: text(300, &random), answer: text(300, &random),
      topic: topics[number % topics.count])
  }

  private func text(_ length: Int, _ random: inout SplitMix) -> String {
    var text = ""
    var count = 0
    while count < length {
      let sentence = random.pick(sentences)
      text += sentence
      count += sentence.count
    }
    return text
  }
}
