extension Array {
  /// The elements, at most `length` of them at a time.
  package func inParts(of length: Int) -> [[Element]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
  }
}
