/// What became of each letter, as its author sees it. The office is not asked.
struct Tally {
  /// By the author's address: the Message-IDs of what he got, by kind, each as often as it came.
  private var received: [String: [Kind: [String: Int]]] = [:]

  enum Kind { case receipt, answer, other }

  mutating func add(_ kind: Kind, _ messageID: String, to author: String) {
    received[author, default: [:]][kind, default: [:]][messageID, default: 0] += 1
  }

  func has(_ kind: Kind, _ author: String) -> Bool { received[author]?[kind] != nil }

  var answered: Int { received.values.count { $0[.answer] != nil } }

  /// Mails that came more than once under one Message-ID: those of unknown fate that had arrived after all.
  var repeated: Int {
    received.values.flatMap(\.values).flatMap(\.values).count { $0 > 1 }
  }

  /// Authors who got two different receipts, or two different answers.
  var doubled: [String] {
    received.filter { $0.value.contains { $0.key != .other && $0.value.count > 1 } }.map(\.key).sorted()
  }

  /// Those of them who have no receipt, or no answer.
  func missing(of authors: [String]) -> [String] {
    authors.filter { !has(.receipt, $0) || !has(.answer, $0) }
  }
}
