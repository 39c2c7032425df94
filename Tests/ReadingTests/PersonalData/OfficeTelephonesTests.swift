import Foundation
import Reading
import Testing

/// What an office tells citizens to call must stay in its answer: landlines, 400 numbers, hotlines.
struct OfficeTelephonesTests {
  private static let file = ProcessInfo.processInfo.environment["HUIYIN_REPLIES"]

  private func masked(_ text: String) -> String { PersonalData(keepingLandlines: true).masked(text) }

  /// Numbers behind a word for a telephone.
  private func numbers(in text: String) -> [String] {
    text.matches(
      of:
        #/(?:电话|热线|拨打|致电|咨询|联系|传真)[^0-9]{0,8}((?:\(?0[0-9]{2,3}\)?[-—－ ]?)?[0-9]{3,8}(?:[- ][0-9]{3,4}){0,2})/#
    )
    .map { String($0.output.1) }
    // Mobiles are somebody's own.
    .filter { !($0.count == 11 && $0.hasPrefix("1")) }
  }

  @Test(arguments: [
    "详询0475-4212345。", "联系电话：（0475）4212345", "请拨打12345或12328热线。", "咨询电话400-123-4567", "电话4212345，传真4212346。",
    "请致电0475—4212345转801。",
  ])
  func theNumbersOfAnOfficeStay(answer: String) {
    #expect(masked(answer) == answer)
  }

  /// `make replies FILE=…`: over answers that offices gave, as JSON lines with their `reply`.
  @Test(.enabled(if: file != nil, "no answers"))
  func theNumbersInRealAnswersStay() throws {
    struct Answered: Decodable { let reply: String }
    let lines = try String(contentsOfFile: try #require(Self.file), encoding: .utf8).split(separator: "\n")
    let answers = try lines.map { try JSONDecoder().decode(Answered.self, from: Data($0.utf8)).reply }
    let named = answers.filter { !numbers(in: $0).isEmpty }
    let changed = named.filter { answer in
      let shown = masked(answer)
      return !numbers(in: answer).allSatisfy(shown.contains)
    }
    print(
      "replies: \(named.count) of \(answers.count) name a telephone of an office, changed in \(changed.count)"
    )
    #expect(!named.isEmpty && changed.count * 100 <= answers.count)
  }
}
