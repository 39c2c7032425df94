/// UIDs as commands name them: `2:4,7` (RFC 9051 §9, `sequence-set`).
enum UIDSet {
  /// Only neighbours are joined, so that a set never names a mail that was not asked for.
  static func text(_ uids: some Collection<UInt32>) -> String {
    var runs: [ClosedRange<UInt32>] = []
    for uid in uids.sorted() {
      if let last = runs.last, uid <= last.upperBound { continue }
      if let last = runs.last, uid - 1 == last.upperBound {
        runs[runs.count - 1] = last.lowerBound...uid
      } else {
        runs.append(uid...uid)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }
      .joined(separator: ",")
  }
}

extension Collection {
  /// The elements in slices of at most `size`.
  func chunks(of size: Int) -> [SubSequence] {
    var rest = self[...]
    var result: [SubSequence] = []
    while !rest.isEmpty {
      result.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return result
  }
}
