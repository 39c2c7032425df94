import Domain

/// A word above a document that holds what belongs to it: `认领：见附件`, `更正：见附件`, `配合意见：见附件`.
enum CoveringWord: Equatable {
  case claim, correct, complete, opinion

  /// Nil where anything else is said.
  init?(reading words: String, of unit: HandlingUnit) {
    let note = CoveringNote(of: unit)
    let read = UnitWord.all(in: words)
    guard read.count == 1 else { return nil }
    switch read[0] {
    case .claim(let text) where !text.isEmpty && note.isAll(of: text): self = .claim
    case .correct(let said) where said.keptBack == nil && note.isAll(of: said.text): self = .correct
    case .complete(let text) where note.isAll(of: text): self = .complete
    case .opinion(let text) where note.isAll(of: text): self = .opinion
    default: return nil
    }
  }

  /// What the mail says with what stands in its form; nil where the form says something else.
  func words(with answer: FilledAnswer) -> String? {
    switch self {
    case .claim: "认领\n\(answer.words)"
    case .correct: answer.isOther ? nil : "更正：\(answer.text)"
    case .complete: answer.isOther ? nil : "补充：\(answer.text)"
    case .opinion: answer.isOther ? nil : "配合意见：\(answer.text)"
    }
  }
}
