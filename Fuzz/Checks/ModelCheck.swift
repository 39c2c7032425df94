@testable import Reading

extension Complaints {
  /// A model as a file has it: whatever its bytes, it is refused with a reason, or it answers.
  mutating func check(model bytes: [UInt8]) {
    check(reading: bytes)
    // A checksum that fits lets the fuzzer through to what lies behind it.
    guard bytes.count >= LetterModel.headBytes, bytes.starts(with: LetterModel.magic) else { return }
    let body = Array(bytes[LetterModel.headBytes...])
    check(reading: LetterModel.head(of: body) + body)
  }

  private mutating func check(reading bytes: [UInt8]) {
    do throws(ModelError) {
      let model = try LetterModel(reading: bytes)
      let verdict = model.verdict(on: ModelText(text: "小区暖气不热"))
      require(verdict.guesses.count == model.labels.count, "\(verdict.guesses.count) guesses")
      let sum = verdict.guesses.reduce(0) { $0 + $1.confidence }
      require(model.labels.count == 1 || abs(sum - 1) < 1e-6, "confidences of \(sum)")
    } catch {
      requireOneLine(error.description, "the error")
    }
  }
}
