import Domain

/// What stops an act and a person can put right.
package enum OfficeError: Error, Equatable, CustomStringConvertible {
  case noDeclineText(DeclineGround)
  /// Ground six names a letter that there is not.
  case noEarlierLetter(LetterID)
  case unknownUnit(String)
  case ambiguousUnit(String, [UnitName])
  case unitHasNoOfficer(UnitName)
  case nothingProposed(LetterID)
  case givenBack(LetterID, by: UnitName)
  case unitIsLeadAndCooperating(UnitName)
  case nothingToPublish(LetterID)
  case blocked(LetterID, findings: [String])
  case noForm(mailbox: String)
  case wishIsOpen(LetterID)
  /// The letter accuses the unit that it was to be assigned to.
  case accused(UnitName)
  /// It is meant, and what it would read is the author's own telling, by which he may be known.
  case accusedUnworded(LetterID, UnitName)
  /// It accuses the desk: no clerk of any desk decides about it.
  case pastTheDesk(LetterID)
  /// It accuses no desk: whoever would stand in for one has no part in it.
  case desksOwn(LetterID)
  /// Another desk than the clerk's decides about it.
  case otherDesks(LetterID, desk: String)
  case cannotMerge(LetterID, MergeBar)
  /// No unit works on it, or no longer does.
  case withNoUnit(LetterID)
  case hasItAlready(LetterID, UnitName)
  case hasItNot(LetterID, UnitName)
  /// More time is given while there is some left.
  case termIsOver(LetterID, UnitName, Day)
  /// Nobody of it could answer a probe.
  case nobodyToProbe(UnitName)
  /// Policy has the coordinator give more time.
  case coordinatorsOwn
  /// Nothing of it is public.
  case noPage(LetterID)
  case noEarlierAnswer(String)
  /// What was answered before is still public, and would stay so.
  case pageStands(LetterID)
  /// Two clerks decided that its words are erased, or they are gone.
  case erased(LetterID)
  /// Others, which are open, are about its matter: its root or its parts.
  case stillHandledIn(LetterID, [LetterID])
  /// What takes two is done by clerks whom the register names, each by himself.
  case notNamed(LetterID, String)
  /// Its author does not want it published.
  case authorsWish(LetterID)
  /// A reason not to publish that is none of ``WithholdingGround``'s.
  case noWithholdingGround
  /// It was marked as a test (测试), which nobody reads.
  case isTest(LetterID)
  /// It takes two, and there is no other clerk.
  case nobodyElse(LetterID)
  /// It takes two, and he is the first, or had a hand in the answer.
  case hisOwn(LetterID)
  /// Somebody else was asked.
  case notAsked(LetterID, String)
  /// A unit that handles it cannot be asked to delete it.
  case stillTheirs(LetterID, UnitName)
  /// Nothing about it waits for a yes.
  case nothingWaits(LetterID)
  /// None of its mails is of unknown fate.
  case nothingToResend(LetterID)
  /// A scan is compared with the text before it counts.
  case scanUnseen(LetterID)
  case notAnswered(LetterID)
  /// What the desk's mail would have said.
  case refused(String)

  package var description: String {
    switch self {
    case .noDeclineText(let ground): "there is no explanation for \(ground.chinese) in grounds.yaml"
    case .noEarlierLetter(let id): "\(id) repeats no earlier letter of its author that is known"
    case .unknownUnit(let name): "there is no unit \"\(name)\" today"
    case .ambiguousUnit(let name, let units):
      "\"\(name)\" may be \(units.map(\.text).joined(separator: " or "))"
    case .nothingProposed(let id): "no unit is proposed for \(id)"
    case .givenBack(let id, let unit): "\(unit) gave \(id) back: what is proposed does not go on unread"
    case .unitHasNoOfficer(let unit): "\(unit) has no officer today"
    case .unitIsLeadAndCooperating(let unit): "\(unit) cannot lead and cooperate at once"
    case .nothingToPublish(let id): "\(id) has no answer that was signed off"
    case .blocked(let id, let findings): "\(id) may not be published: \(findings.joined(separator: ", "))"
    case .noForm(let mailbox): "mailbox \(mailbox) takes no such form any more"
    case .wishIsOpen(let id): "\(id): what its author wished waits for an answer"
    case .accused(let unit): "the letter accuses \(unit) or somebody of it"
    case .accusedUnworded(let id, let unit):
      "\(unit) is accused in \(id), and would read in its author's own words who he is"
    case .pastTheDesk(let id): "\(id) accuses its desk: whoever stands above the desk decides about it"
    case .desksOwn(let id): "\(id) is its desk's to decide about"
    case .otherDesks(let id, let desk): "\(desk) decides about \(id)"
    case .withNoUnit(let id): "\(id) is with no unit now"
    case .hasItAlready(let id, let unit): "\(unit) has \(id) already"
    case .stillTheirs(let id, let unit): "\(unit) still handles \(id)"
    case .hasItNot(let id, let unit): "\(unit) does not have \(id)"
    case .termIsOver(let id, let unit, let day): "\(id): \(unit) was due on \(day)"
    case .noPage(let id): "nothing of \(id) is public"
    case .noEarlierAnswer(let number):
      "no answer of an earlier system is public under the number \"\(number)\""
    case .pageStands(let id): "\(id): what was answered before is still public"
    case .erased(let id): "\(id): two clerks had its words erased: nothing more is done with it"
    case .stillHandledIn(let id, let others):
      "\(id) is handled in \(others.map(\.description).joined(separator: ", ")), which is not closed"
    case .notNamed(let id, let name): "\(id): that takes two clerks, and \(name) is none of any desk"
    case .noWithholdingGround:
      "an answer is withheld for one of these reasons, which --why must name: \(WithholdingGround.allChinese)"
    case .authorsWish(let id): "\(id): its author does not want it published"
    case .isTest(let id): "\(id) is a test, and no test is published"
    case .nobodyElse(let id): "\(id): another clerk has to confirm that, and none is registered"
    case .hisOwn(let id): "\(id): another clerk has to confirm that"
    case .notAsked(let id, let name): "\(id): somebody else than \(name) was asked"
    case .nothingToResend(let id): "\(id): no mail about it is of unknown fate"
    case .nothingWaits(let id): "\(id): nothing about it waits for a yes"
    case .scanUnseen(let id): "\(id): seal, signatures and text of the scan have to be compared first"
    case .notAnswered(let id): "\(id) was not answered yet"
    case .refused(let why): why
    case .nobodyToProbe(let unit): "\(unit) has nobody in office today who could answer"
    case .coordinatorsOwn: "the coordinator gives more time, and no clerk"
    case .cannotMerge(let id, let bar): "\(id): \(Self.english(bar))"
    }
  }
}

extension Office {
  /// Records on a letter that a stage could not deal with it; once, however often the stage tries again.
  func recordFailure(of stage: String, on id: LetterID, _ error: any Error, at now: Timestamp) throws {
    let detail = "\(stage): \(error)"
    try open(id, at: now) { docket in
      if case .held(_, "failed", detail) = docket.letter.events.last?.fact { return }
      try docket.record(.held(mail: nil, reason: "failed", detail: detail), by: .policy)
    }
  }
}
