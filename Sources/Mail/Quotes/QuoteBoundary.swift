/// Which lines of a reply are history: quoted, or below what a client writes above the mail that is answered.
///
/// A history that is quoted line by line, or that the markup encloses, ends somewhere: what is between its lines and
/// below them are answers. One that is only introduced goes on to the end of the mail.
struct QuoteBoundary {
  private let lines: [QuoteLine]
  /// Whether the mail answers or forwards another. In one that does not, a copied header is somebody's own evidence.
  private let isAnswer: Bool
  /// Whether what may be history is taken for it.
  private let isCertain: Bool
  /// For each place the first line at or after it that is not blank.
  private let nextShown: [Int]
  private(set) var isHistory: [Bool]
  /// Whether the client that quotes here puts no space behind `>`.
  private var isTight = false
  /// Whether anything but the sign `>` says that there is a history.
  private(set) var isIntroduced = false

  init(_ lines: [QuoteLine], isAnswer: Bool = true, isCertain: Bool = false) {
    self.lines = lines
    self.isAnswer = isAnswer
    self.isCertain = isCertain
    var next = [Int](repeating: lines.count, count: lines.count + 1)
    for place in lines.indices.reversed() { next[place] = lines[place].isBlank ? next[place + 1] : place }
    nextShown = next
    isHistory = Array(repeating: false, count: lines.count)
    find()
  }

  private mutating func find() {
    var place = 0
    while place < lines.count {
      let line = lines[place]
      if beginsHistory(at: place) {
        // A client that writes this above a history does not also mark its lines: those above are somebody's own.
        if !isIntroduced, !isCertain { for above in 0..<place { isHistory[above] = false } }
        place = takeHistory(from: place, introducedUpTo: headerEnd(after: place))
      } else if line.origin == .history || isCertain && line.origin == .indented {
        introduce(from: place, to: place)
        place += 1
      } else if let start = attributionStart(endingAt: place) {
        place = takeHistory(from: start, introducedUpTo: place + 1)
      } else {
        let isQuoted = line.isQuoted || isTight && line.hasQuoteSign
        isHistory[place] = isQuoted && (isAnswer || isIntroduced)
        place += 1
      }
    }
    takeBlanksBetween()
  }

  /// Empty lines with history on both sides are history.
  private mutating func takeBlanksBetween() {
    for place in lines.indices.dropFirst() where isHistory[place - 1] && lines[place].isBlank {
      let next = nextShown[place]
      isHistory[place] = next < lines.count && isHistory[next]
    }
  }

  private mutating func introduce(from start: Int, to last: Int) {
    if start == 0 || !isHistory[start - 1] { takeRule(above: start) }
    for place in start...last { isHistory[place] = true }
    isIntroduced = true
  }

  /// - Returns: the first place that is to be looked at again.
  private mutating func takeHistory(from start: Int, introducedUpTo end: Int) -> Int {
    introduce(from: start, to: end - 1)
    let next = nextShown[end]
    guard next < lines.count else { return end }
    isTight = isTight || lines[next].hasQuoteSign && !lines[next].isQuoted
    if lines[next].hasQuoteSign || lines[next].origin == .history { return end }
    var last = lines.count
    if lines[next].origin == .indented || lines[start].origin == .indented {
      last = lines[next...].firstIndex { $0.origin != .indented && !$0.isBlank } ?? lines.count
    }
    for place in end..<max(end, last) { isHistory[place] = true }
    return max(end, last)
  }

  private func beginsHistory(at place: Int) -> Bool {
    let line = lines[place]
    if line.isQuoted { return false }
    if isCertain, mayBeginHistory(at: place) { return true }
    if line.isOriginalMark { return isAnswer || headerLabels(below: place, within: 4).contains(.from) }
    if line.isForwardMark {
      let labels = headerLabels(below: place, within: 4)
      return labels.contains(.from) && (isAnswer || labels.subtracting([.other]).count >= 2)
    }
    return isAnswer && (line.isDashedAttribution || isHeaderBlock(at: place))
  }

  /// The name of a history in a line of its own, or two fields of a copied header of which one names its writer. Clients
  /// begin it with him, with the time, or with a subject right above him: `抄送：刘书记` above a header, or above its mark, is what somebody wants.
  private func mayBeginHistory(at place: Int) -> Bool {
    let line = lines[place]
    if line.isForwardMark || line.isBareOriginalMark || line.isBareQuotationMark { return true }
    guard let label = line.label else { return false }
    let isAboveWriter = place + 1 < lines.count && lines[place + 1].label == .from
    guard label == .from || label == .sent || label == .subject && isAboveWriter else { return false }
    let labels = headerLabels(below: place, within: 3).union([label]).subtracting([.other])
    return labels.contains(.from) && labels.count >= 2
  }

