/// How much of a question stands on the public page.
package enum ShownQuestion: String, CaseIterable, Sendable {
  /// All of its words, with what is personal masked.
  case whole
  /// The desk's few words about it (摘要); nothing while there are none.
  case summary
  /// Nothing: the answer stands alone.
  case answer
}
