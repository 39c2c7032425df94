import Mail

/// The way in which a collection says what is to be read from its mails.
protocol Expectation {
  /// As the summary calls it.
  var name: String { get }
  /// Whether something is expected of this very file.
  func covers(_ file: CollectedFile) -> Bool
  /// What was read otherwise than expected; empty when all is equal.
  func differences(of file: CollectedFile) throws -> [Difference]
}

/// One thing that was read otherwise than a collection expects.
struct Difference {
  /// What of the mail, in few words: `subject`, `attachment 2`, `reply`.
  let aspect: String
  let expected: String
  let found: String
}
