import Foundation
import Mail

/// A desk's list as its clerk sees it: nothing but what the mail says.
struct WeekList {
  struct Item {
    let number: Int
    /// `待受理`.
    let name: String
    /// `NM2026000012`; empty for a mail of the holding pen.
    let letter: String
    /// What stands below its heading.
    let lines: [String]

    /// What stands behind a label: `建议单位`.
    func all(_ label: String) -> [String] {
      lines.filter { $0.hasPrefix(label + "：") }.map { String($0.dropFirst(label.count + 1)) }
    }

    /// The lines with a bar before them.
    var quoted: [String] { lines.filter { $0.hasPrefix("｜") }.map { String($0.dropFirst()) } }
    func says(_ words: String) -> Bool { lines.contains { $0.contains(words) } }
    /// Whether the list offers these words as an answer.
    func offers(_ words: String) -> Bool { lines.contains("可写：\(number) \(words)") }
  }

  let mail: Message
  let items: [Item]

  init(_ mail: Message) {
    self.mail = mail
    let lines = mail.text.components(separatedBy: "\n").prefix { !$0.hasPrefix("【怎样办理】") }
    let headings = lines.indices.filter { Self.heading(lines[$0]) != nil }
    items = headings.enumerated().compactMap { position, start in
      let end = position + 1 < headings.count ? headings[position + 1] : lines.endIndex
      return Self.heading(lines[start]).map { heading in
        Item(
          number: heading.number, name: heading.name, letter: heading.letter,
          lines: lines[(start + 1)..<end].map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
          })
      }
    }
  }

  /// `【12】待受理　NM2026000012　今日应办`.
  private static func heading(_ line: String) -> (number: Int, name: String, letter: String)? {
    guard line.hasPrefix("【"), let end = line.firstIndex(of: "】"), let number = Int(line[..<end].dropFirst())
    else { return nil }
    let words = line[line.index(after: end)...].components(separatedBy: "　")
    return (number, words[0], words.dropFirst().first { $0.hasPrefix("NM") } ?? "")
  }
}