  /// A copied header as clients write it: 发件人 first, two more of its fields within the next lines, and an
  /// address, a receiver or a rule above, which somebody who tells of a mail leaves out.
  private func isHeaderBlock(at place: Int) -> Bool {
    guard lines[place].label == .from else { return false }
    let labels = headerLabels(below: place, within: 6)
    guard labels.subtracting([.from, .other]).count >= 2 else { return false }
    // Asterisks are left where a client made text of bold type.
    return labels.contains(.to) || hasAddress(inFieldAt: place) || hasRule(above: place)
      || lines[place].text.hasPrefix("*")
  }

  /// Whether a field of a copied header, which may go on over several lines, has an address.
  private func hasAddress(inFieldAt start: Int) -> Bool {
    for place in start..<min(start + 4, lines.count) {
      if place > start, lines[place].label != nil { return false }
      if lines[place].hasAddress { return true }
    }
    return false
  }

  private func hasRule(above place: Int) -> Bool {
    guard let above = lines[max(0, place - 3)..<place].last(where: { !$0.isBlank }) else { return false }
    return above.endsWithRule || above.isBareOriginalMark
  }

  private func headerLabels(below place: Int, within count: Int) -> Set<QuoteSigns.Label> {
    var labels: Set<QuoteSigns.Label> = []
    var next = nextShown[place + 1]
    for _ in 0..<count {
      guard next < lines.count, !lines[next].isBareOriginalMark, !lines[next].isForwardMark else { break }
      if let label = lines[next].label { labels.insert(label) }
      next = nextShown[next + 1]
    }
    return labels
  }

  /// The line after a copied header, whose fields may go on over several lines.
  private func headerEnd(after start: Int) -> Int {
    var end = start + 1
    var place = nextShown[end]
    for _ in 0..<24 where place < lines.count && !lines[place].isQuoted {
      if lines[place].label != nil { end = place + 1 }
      if place - end > 3 { break }
      place = nextShown[place + 1]
    }
    return end
  }

  /// Where an attribution begins that ends on this line; clients wrap it over two or three.
  ///
  /// One without an address may be somebody's own sentence, unless quoted lines follow; so may any in a mail that
  /// answers nothing.
  private func attributionStart(endingAt place: Int) -> Int? {
    guard lines[place].isAttributionEnd else { return nil }
    let next = nextShown[place + 1]
    let isQuoteNext =
      next < lines.count
      && (lines[next].hasQuoteSign || lines[next].origin == .history || lines[next].origin == .indented)
    for start in stride(from: place, through: max(0, place - 2), by: -1) {
      if lines[start].isBlank || start < place && isHistory[start] { return nil }
      let these = lines[start...place]
      if isCertain, lines[place].mayBeAttribution { return withWriter(above: start) }
      if isQuoteNext, QuoteLine.areVerbless(these) { return start }
      if isQuoteNext, QuoteLine.areDated(these) { return withWriter(above: start) }
      guard QuoteLine.areAttribution(these) else { continue }
      let first = withWriter(above: start)
      let hasAddress = lines[first...place].contains(where: \.hasAddress)
      return isQuoteNext || isAnswer && hasAddress ? first : nil
    }
    return nil
  }

  /// Gmail breaks its attribution behind the writer or within his address: `张三 <a@b.cn>`, then `于2026年…写道：`.
  private func withWriter(above start: Int) -> Int {
    guard start > 0, !isHistory[start - 1],
      lines[start].dense.starts(withAny: ["于", "於", "<"]) || lines[start].hasAddress
    else { return start }
    let above = lines[start - 1].dense
    let isWriter = above.hasSuffix(">") && above.contains("@") || above.hasSuffix("<")
    return isWriter && above.unicodeScalars.count <= 100 ? start - 1 : start
  }

  /// The rule that some clients draw above the history belongs to it, and the word "original" in a line of its own.
  private mutating func takeRule(above place: Int) {
    var above = place - 1
    while above >= 0, lines[above].isBlank { above -= 1 }
    guard above >= 0, !isHistory[above], lines[above].isRule || lines[above].isBareOriginalMark else {
      return
    }
    for line in above..<place { isHistory[line] = true }
  }
}
