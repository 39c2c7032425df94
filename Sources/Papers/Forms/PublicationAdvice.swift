/// What a unit says of publishing its answer (公开建议), in a cell or a line of its form. Only a clear 公开 lets it be
/// published: whatever else was written is a reason to keep it back, or is asked about.
package enum PublicationAdvice: Sendable, Equatable {
  /// As it was sent out.
  case blank
  case publish
  /// With its reason, empty where none is given.
  case keepBack(String)
  /// Neither for certain; what was written.
  case unclear(String)

  /// How units say that something should not be published.
  package static let refusals = [
    "不公开", "不予公开", "不宜公开", "不同意公开", "不建议公开", "建议不公开", "建议不予公开", "建议不宜公开", "不便公开", "不应公开", "不可公开", "不能公开",
    "暂不公开", "暂不予公开", "建议暂不公开", "不对外公开", "不要公开", "请不公开", "请勿公开", "勿公开", "非公开",
  ]
  private static let yes = ["公开", "同意公开", "可以公开", "建议公开", "可公开", "全文公开"]

  /// - Parameter value: `□公开　■不公开（理由：涉及隐私）`.
  package init(reading value: String) {
    let (written, reason) = Self.parts(of: Self.folded(value))
    let choice = TickedChoice(in: written, of: [Self.refusals, Self.yes])
    let isCertain = choice.isBare && !Self.isBetween(written)
    switch choice.chosen {
    case 0? where !Self.isBetween(written):
      self = .keepBack([FormBlank.text(choice.words), reason].filter { !$0.isEmpty }.joined(separator: "，"))
    case 1? where isCertain && reason.isEmpty: self = .publish
    case nil where isCertain && choice.isUnticked:
      self = reason.isEmpty ? (choice.isAsSent ? .blank : .unclear(Self.line(value))) : .keepBack(reason)
    default: self = .unclear(Self.line(value))
    }
  }

  /// What two places of one form say together: a blank one says nothing.
  func joined(with other: PublicationAdvice) -> PublicationAdvice {
    switch (self, other) {
    case (.blank, _): other
    case (_, .blank): self
    case _ where self == other: self
    default: .unclear([shown, other.shown].joined(separator: "；"))
    }
  }

  package var shown: String {
    switch self {
    case .blank: ""
    case .publish: "公开"
    case .keepBack(let reason): reason.isEmpty ? "不公开" : "不公开（\(reason)）"
    case .unclear(let text): text
    }
  }

  /// The reason stands behind its word, up to where its bracket closes; what follows is of the choice again.
  private static func parts(of value: String) -> (choice: String, reason: String) {
    let scalars = Array(value.unicodeScalars)
    let label = ["理由", "原因"].lazy.compactMap { word in
      let letters = Array(word.unicodeScalars)
      return scalars.indices.first { scalars[$0...].starts(with: letters) }
    }.first
    guard let label else { return (withoutBrackets(scalars[...]), "") }
    let before = scalars[..<label]
    let opens = before.lastIndex { !$0.properties.isWhitespace && !FormBlank.signs.contains($0) }
    let isBracketed = opens.map { openings.contains(before[$0]) } ?? false
    var (end, depth) = (label + 2, 1)
    while end < scalars.count {
      if openings.contains(scalars[end]) { depth += 1 }
      if closings.contains(scalars[end]) { depth -= 1 }
      if isBracketed, depth == 0 { break }
      end += 1
    }
    let behind = isBracketed ? scalars[min(end + 1, scalars.count)...] : []
    // A sign at its end ticks the choice before it: □不公开（理由：　√）.
    var reason = scalars[(label + 2)..<end]
    var signs: [Unicode.Scalar] = []
    reason.removeAll { scalar in
      guard Tick.full.contains(scalar) || Tick.empty.contains(scalar) else { return false }
      signs.append(scalar)
      return true
    }
    var text = FormBlank.text(String(String.UnicodeScalarView(reason)))
    // A bracket of the reason's own is closed.
    if text.unicodeScalars.count(where: openings.contains)
      > text.unicodeScalars.count(where: closings.contains)
    {
      text += "）"
    }
    return (
      withoutBrackets(before) + String(String.UnicodeScalarView(signs)) + withoutBrackets(behind[...]),
      none.contains(text) ? "" : text
    )
  }

  /// Reasons that say that there is none.
  private static let none: Set<String> = ["无", "/", "／", "\\", "-", "—", "——", "无理由", "没有"]

  private static let openings: Set<Unicode.Scalar> = ["（", "("]
  private static let closings: Set<Unicode.Scalar> = ["）", ")"]

  /// （√） is a box, other brackets hold words.
  private static func withoutBrackets(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var kept = String.UnicodeScalarView(scalars)
    guard let last = kept.last(where: { !$0.properties.isWhitespace && !FormBlank.signs.contains($0) }),
      openings.contains(last), let place = kept.lastIndex(of: last)
    else { return String(kept) }
    kept.removeSubrange(place...)
    return String(kept)
  }

  /// Without the spaces that people put into a word, and in the simplified script.
  private static func folded(_ value: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in value.unicodeScalars {
      let plain: Unicode.Scalar = scalar == "開" ? "开" : scalar == "議" ? "议" : scalar
      let before = scalars.lastIndex { !$0.properties.isWhitespace }
      if let before,
        plain == "公" && "不暂".unicodeScalars.contains(scalars[before])
          || plain == "开" && scalars[before] == "公"
      {
        scalars.removeSubrange((before + 1)...)
      }
      scalars.append(plain)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// `公开√□不公开`: a sign that touches both.
  private static func isBetween(_ choice: String) -> Bool {
    let scalars = Array(choice.unicodeScalars)
    return scalars.indices.dropFirst().dropLast().contains { place in
      Tick.full.contains(scalars[place]) && Tick.empty.union(Tick.lookalikes).contains(scalars[place + 1])
        && scalars[place - 1] == "开"
    }
  }

  private static func line(_ value: String) -> String {
    value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A line that stands ready to be written on.
enum FormBlank {
  static let signs: Set<Unicode.Scalar> = ["_", "＿", "：", ":"]

  /// What was written on it, in one line.
  static func text(_ value: String) -> String {
    let ends = signs.union(["）", ")", "（", "(", "。"])
    var scalars = value.unicodeScalars[...]
    func isEmpty(_ scalar: Unicode.Scalar) -> Bool { ends.contains(scalar) || scalar.properties.isWhitespace }
    while let first = scalars.first, isEmpty(first) { scalars.removeFirst() }
    while let last = scalars.last, isEmpty(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
