/// What a clerk says of a sealed scan: three things, each yes or no. Only all three together confirm it.
package struct ScanTicks: Equatable, Sendable {
  enum Item: Int, CaseIterable, Sendable {
    case seal = 1
    case signatures, text

    var chinese: String {
      switch self {
      case .seal: "公章清晰"
      case .signatures: "签字齐全"
      case .text: "文与表一致"
      }
    }
  }

  /// What is said of each; an item that is said twice is as it was said worst.
  private(set) var said: [Item: Bool] = [:]

  /// Reads `三项无误`, `√√√`, `1√2√3×`, `公章清晰、签字齐全、文与表一致`, also on several lines; nil where something else
  /// stands there as well.
  init?(reading words: String) {
    var rest = Self.scalars(words)
    guard !rest.isEmpty else { return nil }
    if Self.isForAll(String(String.UnicodeScalarView(rest))) {
      for item in Item.allCases { said[item] = true }
      return
    }
    if rest.allSatisfy({ Self.mark(of: $0) != nil }) {
      readMarks(rest)
      return
    }
    while !rest.isEmpty {
      guard readItem(&rest) else { return nil }
    }
  }

  /// As many of a mail's first lines as speak of ticks, in one; nil where the first does not.
  static func line(atTopOf lines: [String]) -> String? {
    var read: String?
    for line in lines.prefix(Item.allCases.count) {
      let longer = [read, line].compactMap(\.self).joined(separator: "、")
      guard ScanTicks(reading: longer) != nil else { break }
      read = longer
    }
    return read
  }

  /// What is missing or was denied.
  var lacking: [Item] { Item.allCases.filter { said[$0] != true } }

  /// In the order of the list, one mark each.
  private mutating func readMarks(_ marks: ArraySlice<Unicode.Scalar>) {
    for (item, mark) in zip(Item.allCases, marks) where marks.count <= Item.allCases.count {
      said[item] = Self.mark(of: mark)
    }
  }

  /// One item with its mark, before or behind it; its full name alone is a yes.
  private mutating func readItem(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    let before = rest.first.flatMap(Self.mark)
    if before != nil { rest.removeFirst() }
    guard let (item, word, holds) = Self.name(at: rest) else { return false }
    rest.removeFirst(word.count)
    let behind = before == nil ? rest.first.flatMap(Self.mark) : nil
    if behind != nil { rest.removeFirst() }
    guard let value = before ?? behind ?? holds else { return false }
    said[item] = value && holds != false && said[item] != false
    return true
  }

  private static func name(
    at rest: ArraySlice<Unicode.Scalar>
  ) -> (item: Item, word: [Unicode.Scalar], holds: Bool?)? {
    names.first { rest.starts(with: $0.word) }
  }

  /// The longest first; with what the name alone says.
  private static let names: [(item: Item, word: [Unicode.Scalar], holds: Bool?)] = [
    (Item.seal, ["公章清晰", "公章清楚", "盖章清晰"], true as Bool?),
    (.signatures, ["签字齐全", "签名齐全", "签字完整"], true),
    (.text, ["文与表一致", "文表一致", "文与表相符", "文表相符"], true),
    (.seal, ["公章不清晰", "公章不清楚", "公章不清", "公章模糊", "无公章", "没有公章", "缺公章", "未盖章"], false),
    (.signatures, ["签字不齐全", "签字不全", "签名不全", "签字不齐", "无签字", "没有签字", "缺签字", "未签字"], false),
    (.text, ["文与表不一致", "文表不一致", "文与表不符", "文表不符"], false),
    (.seal, ["公章", "盖章", "1项", "1", "一"], nil), (.signatures, ["签字", "签名", "2项", "2", "二"], nil),
    (.text, ["文与表", "文表", "3项", "3", "三"], nil),
  ].flatMap { item, words, holds in words.map { (item, Array($0.unicodeScalars), holds) } }
    .sorted { $0.1.count > $1.1.count }

  private static let yes: Set<Unicode.Scalar> = ["√", "✓", "✔", "☑", "✅", "■", "V", "v", "是", "对"]
  private static let no: Set<Unicode.Scalar> = ["×", "✗", "✘", "☒", "❌", "□", "X", "x", "否", "错"]

  private static func mark(of scalar: Unicode.Scalar) -> Bool? {
    yes.contains(scalar) ? true : no.contains(scalar) ? false : nil
  }

  /// `三项无误`, `以上三项均符合要求`: the number must be said.
  private static func isForAll(_ words: String) -> Bool {
    var words = Substring(words)
    for word in ["以上", "上述", "经核对", "全部"] where words.hasPrefix(word) { words = words.dropFirst(word.count) }
    guard let number = ["三项", "3项"].first(where: words.hasPrefix) else { return false }
    words = words.dropFirst(number.count)
    for word in ["核对", "全部", "均", "都", "全"] where words.hasPrefix(word) {
      words = words.dropFirst(word.count)
    }
    return ["无误", "确认无误", "核对无误", "符合", "符合要求", "确认", "没问题", "无问题", "√"].contains(words)
  }

  /// Without what only parts or decorates, in the simplified script and half width; `①` is `1`.
  private static func scalars(_ words: String) -> ArraySlice<Unicode.Scalar> {
    let parting = Set("、,.。;:!+和且/|*\"“”()[]【】第\u{FE0F}".unicodeScalars)
    let text = OfficeText.halfWidth(words)
    let kept = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      if let twin = twins[scalar] { return twin }
      return parting.contains(scalar) || scalar.properties.isWhitespace ? nil : scalar
    }
    return kept[...]
  }

  private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "①": "1", "②": "2", "③": "3", "項": "项", "無": "无", "誤": "误", "確": "确", "認": "认", "簽": "签", "齊": "齐",
    "與": "与", "對": "对",
  ]
}
