import Domain
import Reading

/// An earlier letter of the same author that says the same (正在办理过程中或办理完毕的重复事项; ground six).
struct Repetition: Equatable {
  let letter: LetterID
  /// Whether nothing is left to weigh: the same words, and nothing new in them.
  let isCertain: Bool

  init(of letter: LetterID, isCertain: Bool) {
    self.letter = letter
    self.isCertain = isCertain
  }

  var decision: Proposed<Proposal.Decision> {
    Proposed(
      .decline(.duplicate), confidence: isCertain ? 1 : 0.7,
      because: ["与\(letter)为同一网民、\(isCertain ? "同一内容" : "内容相近")"])
  }
}

extension Docket {
  /// The first of `duplicates` that is a repetition, the certain one before the likely; that which somebody works on before
  /// its repetitions, as its author reads how far it is.
  func repetition(among duplicates: [Proposed<Duplicate>]) throws -> Repetition? {
    var likely: Repetition?
    let known = try duplicates.compactMap { duplicate in
      try book.letter(duplicate.value.letter).map { (duplicate, earlier: $0) }
    }
    let undecided = known.filter { [.registered, .accepted].contains($0.earlier.stage) }
    let decided = known.filter { ![.registered, .accepted].contains($0.earlier.stage) }
    for (duplicate, earlier) in decided + undecided where letter.mayRepeat(earlier) {
      let isSame = letter.saysTheSame(as: earlier)
      if isSame, try isNothingNew(since: earlier) { return Repetition(of: earlier.id, isCertain: true) }
      if isSame { likely = likely ?? Repetition(of: earlier.id, isCertain: false) }
      let isLike = duplicate.value.kind == .sameAuthor && duplicate.confidence >= Self.almostTheSame
      if isLike, likely == nil { likely = Repetition(of: earlier.id, isCertain: false) }
    }
    return likely
  }

  /// Whether a rule may say it too: its author is known by more than a name on a platform, it brings no photo or paper,
  /// and the earlier letter is neither overdue nor long past. The same cold flat a winter later is another matter.
  private func isNothingNew(since earlier: Letter) throws -> Bool {
    let between = letter.registration.receivedAt.seconds - earlier.registration.receivedAt.seconds
    let isOverdue = !earlier.stage.isClosed && isLate(earlier)
    guard letter.registration.isSurelyBySameAuthor(as: earlier.registration), between <= Self.longPast,
      !isOverdue
    else { return false }
    return try enclosures().files.isEmpty
  }

  /// Whether the unit is late with it, or the desk before any unit has it: who is kept waiting may ask once more.
  private func isLate(_ earlier: Letter) -> Bool {
    if let due = earlier.leadDue?.day { return office.rules.clock.isLate(now, due: due) }
    guard [.registered, .accepted].contains(earlier.stage) else { return false }
    let due = office.calendar.day(1, workingDaysAfter: earlier.registration.receivedAt.day)
    return office.rules.clock.isLate(now, due: due)
  }

  /// Seconds, the 90 days in which a letter must have come to its end.
  private static let longPast: Int64 = 90 * 86_400

  /// The open letter of the same author with which this one very surely belongs: it would go to a unit twice. Whether
  /// they are merged (并案) is a person's to say, and no rule goes on before; nil where a person has accepted it.
  func openTwin(among duplicates: [Proposed<Duplicate>]) throws -> LetterID? {
    let isAccepted = letter.events.contains { $0.fact.act == .accept && $0.by.role != .policy }
    guard !isAccepted else { return nil }
    return try duplicates.first { duplicate in
      let isSure = duplicate.value.kind == .sameText || duplicate.confidence >= Self.almostTheSame
      guard isSure, duplicate.value.kind != .sameMatter, duplicate.value.letter != id,
        let other = try book.letter(duplicate.value.letter)
      else { return false }
      return !other.stage.isClosed && letter.registration.isBySameAuthor(as: other.registration)
    }?.value.letter
  }

  /// Below that an author has something to add.
  private static let almostTheSame = 0.97

  /// The author's earlier letter that this one is about, as the index of likeness proposed it.
  var earlierLetter: Letter? {
    get throws {
      let duplicates = letter.proposal?.duplicates ?? []
      let known = try repetition(among: duplicates)?.letter
      if let known { return try book.letter(known) }
      for duplicate in duplicates {
        guard let other = try book.letter(duplicate.value.letter), other.id != id, other.root != id,
          duplicate.value.kind == .sameAuthor || other.registration.isBySameAuthor(as: letter.registration)
        else { continue }
        return other
      }
      return nil
    }
  }

