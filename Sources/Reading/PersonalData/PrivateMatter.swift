/// What a text tells of people that no pattern can mask, and that a reviewer must see before it is public.
package enum PrivateMatter: String, Sendable, CaseIterable {
  /// 健康状况: an illness that somebody has.
  case health
  /// 未成年人: a child of whom more is told than that there is one.
  case minor

  package static func all(in text: String) -> [PrivateMatter] {
    let scalars = Folding.scalars(of: text)
    return allCases.filter { matter in
      switch matter {
      case .health: finder.hits(in: scalars).contains { $0.meaning == .health }
      case .minor: finder.hits(in: scalars).contains { $0.meaning == .minor } || tellsAge(scalars)
      }
    }
  }

  private static let finder = PhraseFinder<PrivateMatter>(
    [
      "确诊", "患有", "罹患", "癌症", "肿瘤", "白血病", "尿毒症", "艾滋", "乙肝", "肺结核", "精神病", "精神分裂", "抑郁症", "癫痫", "流产", "不孕",
      "性病", "智力残疾", "精神残疾",
    ].map { ($0, .health) } + ["未成年", "留守儿童", "孤儿", "性侵", "猥亵", "校园欺凌", "被霸凌"].map { ($0, .minor) })

  private static let children = ["儿子", "女儿", "孩子", "小孩", "孙子", "孙女", "外孙", "男孩", "女孩", "学生", "宝宝"].map {
    Array($0.unicodeScalars)
  }

  /// 女儿今年8岁: an age under eighteen, at most ten characters behind a child.
  private static func tellsAge(_ scalars: [Unicode.Scalar]) -> Bool {
    for place in scalars.indices.dropFirst() where scalars[place] == "岁" {
      var first = scalars[place - 1] == "周" ? place - 1 : place
      let end = first
      while first > 0, end - first < 3, scalars[first - 1].isDigit { first -= 1 }
      let age = scalars[first..<end].reduce(0) { $0 * 10 + Int($1.value) - 48 }
      guard first < end, age < 18 else { continue }
      let before = scalars[max(0, first - 10)..<first]
      if children.contains(where: { contains(before, $0) }) { return true }
    }
    return false
  }

  private static func contains(_ scalars: ArraySlice<Unicode.Scalar>, _ word: [Unicode.Scalar]) -> Bool {
    scalars.indices.contains { scalars[$0...].starts(with: word) }
  }
}
