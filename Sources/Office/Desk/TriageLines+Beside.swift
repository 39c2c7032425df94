import Domain

/// What stands beside a clerk's certain words: what it may be about is not done, and he hears of it.
extension TriageLines {
  /// What may be his own or quoted: it is asked back, with what it may be about.
  func indentedReading(of text: String, ofMail mail: Int) -> [Line] {
    let usual = numbers.translated(TriageSpelling.usual(text))
    let named = TriageOrder.numbers(in: usual)
    if named.isEmpty, surroundings.isDoubt(usual) { return [line(text, .doubt, [], mail)] }
    let isMeant =
      TriageOrder.isMeant(usual) || !TriageOrder.all(in: usual, names).isEmpty || surroundings.isDoubt(usual)
    if !isMeant, isDecided(in: mail), !surroundings.isIdle(text, isSigned: true) {
      let all = block(ofMail: mail, isWhole: true)
      return [unread(text, why: UnreadLine.indented, named: all + named, mail)]
    }
    guard isMeant, !surroundings.isSignature(text) else { return [] }
    return [
      unread(text, why: UnreadLine.indented, named: named.isEmpty ? only.map { [$0] } ?? [] : named, mail)
    ]
  }

  /// What he wrote into the list that he answers: it stops the item below which it stands, and those that it names. What is
  /// under none may have come with his program, unless it wants something.
  func withinReading(of words: WordsWithin, ofMail mail: Int) -> Line? {
    let text = words.text
    guard !surroundings.isIdle(text, isSigned: true) || surroundings.isDoubt(text) else { return nil }
    let usual = numbers.translated(TriageSpelling.usual(text))
    let named = TriageOrder.numbers(in: usual)
    // `1 退回` below the second is about the first.
    if case .item(let number) = words.place, named.isEmpty || !TriageOrder.isMeant(usual) {
      return unread(text, why: UnreadLine.within(number), named: [number] + named, mail)
    }
    if let only, words.place == .elsewhere {
      return unread(text, why: UnreadLine.within, named: [only], mail)
    }
    if named.isEmpty, surroundings.isDoubt(usual) { return line(text, .doubt, [], mail) }
    guard !named.isEmpty || TriageOrder.isMeant(usual) else {
      return line(text, .note(UnreadLine.within), [], mail)
    }
    return unread(text, why: UnreadLine.within, named: named.isEmpty ? only.map { [$0] } ?? [] : named, mail)
  }
}

extension TriageLine {
  /// Whether what stands within a mail that is one question may be a condition of what is answered to it.
  func mayBeCondition(_ words: WordsWithin) -> Bool {
    guard !isIdle(words.text, isSigned: true), !Disclaimer.isOnlyAboutMail(words.text) else { return false }
    return words.place != .above || isDoubt(words.text) || TriageWord.isIn(words.text)
  }
}
