import Domain

/// The lines of a clerk's mails that are meant for us, as they are read one after the other.
struct TriageLines {
  private(set) var lines: [Line] = []
  /// Before which of the lines an empty one stands in the mail that is read.
  private(set) var blocks: [Int] = []
  let names: UnitNames
  let surroundings: TriageLine
  let numbers: TriageNumbers
  /// The number of the only item there is.
  let only: Int?
  /// In which words each item is answered; letters that wait where it is left out.
  let vocabularies: [Int: Vocabulary]

  init(
    _ names: UnitNames, surroundings: TriageLine, numbers: TriageNumbers, only: Int?,
    vocabularies: [Int: Vocabulary] = [:]
  ) {
    self.names = names
    self.surroundings = surroundings
    self.numbers = numbers
    self.only = only
    self.vocabularies = vocabularies
  }

  private static let most = 200

  /// A greeting and a name below are not meant for us. Where nothing is, the first line is answered, so that its clerk
  /// hears what would have been understood.
  ///
  /// - Parameter beside: what may be his own as well; whatever it may be about is not done.
  mutating func read(_ words: String, beside: WordsBeside = WordsBeside(), ofMail mail: Int) {
    let all = OfficeText.lines(words)
    let own = all.prefix { !Self.isOurs($0) }.filter { !TriageLine.isQuote($0) }
    let texts = withReasons(joined(Array(own.prefix(Self.most))))
    let before = lines.count
    read(texts, openings: Self.openings(of: words), ofMail: mail)
    for text in beside.indented.prefix(Self.most) { lines += indentedReading(of: text, ofMail: mail) }
    lines += beside.within.compactMap { withinReading(of: $0, ofMail: mail) }
    settleLoose()
    if !Set(own.dropFirst(Self.most)).isSubset(of: own.prefix(Self.most)) {
      // Whatever stands there may be about any of them.
      let why = "来信超过\(Self.most)行，未办理，请分几封写"
      lines.append(unread("……", why: why, named: lines.flatMap(\.named), mail))
    }
    guard lines[before...].allSatisfy(\.isNote) else { return }
    let why = texts.allSatisfy(surroundings.isNoWord) ? UnreadLine.nothing : UnreadLine.notUnderstood
    // What a second mail without an order was to mend nobody knows.
    let isTalk = !texts.isEmpty && texts.allSatisfy { surroundings.isIdle($0) }
    let named = isTalk ? [] : lines.flatMap(\.named)
    lines.append(unread(texts.first ?? "（空白）", why: why, named: only.map { [$0] } ?? named, mail))
  }

  /// - Parameter openings: the lines below an empty one.
  private mutating func read(_ texts: [String], openings: Set<String>, ofMail mail: Int) {
    blocks = [lines.count]
    var isSigned = false
    var isBelow = false
    /// Of the last line that was read.
    var last = 0
    for (position, text) in texts.enumerated() {
      if openings.contains(where: { text == $0 || text.hasPrefix("\($0) ") }) { blocks.append(lines.count) }
      if position > 0, TriageLine.isRule(text) {
        (isSigned, isBelow) = (true, isBelow || text.hasPrefix("--") && text.count <= 3)
        continue
      }
      let above = isSigned ? nil : lines.last.flatMap { $0.mail == mail ? $0 : nil }
      let goesOn = mayGoOn(with: text, below: above, isNext: last == position - 1)
      if position > 0, !goesOn, surroundings.isSignature(text) {
        isSigned = true
      } else if !isBelow || surroundings.isDoubt(text) || surroundings.wantsOfUnit(text) {
        let found = reading(of: text, at: Place(mail: mail, isSigned: isSigned, above: goesOn ? above : nil))
        if !found.isEmpty { last = position }
        lines += found
      }
    }
  }

  /// A doubt whose numbers are no letters' is about all of them.
  private mutating func settleLoose() {
    let ordered = Set(lines.filter { !$0.isLoose }.flatMap(\.named))
    for place in lines.indices where lines[place].isLoose && !ordered.isSuperset(of: lines[place].named) {
      lines[place].named = []
    }
  }
}
