/// What 其余 left out, with the reason and the words that would do: told once for all of a reason.
struct LeftOut {
  struct Reason: Hashable {
    let why: String
    /// `三项无误`: what is to be written behind each number.
    let words: String

    /// Nobody makes rules that he has not read one by one.
    static let rulesOneByOne = Reason(why: "记为规则的须逐件写明", words: "记为规则")
  }

  private var numbers: [(reason: Reason, line: String, numbers: [Int])] = []

  mutating func add(_ number: Int, of line: String, because reason: Reason) {
    if let known = numbers.firstIndex(where: { $0.reason == reason && $0.line == line }) {
      numbers[known].numbers.append(number)
    } else {
      numbers.append((reason, line, [number]))
    }
  }

  /// The other lines' outcomes as they are, those of 其余 that say nothing left away, and below them what was left out.
  func gathered(_ outcomes: [DeskOutcome]) -> [DeskOutcome] {
    let told = outcomes.filter { !$0.result.isEmpty || $0.held != nil }
    let left = numbers.map { entry in
      let items = entry.numbers.map(String.init).joined(separator: "、")
      return DeskOutcome(
        entry.line, "第\(items)件未办理：\(entry.reason.why)，如：\(entry.numbers[0]) \(entry.reason.words)", .refused)
    }
    guard told.isEmpty, left.isEmpty, let first = outcomes.first else { return told + left }
    return [DeskOutcome(first.line, "没有其余未办理的件", .passed)]
  }
}
