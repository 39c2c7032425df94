/// Names of places in a text (苏木、镇、嘎查、村、小区、路): whatever stands before the word that says what kind of place it is.
struct PlaceNames: Sendable {
  private enum Kind: CaseIterable { case estate, township, village }

  /// For each scalar whether it is part of such a name.
  private(set) var cover: [Bool]
  /// The ends of names, read backwards: 方家营子村 is 奈曼旗方家营子村.
  private var names: [Kind: [ArraySlice<UInt32>]] = [:]

  /// - Parameter common: for each scalar whether it is part of a common word.
  init(_ scalars: [UInt32], common: [Bool]) {
    cover = [Bool](repeating: false, count: scalars.count)
    var last = 0
    for at in scalars.indices where at >= last {
      let length = Self.kindsOfPlace.longest(at: at, in: scalars)
      guard length > 0, !Self.isThing(at: at + length, in: scalars) else { continue }
      var start = at
      while start > max(last, at - Self.longest), !common[start - 1],
        !Self.breaks.contains(scalars[start - 1])
      {
        start -= 1
      }
      last = at + length
      guard at - start >= 2 else { continue }
      for place in start..<last { cover[place] = true }
      guard let kind = Self.kind(endingIn: scalars[last - 1]) else { continue }
      names[kind, default: []].append(Array(scalars[start..<at].reversed())[...].prefix(3))
    }
  }

  /// Whether both name places of one kind, and none of them is the same.
  static func areElsewhere(_ ours: [PlaceNames], _ theirs: [PlaceNames]) -> Bool {
    Kind.allCases.contains { kind in
      let (ours, theirs) = (ours.flatMap { $0.names[kind] ?? [] }, theirs.flatMap { $0.names[kind] ?? [] })
      guard !ours.isEmpty, !theirs.isEmpty else { return false }
      return !ours.contains { name in theirs.contains { $0.starts(with: name) || name.starts(with: $0) } }
    }
  }

  /// Characters of a name.
  private static let longest = 4
  private static let breaks = Characters("的与在是住对该这那些各本全我们每整不之断点")
  private static let kindsOfPlace = WordList("小区 社区 家园 花园 苏木 镇 乡 嘎查 村 大街 街 路")

  private static func kind(endingIn scalar: UInt32) -> Kind? {
    switch scalar {
    case 0x533A, 0x56ED: .estate  // 区, 园
    case 0x6728, 0x9547, 0x4E61: .township  // 木, 镇, 乡
    case 0x67E5, 0x6751: .village  // 查, 村
    default: nil
    }
  }

  /// 路灯 is no road.
  private static func isThing(at place: Int, in scalars: [UInt32]) -> Bool {
    place < scalars.count && scalars[place - 1] == 0x8DEF && things.contains(scalars[place])
  }

  private static let things = Characters("灯面况基费政桥程线障网由过")
}
