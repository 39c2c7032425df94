import Mail

/// What stands in a clerk's mail beside the words that are certainly his. None of it is carried out; it stops what it may
/// be about.
struct WordsBeside: Equatable {
  /// Indented lines that may be his or quoted, as far as no mail of ours begins.
  var indented: [String] = []
  /// What he wrote into the mail of ours that he answers.
  var within: [WordsWithin] = []
}

/// A line that a clerk wrote into the mail of ours that he answers, where nothing but our own copy tells that it is his.
struct WordsWithin: Equatable {
  enum Place: Equatable {
    /// Above our first line, where programs write whose mail it is.
    case above
    /// Below the heading of that item of a list.
    case item(Int)
    /// Below another heading, or in a mail that has none.
    case elsewhere
  }

  let text: String
  let place: Place

  init(_ text: String, _ place: Place) { (self.text, self.place) = (text, place) }

  init(_ line: WrittenLine) {
    let above = OfficeText.lines(line.above)
    let heading = above.last { $0.hasPrefix("【") }
    let number = heading.flatMap { Int($0.dropFirst().prefix { $0 != "】" }) }
    self.init(line.text, above.isEmpty ? .above : number.map(Place.item) ?? .elsewhere)
  }
}