  /// `您反映的事项与您此前提交的留言（编号：{number}）为同一事项，目前{state}…`, of the earlier letter; nil where none is known.
  func earlierExplanation(_ text: String?) throws -> String? {
    guard let text, let earlier = try earlierLetter else { return nil }
    return text.replacing("{number}", with: "\(earlier.id)").replacing(
      "{state}", with: try state(of: earlier))
  }

  /// Where the earlier letter stands, in words for its author.
  func state(of earlier: Letter) throws -> String {
    switch earlier.stage {
    case .registered: "已登记，待受理"
    case .accepted: "已受理，正在转办"
    case .assigned, .handling, .replied, .signedOff, .cleared:
      earlier.assignment.map { assignment in
        "正在由\(assignment.lead)办理" + (earlier.leadDue.map { "，办结时限为\($0.day.chinese)" } ?? "")
      } ?? "正在办理"
    case .published, .withheld, .withdrawn:
      (earlier.closedAt.map { "已于\($0.day.chinese)" } ?? "已") + "答复"
    case .declined: (earlier.closedAt.map { "已于\($0.day.chinese)" } ?? "已") + "告知不予受理"
    case .merged:
      try earlier.root.flatMap { try book.letter($0) }.map { root in
        root.stage == .merged ? "已并案办理" : "已并案，\(try state(of: root))"
      } ?? "已并案办理"
    case .split: "已分办，正在办理"
    case .retracted: "已撤回"
    }
  }
}

extension Letter {
  /// Whether it can be a repetition of `earlier`: by the same author, about what is open or answered. Whoever took his
  /// letter back or was turned away may come again.
  ///
  /// Whoever writes twice within a day has pressed a button twice, and is no pest: such letters are merged (并案), not
  /// declined. Of 1,362 letters that a county answered, 13 repeated another word for word; 12 of them came within
  /// three hours of it.
  func mayRepeat(_ earlier: Letter) -> Bool {
    let between = registration.receivedAt.seconds - earlier.registration.receivedAt.seconds
    guard earlier.id != id, earlier.root != id, between > Self.doubleSending, supplements.isEmpty else {
      return false
    }
    switch earlier.stage {
    case .declined, .retracted, .withdrawn: return false
    case .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared, .published, .withheld,
      .merged, .split:
      return registration.isBySameAuthor(as: earlier.registration)
    }
  }

  func saysTheSame(as earlier: Letter) -> Bool {
    registration.saysTheSame(as: earlier.registration)
  }

  /// Seconds within which a letter that comes again is the same one.
  package static let doubleSending: Int64 = 86_400

  /// When it was last published, answered privately or declined.
  fileprivate var closedAt: Timestamp? {
    events.last {
      switch $0.fact.act {
      case .publish, .withhold, .decline: true
      default: false
      }
    }?.at
  }
}

extension Registration {
  /// Known by an address or a telephone, or by the account's own name for him; a name alone is many people's.
  func isBySameAuthor(as other: Registration) -> Bool {
    if isSurelyBySameAuthor(as: other) { return true }
    if authorAddress?.text != nil, other.authorAddress?.text != nil { return false }
    guard case .newMedia = channel, channel == other.channel, let name = authorName?.text else {
      return false
    }
    return !name.isEmpty && name == other.authorName?.text
  }

  /// By an address or a telephone. `momo` and `微信用户` on a platform are many people.
  func isSurelyBySameAuthor(as other: Registration) -> Bool {
    if let address = authorAddress?.text, let otherAddress = other.authorAddress?.text {
      return address.lowercased() == otherAddress.lowercased()
    }
    guard let telephone = authorTelephone?.text else { return false }
    return !telephone.isEmpty && telephone == other.authorTelephone?.text
  }

  /// The same letters in the same order in title and text, whatever stands between them, and enough of them to be a
  /// matter. `详见附件` under another title is about something else.
  fileprivate func saysTheSame(as other: Registration) -> Bool {
    guard let text = text.text, let otherText = other.text.text else { return false }
    let letters = Prose(text).lettersAndDigits
    return letters.count >= Self.leastLetters && letters == Prose(otherText).lettersAndDigits
      && Prose(title.shown).lettersAndDigits == Prose(other.title.shown).lettersAndDigits
  }

  /// "还没有解决" twice is two questions about two letters.
  private static let leastLetters = 20
}
