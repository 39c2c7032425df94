import Templates

/// What became of a line, for its clerk.
struct DeskOutcome {
  enum Kind: String {
    case done, refused
    /// There was nothing to do: another line says it, or it was no order.
    case passed
  }

  let line: String
  let result: String
  let kind: Kind
  /// The entry of the holding pen that was released: what comes of its mail is the result.
  let held: Int64?

  init(_ line: String, _ result: String, _ kind: Kind, held: Int64? = nil) {
    (self.line, self.result, self.kind, self.held) = (line, result, kind, held)
  }

  /// How the mail that tells of them begins.
  static func heading(of outcomes: [DeskOutcome]) -> String {
    let done = outcomes.count { $0.kind == .done }
    let refused = outcomes.filter { $0.kind == .refused }
    guard done == 0 else { return refused.isEmpty ? "已按来信办理" : "部分已办理" }
    guard !refused.isEmpty else { return "已读取" }
    return refused.allSatisfy { $0.result.contains("没有读") } ? "没有读懂" : "没有办理"
  }

  /// For the mail that tells of them.
  static func values(of outcomes: [DeskOutcome]) -> TemplateValues {
    [
      "outcome": .text(heading(of: outcomes)), "rules": [], "code": "",
      "lines": .list(
        outcomes.map { outcome in
          ["line": .text(OfficeText.lines(outcome.line).first ?? "（空白）"), "result": .text(outcome.result)]
        }),
    ]
  }
}

extension TriageAnswer {
  /// Carries the steps out, what is urgent and what a letter is called first, since another word closes its question,
  /// and 并入 last: it closes its root's.
  /// - Returns: what became of each, in the order of their lines.
  func carryOut(_ act: (Step) throws -> DeskOutcome) rethrows -> [DeskOutcome] {
    var outcomes: [Int: DeskOutcome] = [:]
    for turn in 0...2 {
      for (position, step) in steps.enumerated() where step.turn == turn {
        outcomes[position] = try act(step)
      }
    }
    return steps.indices.compactMap { outcomes[$0] }
  }
}

extension TriageAnswer.Step {
  fileprivate var turn: Int {
    guard case .decide(let word, _) = act else { return 1 }
    if case .merge = word { return 2 }
    // What it is about is decided first.
    if case .learn = word { return 2 }
    return word.decides ? 1 : 0
  }

  /// What became of it, where it was not carried out.
  /// - Parameter item: the letter that it names, in words.
  func outcome(help: String, item: String = "") -> DeskOutcome {
    let isPassed = if case .pass = act { true } else { false }
    return DeskOutcome(line, item + refusal(help: help), isPassed ? .passed : .refused)
  }
}
