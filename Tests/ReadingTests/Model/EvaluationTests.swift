import Testing

@testable import Reading

struct EvaluationTests {
  /// One of them belongs elsewhere.
  private let tests = MadeUp.lessons(12, from: 30).enumerated().map { index, lesson in
    index == 0 ? Lesson(lesson.letter, label: "旗水利局") : lesson
  }

  @Test func whatCouldBeReachedShrinksWithTheAccuracyAsked() throws {
    let evaluation = try Evaluation(learning: MadeUp.lessons(30), trying: tests)
    #expect(evaluation.right == evaluation.letters - 1)
    #expect(evaluation.reach(at: evaluation.accuracy) == 1)
    #expect(evaluation.reach(at: 1) < 1)
    let steps = [0.5, 0.9, 0.99, 1].map { evaluation.reach(at: $0) }
    #expect(steps == steps.sorted(by: >))
  }

  @Test func aLabelNeverLearntIsCountedAgainstIt() throws {
    let evaluation = try Evaluation(learning: MadeUp.lessons(30), trying: tests)
    let row = try #require(evaluation.rows.first { $0.label == "旗水利局" })
    #expect(row == .init(label: "旗水利局", letters: 1, precision: 0, recall: 0))
    #expect(row.f1 == 0)
  }
}
