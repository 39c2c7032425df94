import Domain

/// What a clerk may make of a held mail.
package enum ReleaseWay: Equatable, Sendable {
  /// A letter of its own (登记).
  case letter
  /// A unit's word about that letter: a claim, a return, an opinion, an answer.
  case reply(LetterID)
  /// What the author of that letter adds.
  case supplement(LetterID)
  /// Sorted anew (重试).
  case retry
}

/// What a held mail looks like, and why one may think so.
package struct Guess: Equatable, Sendable {
  package enum Verdict: Equatable, Sendable {
    case release(ReleaseWay)
    /// Nothing for anybody: a list, a machine.
    case noise
    case unclear
  }

  package let verdict: Verdict
  package let clue: Clue
}

/// What speaks for a guess.
package enum Clue: Equatable, Sendable {
  case answersOurMail
  case namesLetter(UnitName)
  case hasItsTitle
  case onlyLetter(UnitName)
  case severalLetters(UnitName, [LetterID])
  case noLetter(UnitName)
  case author
  case namesStrangersLetter(LetterID)
  case person
  case portalForm
  case clerk
  case unregisteredClerk
  case wordless
  case machine
  case marked
  case mayBeRight
  case rowText
  case rowWithoutText
  case wasTold(LetterID?)
  case overtaken(LetterID)
  case closed
}

/// What is known of a held mail.
struct PenFindings: Equatable {
  /// A letter that waits for somebody.
  struct OpenLetter: Equatable {
    let id: LetterID
    let title: String
  }

  var kind: HeldReason.Kind
  /// The letter it is held under.
  var heldFor: LetterID?
  /// Whether nothing but a mark speaks for a machine: no list, no notice, no words of an automatic reply.
  var isOnlyMarked = false
  /// Whether its unit has written again since, or the letter is closed.
  var isOvertaken = false
  /// The unit whose registered address it came from.
  var unit: UnitName?
  var isClerk = false
  /// Whether it carries a code that was mailed to a desk alone.
  var isDesksAnswer = false
  /// Whether the portal wrote it, and nothing here can read it as its form.
  var isPortals = false
  /// The letter of the mail of ours that it answers.
  var answers: LetterID?
  /// Letters of ours whose numbers stand in it, in their order.
  var names: [LetterID] = []
  /// What waits for that unit.
  var atUnit: [OpenLetter] = []
  /// Open letters whose author writes from this address.
  var written: [LetterID] = []
  /// Without `回复：` and the like.
  var subject = ""
  var hasWords = true
}

extension Guess {
  init(from findings: PenFindings) {
    switch findings.kind {
    case .stuck: self.init(verdict: .release(.retry), clue: .mayBeRight)
    case .machine:
      // A citizen's letter may come by a gateway that marks it; rather one decision too many.
      self =
        findings.isOnlyMarked
        ? Guess(verdict: .unclear, clue: .marked) : Guess(verdict: .noise, clue: .machine)
    case .refused:
      if findings.isOvertaken, let letter = findings.heldFor {
        self.init(verdict: .noise, clue: .overtaken(letter))
      } else {
        self.init(verdict: .unclear, clue: .wasTold(findings.heldFor))
      }
    case .unread, .file, .left, .draft: self.init(verdict: .unclear, clue: .closed)
    case .row:
      self =
        findings.hasWords
        ? Guess(verdict: .release(.letter), clue: .rowText) : Guess(verdict: .noise, clue: .rowWithoutText)
    case .loose where findings.isPortals: self.init(verdict: .unclear, clue: .portalForm)
    case .loose: self = Self.ofPerson(findings)
    }
  }

  private static func ofPerson(_ findings: PenFindings) -> Guess {
    if findings.isDesksAnswer { return Guess(verdict: .unclear, clue: .unregisteredClerk) }
    if let unit = findings.unit { return ofUnit(unit, findings) }
    if findings.isClerk { return Guess(verdict: .unclear, clue: .clerk) }
    let meant = ([findings.answers].compactMap(\.self) + findings.names).first
    if let meant, findings.written.contains(meant) {
      return Guess(verdict: .release(.supplement(meant)), clue: .author)
    }
    if let meant { return Guess(verdict: .release(.letter), clue: .namesStrangersLetter(meant)) }
    guard findings.hasWords else { return Guess(verdict: .unclear, clue: .wordless) }
    if findings.written.count == 1 {
      return Guess(verdict: .release(.supplement(findings.written[0])), clue: .author)
    }
    return Guess(verdict: .release(.letter), clue: .person)
  }

  /// By what it answers, then by number, then by title, and last by there being nothing else.
  private static func ofUnit(_ unit: UnitName, _ findings: PenFindings) -> Guess {
    func reply(_ letter: LetterID, _ clue: Clue) -> Guess {
      Guess(verdict: .release(.reply(letter)), clue: clue)
    }
    let waiting = Set(findings.atUnit.map(\.id))
    if let letter = findings.answers, waiting.contains(letter) { return reply(letter, .answersOurMail) }
    let named = findings.names.filter(waiting.contains)
    if named.count == 1 { return reply(named[0], .namesLetter(unit)) }
    if named.isEmpty {
      let titled = findings.atUnit.filter { Self.isTitle($0.title, in: findings.subject) }
      if titled.count == 1 { return reply(titled[0].id, .hasItsTitle) }
      if findings.atUnit.count == 1 { return reply(findings.atUnit[0].id, .onlyLetter(unit)) }
    }
    let several = named.isEmpty ? findings.atUnit.map(\.id) : named
    return Guess(
      verdict: .unclear,
      clue: several.isEmpty ? .noLetter(unit) : .severalLetters(unit, Array(several.prefix(5))))
  }

  /// Whether a subject is about a letter's title: short words are in too many.
  private static func isTitle(_ title: String, in subject: String) -> Bool {
    let (title, subject) = (title.filter { !$0.isWhitespace }, subject.filter { !$0.isWhitespace })
    if title.count >= 4, subject.contains(title) { return true }
    return subject.count >= 6 && title.contains(subject)
  }
}
