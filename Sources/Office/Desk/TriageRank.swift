import Domain

/// What of a line counts when it is weighed against others.
extension TriageLines.Line {
  var order: TriageOrder? {
    if case .order(let order) = meaning { order } else { nil }
  }

  /// 以上待定 below what was decided takes it back.
  var isDoubt: Bool {
    meaning == .doubt || order?.word == .leave && (order?.scope == .all || order?.scope == .only)
  }

  /// Whether it says of several letters what the other says of some of them only.
  func isWider(than other: Self) -> Bool {
    guard let order, order.isOfSeveral, case .numbers? = other.order?.scope else { return false }
    return named.count > other.named.count && Set(named).isSuperset(of: other.named)
  }

  var isUnread: Bool {
    if case .unread = meaning { true } else { false }
  }
}

extension TriageOrder {
  var isSweeping: Bool {
    switch scope {
    case .rest, .all: true
    case .numbers, .only: false
    }
  }

  /// `1-5 通过`: each of them is meant, and none is named alone.
  var isOfSeveral: Bool {
    if case .numbers(let numbers) = scope { numbers.count > 1 } else { false }
  }

  /// Whether it takes the place of what stands above it.
  var mends: Bool { isCorrection || word == .leave }
}
