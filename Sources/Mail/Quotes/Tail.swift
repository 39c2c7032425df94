/// What stands below somebody's words and is not his: mobile footers, signatures that are marked as such, cards,
/// notices of a server.
struct Tail {
  private let lines: [QuoteLine]
  private let isTaken: [Bool]
  private let end: Int
  /// Whether the mail answers another: it may be without words, and what looks like a signature is one.
  private let isAnswer: Bool
  /// The first of somebody's own lines.
  private let firstOwn: Int
  /// Where the tail begins; everything from there to the end it was asked about is blank, taken, or tail.
  private(set) var start: Int

  /// - Parameter isTaken: lines that are somebody else's already; the tail ends at the first one that is shown.
  init(of lines: [QuoteLine], before end: Int, isTaken: [Bool], hasHistoryBelow: Bool, isAnswer: Bool) {
    self.lines = lines
    self.isAnswer = isAnswer
    self.isTaken = isTaken
    self.end = end
    firstOwn = lines.indices.first { !isTaken[$0] && !lines[$0].isBlank } ?? end
    start = end
    while let last = lastShown(before: start),
      let begin = begin(endingAt: last, hasHistoryBelow: hasHistoryBelow)
    {
      start = begin
    }
  }

  private static let mostLines = 12

  private func lastShown(before end: Int) -> Int? {
    var place = end - 1
    while place >= 0, lines[place].isBlank, !isTaken[place] { place -= 1 }
    return place >= 0 && !isTaken[place] ? place : nil
  }

  /// Where the piece of a tail begins that ends with this line; nil when it is somebody's own.
  private func begin(endingAt last: Int, hasHistoryBelow: Bool) -> Int? {
    if lines[last].isCardEnd { return cardStart(endingAt: last) }
    if lines[last].isBars, let start = barredCardStart(endingAt: last) { return start }
    if lines[last].isFooter { return last }
    if lines[last].isSignatureMark || lines[last].isDoubtfulSignatureMark && start < end { return last }
    return signatureStart(endingAt: last, hasHistoryBelow: hasHistoryBelow)
  }

  /// The lines at the end of somebody's words, the last first, no more than a signature has.
  private func lastLines(upTo last: Int) -> [Int] {
    var places: [Int] = []
    var place: Int? = last
    while let this = place, places.count < Self.mostLines {
      places.append(this)
      place = lastShown(before: this)
    }
    return places
  }

  private func signatureStart(endingAt last: Int, hasHistoryBelow: Bool) -> Int? {
    if lines[last].origin == .signature { return markedStart(endingAt: last) }
    let places = lastLines(upTo: last)
    for (count, place) in places.enumerated() {
      let line = lines[place]
      let below = places[..<count].map { lines[$0] }
      if line.isSignatureMark { return below.allSatisfy(\.mayBeSigned) ? place : nil }
      if line.isDisclaimer { return disclaimerStart(at: place, below: below) }
      let isPlain = !below.isEmpty && below.count <= 5 && below.allSatisfy(\.isShortAndPlain)
      if line.isDoubtfulSignatureMark { return isAnswer && isPlain && hasWords(above: place) ? place : nil }
      if line.isDashedRule {
        let isSignature = below.contains(where: \.isContact) || below.count <= 4
        return isPlain && isSignature && hasHistoryBelow && hasWords(above: place) && !hasRule(above: place)
          ? place : nil
      }
    }
    return nil
  }

  /// With its heading, if that is on a line of its own.
  private func disclaimerStart(at place: Int, below: [QuoteLine]) -> Int? {
    let heading = lastShown(before: place).flatMap { lines[$0].isDisclaimerHeading ? $0 : nil }
    guard isAnswer || hasWords(above: heading ?? place) else { return nil }
    var above = lines[place]
    for line in below.reversed() {
      guard line.text.utf8.count <= 2000, line.continuesDisclaimer(below: above) else { return nil }
      above = line
    }
    return heading ?? place
  }

  private func hasWords(above place: Int) -> Bool { firstOwn < place }

  /// Who draws rules between the parts of his text draws the last one there too.
  private func hasRule(above place: Int) -> Bool {
    lines[..<place].indices.contains { !isTaken[$0] && lines[$0].isRule }
  }

  /// The beginning of what the markup calls a signature; one that is too long is somebody's text.
  private func markedStart(endingAt last: Int) -> Int? {
    var start = last
    var shown = 0
    var place = last
    while place >= 0, !isTaken[place], lines[place].origin == .signature {
      if !lines[place].isBlank {
        start = place
        shown += 1
        let isLong = lines[place].text.utf8.count > 1200 || lines[place].withoutLinks.utf8.count > 300
        if shown > Self.mostLines || isLong { return nil }
      }
      place -= 1
    }
    return start
  }

  /// A card is drawn with bars, or is a name and an address in one block.
  private func cardStart(endingAt last: Int) -> Int {
    if let above = lastShown(before: last), lines[above].dense.hasSuffix("|"),
      let start = barredCardStart(endingAt: above)
    {
      return start
    }
    var place = last - 1
    var hasContact = false
    while place >= 0, last - place <= 4, !isTaken[place],
      !lines[place].isBlank, lines[place].isShortAndPlain
    {
      hasContact = hasContact || lines[place].isContact
      place -= 1
    }
    let isBlock = place < 0 || isTaken[place] || lines[place].isBlank
    return hasContact && isBlock ? place + 1 : last
  }

  /// The card as NetEase's program writes it in plain text: `| |` above, a line or a row for each cell, `|` below.
  private func barredCardStart(endingAt last: Int) -> Int? {
    let places = lastLines(upTo: last)
    guard let top = places.firstIndex(where: { lines[$0].dense == "||" }) else { return nil }
    let isCard = places[..<top].allSatisfy { lines[$0].isBars || lines[$0].isShortAndPlain }
    guard isCard, top > 0 else { return nil }
    // Of two such lines one above the other the upper one is the card's first.
    let start = places[top...].prefix { lines[$0].dense == "||" }.last
    return start ?? places[top]
  }
}

extension QuoteLine {
  /// A rule as Foxmail draws above a signature.
  var isDashedRule: Bool { isRule && dense.first == "-" }

  /// Nothing but the bars of a table.
  var isBars: Bool { !dense.isEmpty && dense.utf8.allSatisfy { $0 == UInt8(ascii: "|") } }
}
