/// The signs with which people tick one of several choices (□属实 ☑部分属实).
enum Tick {
  /// Also ☒, which Word puts into a box that is ticked.
  static let full: Set<Unicode.Scalar> = [
    "■", "☑", "☒", "√", "✓", "✔", "✅", "●", "◼", "⬛", "◉", "◆", "▣", "\u{1F5F9}", "\u{1F5F7}", "\u{2611}",
  ]
  /// Within brackets: [x].
  static let letters: Set<Unicode.Scalar> = ["x", "X", "v", "V"]
  static let empty: Set<Unicode.Scalar> = [
    "□", "☐", "○", "◯", "◻", "▢", "◇", "\u{25A1}", "\u{2B1C}",
  ]
  /// Characters that are typed for a box and are words: 口 and the zero of 二〇二六年. They are boxes only where one stands,
  /// and never a tick.
  static let lookalikes: Set<Unicode.Scalar> = ["口", "〇"]
}

/// Which of several choices is ticked.
struct TickedChoice {
  private enum Piece: Equatable {
    case choice(Int)
    case tick, box, space
    /// What is a box or a word.
    case lookalike(Unicode.Scalar)
    case word(Unicode.Scalar)
  }
  private let pieces: [Piece]

  /// - Parameter choices: each with the ways in which it is written; the longest that fits counts.
  init(in text: String, of choices: [[String]]) {
    let written = choices.enumerated().flatMap { place, ways in ways.map { (place, Array($0.unicodeScalars)) }
    }
    .sorted { $0.1.count > $1.1.count }
    var rest = Array(Self.plain(text).unicodeScalars)[...]
    var pieces: [Piece] = []
    while let scalar = rest.first {
      if let (place, way) = written.first(where: { rest.starts(with: $0.1) }) {
        pieces.append(.choice(place))
        rest = rest.dropFirst(way.count)
        continue
      }
      rest = rest.dropFirst()
      if Tick.full.contains(scalar) {
        pieces.append(.tick)
      } else if Tick.empty.contains(scalar) {
        pieces.append(.box)
      } else if Tick.lookalikes.contains(scalar) {
        pieces.append(.lookalike(scalar))
      } else {
        pieces.append(scalar.properties.isWhitespace ? .space : .word(scalar))
      }
    }
    self.pieces = Self.decided(pieces)
  }

  /// A lookalike is a box right before or behind a choice, `口公开　公开〇`; in `窗口公开` and `公开 口头答复` it is a word.
  private static func decided(_ pieces: [Piece]) -> [Piece] {
    func isChoice(_ piece: Piece?) -> Bool { if case .choice = piece { true } else { false } }
    func isWord(_ piece: Piece?) -> Bool { if case .word = piece { true } else { false } }
    return pieces.indices.map { place in
      guard case .lookalike(let scalar) = pieces[place] else { return pieces[place] }
      let (before, behind) = (pieces[..<place], pieces[(place + 1)...])
      let standsBefore = isChoice(behind.first { $0 != .space }) && !isWord(before.last)
      let standsBehind = isChoice(before.last { $0 != .space }) && !isWord(behind.first)
      return standsBefore || standsBehind ? .box : .word(scalar)
    }
  }

  /// `（√）` is a tick, and `（　）` an empty box.
  private static func plain(_ text: String) -> String {
    var scalars = text.unicodeScalars.filter { $0 != "\u{FE0F}" && $0 != "\u{FE0E}" }
    for (opening, closing) in [("（", "）"), ("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      var place = scalars.startIndex
      while let start = scalars[place...].firstIndex(of: opening) {
        guard let end = scalars[start...].firstIndex(of: closing) else { break }
        let within = scalars[scalars.index(after: start)..<end].filter { !$0.properties.isWhitespace }
        place = scalars.index(after: end)
        guard within.count <= 1,
          within.first.map(isSign) ?? true
        else { continue }
        let sign = within.first ?? "□"
        scalars.replaceSubrange(start..<place, with: [Tick.letters.contains(sign) ? "■" : sign])
        place = scalars.index(after: start)
      }
    }
    return String(scalars)
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    [Tick.full, Tick.empty, Tick.letters, Tick.lookalikes].contains { $0.contains(scalar) }
  }

  /// The place of the one choice that is ticked, or that alone was left; nil where that cannot be said.
  var chosen: Int? {
    let ticked = Set(self.ticked)
    if ticked.count == 1 { return ticked.first }
    guard ticked.isEmpty, !pieces.contains(.tick) else { return nil }
    let left = Set(pieces.compactMap { if case .choice(let place) = $0 { place } else { nil } })
    return left.count == 1 && isBare ? left.first : nil
  }

  /// Whether there are no words but those of the choices: `不宜公开` is not 公开.
  var isBare: Bool { words.isEmpty }

  /// What was written besides the choices.
  var words: String {
    let signs: Set<Unicode.Scalar> = ["。", "．", ".", "；", ";", "，", ",", "：", ":", "_", "＿", "、"]
    let words = pieces.compactMap { if case .word(let scalar) = $0 { scalar } else { nil } }
    return words.allSatisfy(signs.contains) ? "" : String(String.UnicodeScalarView(words))
  }

  var isUnticked: Bool { !pieces.contains(.tick) }

  /// Whether each choice has its box as it was sent out, or none has, and nothing was taken away or put in.
  var isAsSent: Bool {
    let choices = Set(pieces.compactMap { if case .choice(let place) = $0 { place } else { nil } }).count
    let boxes = pieces.count { $0 == .box }
    let signs: Set<Unicode.Scalar> = ["_", "＿", "：", ":"]
    let isEmpty = pieces.allSatisfy {
      if case .word(let scalar) = $0 { signs.contains(scalar) } else { $0 == .space }
    }
    return isEmpty || choices == 2 && (boxes == 0 || boxes == 2)
  }

  /// Signs stand before their choices, or behind them where none stands before the first.
  private var ticked: [Int] {
    let groups = pieces.split(omittingEmptySubsequences: false) {
      if case .choice = $0 { true } else { false }
    }
    let choices = pieces.compactMap { if case .choice(let place) = $0 { place } else { nil } }
    guard let last = choices.last else { return [] }
    let standBefore = groups[0].contains { $0 == .tick || $0 == .box }
    var ticked: [Int] = groups[choices.count].contains(.tick) ? [last] : []
    if groups[0].contains(.tick) { ticked.append(choices[0]) }
    for place in choices.indices.dropFirst() {
      guard let side = Self.side(of: groups[place], standBefore: standBefore) else { continue }
      ticked.append(choices[side == .next ? place : place - 1])
    }
    return ticked
  }

  private enum Side { case previous, next }

  /// Which choice a tick between two belongs to.
  private static func side(of group: ArraySlice<Piece>, standBefore: Bool) -> Side? {
    guard let tick = group.firstIndex(of: .tick) else { return nil }
    if let box = group.lastIndex(of: .box) {
      // `属实 √□部分属实`
      let touchesBox = tick + 1 == box && tick > group.startIndex && group[tick - 1] == .space
      if standBefore, touchesBox { return .next }
      // `属实√ □部分属实`; and where signs stand behind: `属实□ √部分属实`.
      return standBefore
        ? (tick < box ? .previous : .next) : (tick < box || group.first != .box ? .previous : .next)
    }
    let (touchesPrevious, touchesNext) = (group.first != .space, group.last != .space)
    if touchesPrevious != touchesNext { return touchesNext ? .next : .previous }
    return standBefore ? .next : .previous
  }
}
