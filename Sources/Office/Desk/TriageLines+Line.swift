import Domain

extension TriageLines {
  /// One order, or what stands in the place of one.
  struct Line {
    enum Meaning: Equatable {
      case order(TriageOrder)
      /// Nobody knows what is wanted, or it is wanted in vain.
      case unread(why: String)
      /// What the mail says is taken back, perhaps: of the letters that it names, or of all where it names none.
      case doubt
      /// `其中3除外`: the others of a range are meant.
      case exception
      /// It stops nothing, but its clerk hears how it was taken.
      case note(String)
    }

    let text: String
    let meaning: Meaning
    /// The letters that it names, read or not.
    var named: [Int]
    let mail: Int
    /// Whether the numbers stand in its midst: they are letters' only if an order names them, too.
    var isLoose = false

    var isNote: Bool {
      if case .note = meaning { true } else { false }
    }
  }
}

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

  /// `1-5 …` beside `3-8 …`: each names letters that the other does not.
  func crosses(_ other: Self) -> Bool {
    guard order?.isOfSeveral == true, other.order?.isOfSeveral == true else { return false }
    return !Set(named).isSubset(of: other.named) && !Set(other.named).isSubset(of: named)
  }

  /// `3 分办`: which letter is meant is clear, and it is asked about by a mail of its own.
  var isOfParts: Bool { isUnread && named.count == 1 && UnreadLine.isOfParts(text) }

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
