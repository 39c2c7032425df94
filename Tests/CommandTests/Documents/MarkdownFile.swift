import Foundation
import Rehearsal

/// A page that people read about the program: one of the root, or of `Docs`.
struct MarkdownFile {
  /// Below the repository.
  let path: String
  private let content: [Line]

  /// A line of a document, and where it stands.
  struct Place: CustomStringConvertible {
    let document: String
    let line: Int
    let text: String

    var description: String { "\(document):\(line): \(text)" }
  }

  private struct Line {
    let place: Place
    /// What is written behind the fence of its block; nil outside of blocks.
    let language: String?
  }

  static func all() throws -> [MarkdownFile] {
    let pages = try Files.names(in: Repository.root)
    let handbooks = try Files.names(in: Repository.root + "/Docs").map { "Docs/" + $0 }
    return try (pages + handbooks).filter { $0.hasSuffix(".md") }.map { try MarkdownFile(path: $0) }
  }

  init(path: String) throws {
    let text = String(decoding: try Files.read(Repository.root + "/" + path), as: UTF8.self)
    var content: [Line] = []
    var language: String?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        language = language == nil ? line.dropFirst(3).trimmingCharacters(in: .whitespaces) : nil
      } else {
        let place = Place(document: path, line: index + 1, text: String(line))
        content.append(Line(place: place, language: language))
      }
    }
    self.path = path
    self.content = content
  }

  /// Whether it tells what was: commands that it names may be gone.
  var isHistory: Bool { path == "CHANGELOG.md" }

  /// What stands in blocks of these languages; "" is a block that names none.
  func lines(in languages: Set<String>) -> [Place] {
    content.filter { line in line.language.map { languages.contains($0) } == true }.map(\.place)
  }

  var prose: [Place] { content.filter { $0.language == nil }.map(\.place) }

  /// What prose has between backticks.
  var code: [Place] {
    prose.flatMap { place in
      let pieces = place.text.split(separator: "`", omittingEmptySubsequences: false)
      return pieces.enumerated().filter { $0.offset % 2 == 1 }.map {
        Place(document: place.document, line: place.line, text: String($0.element))
      }
    }
  }
}
