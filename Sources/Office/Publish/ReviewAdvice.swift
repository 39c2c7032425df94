import Domain
import Reading
import Store

/// What the reviewer is told of an answer's words (审核提示): it never keeps an answer from him.
extension Docket {
  /// What a good answer may have too: several authors of one matter get the same words.
  func wordingAdvice() throws -> [String] {
    guard let answer = letter.answer?.text.text else { return [] }
    let same =
      try Self.digest(of: answer).map { try book.letters(answeredWith: $0, but: id, atMost: 3) } ?? []
    let merged = Set(try mergedLetters.map(\.id))
    let others = same.filter { !merged.contains($0) }.map { "\($0)" }
    return (others.isEmpty ? [] : ["答复与\(others.joined(separator: "、"))的答复相同（数字除外），请核对是否答非所问"])
      + wordingDoubts(in: answer).map(\.advice)
  }

  /// Keeps what an answer is found by when another one says the same.
  func keepAnswer() throws {
    guard let digest = letter.answer?.text.text.flatMap(Self.digest) else { return }
    try book.keepAnswer(digest, of: id)
  }

  private func wordingDoubts(in answer: String) -> [WordingDoubt] {
    let question = letter.title.shown + "\n" + letter.registration.text.shown
    return WordingDoubt.all(in: answer, to: question, listed: office.rules.reviewWords)
  }

  /// Nil where there is too little to say that two answers are the same.
  private static func digest(of answer: String) -> UInt64? {
    IdenticalText(title: "", text: answer.filter { !$0.isNumber }).digest
  }
}

extension WordingDoubt {
  fileprivate var advice: String {
    switch self {
    case .shifting(let words): "答复写有“\(words)”，请核对是否推诿"
    case .vague(let words): "答复写有“\(words)”而没有时间，请核对能否写明"
    case .promising(let words): "答复写有“\(words)”，请核对能否兑现"
    case .listed(let word): "答复中有错敏词“\(word)”，请核对"
    case .unrelated: "答复与来信没有共同的词语，请核对是否答非所问"
    }
  }
}
