import Domain
import Foundation
import World

/// Who and what a sentence names: only what there is.
extension Paragraph {
  func error(_ text: String) -> StoryError { StoryError(number, text) }

  func expectNothingBelow() throws(StoryError) {
    if let line = below.first { throw StoryError(line.number, "nothing stands below \"\(sentence)\"") }
  }

  func person(_ name: some StringProtocol) throws(StoryError) -> Person {
    guard let person = Cast.people[String(name)] else {
      throw error(
        "nobody is called \"\(name)\"; there are \(Cast.people.keys.sorted().joined(separator: ", "))")
    }
    return person
  }

  func letter(_ text: some StringProtocol) throws(StoryError) -> LetterID {
    guard let id = LetterID(String(text)) else { throw error("\"\(text)\" is no letter's number") }
    return id
  }

  /// A kind of mail is the name of its template.
  func kind(_ name: some StringProtocol) throws(StoryError) -> String {
    guard Self.kinds.contains(String(name)) else {
      throw error("we send no mail \"\(name)\"; there are \(Self.kinds.joined(separator: ", "))")
    }
    return String(name)
  }

  private static let kinds: [String] = {
    let templates = Repository.root + "/Config/templates/mail"
    // Where none can be listed, no story can be read.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: templates)) ?? []
    return files.filter { $0.hasSuffix(".txt") && !$0.hasPrefix("_") }.map { String($0.dropLast(4)) }.sorted()
  }()
}

extension Timestamp {
  /// Reads `2026-11-23 09:00`, nothing else; nil for any other sentence.
  init?(written text: String) {
    guard let match = text.wholeMatch(of: /(\d{4}-\d\d-\d\d) (\d\d):(\d\d)/), let day = Day(String(match.1)),
      let hour = Int(match.2), let minute = Int(match.3), hour < 24, minute < 60
    else { return nil }
    self.init(day, hour: hour, minute: minute)
  }
}
