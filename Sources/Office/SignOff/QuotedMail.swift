import Mail

/// A mail of ours as it stands quoted in an answer. Not every mail program marks what it quotes: whoever writes into such a
/// quotation is only seen because his words are none of ours.
struct QuotedMail {
  private let forms: [Form]
  private let header: QuotedHeader

  /// - Parameters:
  ///   - mails: as they were sent; each may be quoted as the text or as the page that it is.
  ///   - names: of people and offices that clients write into the header of a quotation.
  init(_ mails: [Message], knowing names: [String]) {
    forms = mails.flatMap { [$0.text, $0.pageText].compactMap(\.self) }.flatMap { text in
      [Form(text, isBare: false), Form(text, isBare: true)]
    }
    header = QuotedHeader(of: mails, knowing: names)
  }

  /// What of a quotation is not ours.
  struct Foreign: Equatable {
    /// Before our last line, or within one of ours.
    var among: [String] = []
    /// Below all that is ours, where a mail program puts a signature too.
    var below: [String] = []
  }

  /// By the form that leaves the least.
  func foreign(in history: String) -> Foreign {
    let lines = Self.lines(of: history)
    let found = forms.map { foreign(in: lines, $0) }
    return found.min { ($0.among.count, $0.below.count) < ($1.among.count, $1.below.count) }
      ?? Foreign(among: lines)
  }

  private func foreign(in lines: [String], _ form: Form) -> Foreign {
    var (found, unknown) = (Foreign(), [String]())
    var cursor = 0
    var skipped = 0
    for (place, line) in lines.enumerated() {
      guard place >= skipped else { continue }
      if cursor == 0, let count = header.length(of: lines[place...]) {
        skipped = place + count
        continue
      }
      let line = form.isBare ? Self.withoutAddresses(line) : line
      let scalars = Self.comparable(line)
      if scalars.isEmpty { continue }
      if let end = form.end(of: scalars, from: cursor) {
        (found.among, unknown) = (found.among + unknown, [])
        cursor = end
        continue
      }
      // A line of ours that goes on in other words.
      let own = cursor == 0 ? 0 : form.common(scalars, from: cursor)
      cursor += own
      unknown.append(own < Self.leastCommon ? line : Self.rest(of: line, after: own))
      if own >= Self.leastCommon { (found.among, unknown) = (found.among + unknown, []) }
      // More is no accident, and each costs a search.
      if found.among.count + unknown.count >= Self.mostForeign { break }
    }
    if cursor == 0 { found.among += unknown } else { found.below = unknown }
    return found
  }

  private static let leastCommon = 4
  private static let mostForeign = 40

  /// Without the links that mail programs write out behind their words.
  private static func lines(of history: String) -> [String] {
    WrittenOutLinks.removed(from: history.replacing("&nbsp;", with: " "))
      .split(whereSeparator: \.isNewline).map { OfficeText.trimmed(String($0)) }
      .filter { !comparable($0).isEmpty && !WrittenOutLinks.isPiece($0) }
  }

  /// Of a link that drafts a mail some programs write the address alone, and some nothing.
  private static func withoutAddresses(_ line: String) -> String {
    WrittenOutLinks.removed(from: line, addressesToo: true)
  }

  /// Width, spaces, marks of quotation and line breaks are the program's; so are rules that it draws.
  static func comparable(_ text: String) -> [Unicode.Scalar] {
    compared(of: Array(text.unicodeScalars)).map(\.scalar)
  }

  /// What of a line is compared, and where it stands in it.
  private static func compared(of line: [Unicode.Scalar]) -> [(place: Int, scalar: Unicode.Scalar)] {
    line.indices.compactMap { place in
      if dashes.contains(line[place]) { return isOfFigures(place, in: line) ? (place, "-") : nil }
      guard let scalar = SecondGate.normalised(line[place]), !marks.contains(scalar) else { return nil }
      return (place, scalar)
    }
  }

  /// Whether a dash is one of a number's, 1-2月 or -20℃: those of rules and of lists stand before none, or not alone.
  private static func isOfFigures(_ place: Int, in line: [Unicode.Scalar]) -> Bool {
    let beside = [place - 1, place + 1].filter(line.indices.contains).map { line[$0] }
    return !beside.contains(where: dashes.contains)
      && beside.contains { $0.properties.numericType != nil }
  }

  private static let dashes = Set("-－–—−".unicodeScalars)
  private static let marks = Set(">|｜*_=~─━·•“”\"‘’'\u{FFFC}".unicodeScalars)

  private static func rest(of line: String, after count: Int) -> String {
    let scalars = Array(line.unicodeScalars)
    let places = compared(of: scalars).map(\.place)
    guard count > 0, places.indices.contains(count - 1) else { return line }
    let rest = scalars[(places[count - 1] + 1)...]
    return OfficeText.trimmed(String(String.UnicodeScalarView(rest)))
  }
}

extension QuotedMail {
  /// One of the ways in which a mail may be quoted, without its line breaks.
  private struct Form {
    private var scalars: [Unicode.Scalar] = []
    /// Where its lines begin and end.
    private var edges: Set<Int> = [0]
    /// Without the addresses behind its links.
    let isBare: Bool

    init(_ text: String, isBare: Bool) {
      self.isBare = isBare
      for line in QuotedMail.lines(of: text) {
        scalars += QuotedMail.comparable(isBare ? QuotedMail.withoutAddresses(line) : line)
        edges.insert(scalars.count)
      }
    }

    /// Where some words of it end that stand behind a place: right there, or, where a program has left something out,
    /// later; then they are a whole line, or many.
    func end(of words: [Unicode.Scalar], from start: Int) -> Int? {
      if scalars[start...].starts(with: words) { return start + words.count }
      guard let first = words.first, scalars.count - start >= words.count else { return nil }
      for place in start...(scalars.count - words.count) where scalars[place] == first {
        let end = place + words.count
        guard words.count >= Self.many || edges.contains(place) && edges.contains(end) else { continue }
        if scalars[place..<end].elementsEqual(words) { return end }
      }
      return nil
    }

    /// How many of some words stand there.
    func common(_ words: [Unicode.Scalar], from start: Int) -> Int {
      zip(words, scalars[start...]).prefix { $0 == $1 }.count
    }

    private static let many = 8
  }
}
