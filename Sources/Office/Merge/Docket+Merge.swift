import Domain
import Reading
import Store

/// Why letters are not put together.
package enum MergeBar: Equatable, Sendable {
  case itself, noSuchLetter, rootIsClosed
  case rootIsMerged(into: LetterID)
  case rootIsSplit
  /// Others are handled with it: they would have to follow.
  case isRoot(of: Int)
  /// What its author adds would go to the root's unit, which it may accuse.
  case accuses
  /// A letter that accuses is handled alone.
  case rootAccuses
  case isNotMerged
}

/// 并案: letters of one matter are handled in one of them, their root. It links and deletes nothing; the author of each
/// is told, and hears the answer when the root has one. It is no decline: ground six is for repetitions.
extension Docket {
  /// - Returns: what was done, in one line for the clerk.
  mutating func merge(into rootID: LetterID, by party: Party) throws -> String {
    guard letter.accusation == nil else { throw OfficeError.cannotMerge(id, .accuses) }
    guard !letter.hasPage else { throw OfficeError.pageStands(id) }
    var root = try self.root(rootID)
    // Another desk's letter may be the root: nothing is decided about that one.
    try root.checkIsNotAbove(party, .merge)
    guard root.letter.accusation == nil else { throw OfficeError.cannotMerge(id, .rootAccuses) }
    _ = try Stage.after(letter.stage, .merge, by: party.role)
    let (units, round) = (letter.assignment?.units ?? [], letter.rounds)
    try record(.merged(into: rootID), by: party)
    try book.voidQuestions(about: id)
    try tellVoid(units, round: round, reason: "该件已与同一事项的其他留言并案办理")
    try root.record(.noted(Words("\(id)并入本件，答复时一并告知其网民")), by: party)
    try root.inherit(textOf: letter, by: party)
    let isUrgentNow = try root.takeOverUrgency(of: letter, because: "并入的\(id)为特急件", by: party)
    if isUrgentNow, [.assigned, .handling, .replied].contains(root.letter.stage) {
      try root.tellUnits("（本件现为特急件：并入的\(id)反映重大紧急突发情况，请立即派人核实处置，并先行电话告知本中心）")
    }
    try passOnWhatWaits()
    if let (own, other) = try registrations(with: rootID) { try book.join(own, toTopicOf: other) }
    let isOwn = letter.registration.isBySameAuthor(as: root.letter.registration)
    try writeToAuthor(.merged, cause: "\(rootID)", values: ["own": .flag(isOwn)])
    return "已并入\(rootID)，并告知网民"
  }

  /// Takes a letter out of its root: it is decided about again.
  mutating func unmerge(because reason: String, by party: Party) throws -> String {
    guard letter.stage == .merged, let rootID = letter.root else {
      throw OfficeError.cannotMerge(id, .isNotMerged)
    }
    try record(.unmerged(reason: Words(reason)), by: party)
    try book.voidQuestions(about: id)
    try book.leaveTopic(id)
    try book.forgetSurvey(of: id)
    if let root = try book.letter(rootID) {
      var root = Docket(office: office, now: now, book: book, letter: root)
      try root.record(.noted(Words("\(id)不再并入本件：\(reason)")), by: party)
      if [.assigned, .handling, .replied].contains(root.letter.stage) {
        try root.tellUnits("（\(id)改为单独办理，不再并入本件，答复时不必涉及）")
      }
    }
    try writeToAuthor(.unmerged, cause: "\(rootID)", values: [:])
    return "已取消并案，本件重新登记，请另行决定受理；并已告知网民"
  }

  /// The root is open and itself handled with no other (design §4).
  private func root(_ rootID: LetterID) throws -> Docket {
    func bar(_ bar: MergeBar) -> OfficeError { .cannotMerge(id, bar) }
    guard rootID != id else { throw bar(.itself) }
    guard let root = try book.letter(rootID) else { throw bar(.noSuchLetter) }
    if let above = root.root { throw bar(.rootIsMerged(into: above)) }
    guard root.stage != .split else { throw bar(.rootIsSplit) }
    guard !root.stage.isClosed else { throw bar(.rootIsClosed) }
    let below = try book.letters(mergedInto: id).count
    guard below == 0 else { throw bar(.isRoot(of: below)) }
    return Docket(office: office, now: now, book: book, letter: root)
  }

  private func registrations(with other: LetterID) throws -> (Int64, Int64)? {
    guard let own = letter.events.first?.sequence, let other = try book.registration(of: other) else {
      return nil
    }
    return (own, other)
  }

  /// What another author says of the same matter goes to whoever works on it, unless it is word for word the same; never
  /// who says so, and nothing of a tip-off.
  private mutating func inherit(textOf other: Letter, by party: Party) throws {
    func compared(_ letter: Letter) -> ComparedText {
      ComparedText(title: letter.registration.title.shown, text: letter.textWithSupplements)
    }
    guard other.classification?.category != .tipOff, !mayBeSecret,
      !compared(letter).likeness(to: compared(other)).isIdentical
    else { return }
    let before = letter.supplements.count
    let text = words(of: other, other.textWithSupplements)
    let words = Words("（另有网民反映同一事项，编号\(other.id)）\n\(text)")
    try record(.supplemented(words, mail: other.registration.mail), by: party)
    try noteAccusation(with: other.accusation)
    try passOn(Array(letter.supplements.dropFirst(before)))
  }
}

extension OfficeError {
  /// Why letters are not put together, for a clerk.
  static func chinese(_ bar: MergeBar) -> String {
    switch bar {
    case .itself: "不能并入自身"
    case .noSuchLetter: "没有要并入的那一件"
    case .rootIsClosed: "要并入的那一件已办结"
    case .rootIsMerged(let root): "要并入的那一件已并入\(root)，请直接并入\(root)"
    case .rootIsSplit: "要并入的那一件已分办，请并入其中一件"
    case .isRoot(let count): "已有\(count)件并入本件，请把那一件并入本件"
    case .accuses: "本件反映单位或人员的问题，不并案"
    case .rootAccuses: "要并入的那一件反映单位或人员的问题，不并案"
    case .isNotMerged: "本件没有并案"
    }
  }

  static func english(_ bar: MergeBar) -> String {
    switch bar {
    case .itself: "a letter is not merged into itself"
    case .noSuchLetter: "there is no letter to merge it into"
    case .rootIsClosed: "the letter to merge it into is closed"
    case .rootIsMerged(let root): "the letter to merge it into is itself merged into \(root)"
    case .rootIsSplit: "the letter to merge it into was split"
    case .isRoot(let count): "\(count) letters are merged into it"
    case .accuses: "it accuses somebody, and is handled alone"
    case .rootAccuses: "the letter to merge it into accuses somebody, and is handled alone"
    case .isNotMerged: "it is not merged"
    }
  }
}

extension Office {
  /// `huiyin merge`.
  package func merge(_ id: LetterID, into root: LetterID, by clerk: Party, at now: Timestamp) throws -> String
  {
    try open(id, at: now) { try $0.merge(into: root, by: clerk) }
  }

  /// `huiyin unmerge`.
  package func unmerge(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.unmerge(because: reason, by: clerk) }
  }
}
