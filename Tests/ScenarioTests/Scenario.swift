import Foundation
import Testing
import World

/// A whole story as a folder of `Tests/Scenarios`: `story.txt` is what people do and what they then see,
/// `journal.txt` is everything the daemon says meanwhile.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String

  static let all: [Scenario] = {
    // Where none can be listed there is none, and a test says so.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted().map(Scenario.init)
  }()

  private static let home = Repository.root + "/Tests/Scenarios"

  var testDescription: String { name }

  var story: String {
    get throws(StoryError) {
      do {
        return try String(contentsOfFile: path(of: "story.txt"), encoding: .utf8)
      } catch {
        throw StoryError(1, "story.txt cannot be read: \(error.localizedDescription)")
      }
    }
  }

  /// Nil until it was recorded.
  var journal: String? { try? String(contentsOfFile: path(of: "journal.txt"), encoding: .utf8) }

  func record(_ journal: String) throws {
    try journal.write(toFile: path(of: "journal.txt"), atomically: true, encoding: .utf8)
  }

  /// A place in one of the folder's files, for what goes wrong there.
  func place(_ line: Int, in file: String = "story.txt") -> SourceLocation {
    SourceLocation(fileID: "\(name)/\(file)", filePath: path(of: file), line: max(1, line), column: 1)
  }

  private func path(of file: String) -> String { "\(Self.home)/\(name)/\(file)" }
}
