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

  /// The UIDs that a server names, in its order; nil for what is no set, or one of more than 100,000.
  static func uids(_ text: some StringProtocol) -> [UInt32]? {
    var uids: [UInt32] = []
    for run in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = run.split(separator: ":", omittingEmptySubsequences: false).map { UInt32($0) }
      guard 1...2 ~= ends.count, let first = ends[0], let last = ends[ends.count - 1] else { return nil }
      let range = min(first, last)...max(first, last)
      guard uids.count + range.count <= 100_000 else { return nil }
      uids += range
    }
    return uids
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
