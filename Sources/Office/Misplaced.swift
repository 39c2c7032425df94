import Domain

/// Why a deed of a clerk is not done: its letter stands where it does not fit. It says what he typed, where the letter
/// stands, and what he can do instead.
package struct Misplaced: Error, Equatable, CustomStringConvertible {
  let letter: LetterID
  /// As it is typed: `send-back`.
  let deed: String
  let stage: Stage
  /// What there is to know besides.
  var because: String?
  /// Better than what fits every deed at this stage.
  var ownHint: String?

  package var description: String {
    "\(letter): \"\(deed)\" does not fit a letter at stage \(stage.rawValue)"
      + (because.map { ": \($0)" } ?? "")
  }

  package var hint: String {
    if let ownHint { return ownHint }
    let ways = stage.ways.filter { $0.deed != deed }
      .map { "\"huiyin \($0.deed)\" \($0.what)" }
    return ([stage.waits] + ways).compactMap(\.self).joined(separator: "; ")
  }
}

extension Office {
  /// Does what a clerk asked for by that name; where its letter does not take it now, that is what is said.
  package func called<Result>(_ deed: String, on id: LetterID, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch {
      guard let letter = try ledger.letter(id), let misplaced = Misplaced(error, deed, letter) else {
        throw error
      }
      throw misplaced
    }
  }
}

extension Misplaced {
  /// Nil where the error is about something else than where the letter stands.
  fileprivate init?(_ error: any Error, _ deed: String, _ letter: Letter) {
    (self.letter, self.deed, stage) = (letter.id, deed, letter.stage)
    switch error {
    case let transition as InvalidTransition:
      guard transition.stage == letter.stage else { return nil }
    case OfficeError.withNoUnit(letter.id), NotRecorded.notAssigned: because = "no unit works on it"
    case OfficeError.noPage(letter.id): because = "nothing of it is public"
    case OfficeError.nothingToPublish(letter.id): because = "it has no answer"
    case OfficeError.nothingWaits(letter.id): because = "nothing about it waits for a yes"
    case OfficeError.notAnswered(letter.id): because = "its author has no answer"
    case OfficeError.pageStands(letter.id):
      because = "what was answered before is still public"
      if !stage.isClosed { ownHint = "have it taken down first: \"huiyin withdraw\"" }
    case OfficeError.cannotMerge(letter.id, .isNotMerged): break
    case is NotMarked: because = "nobody need hurry"
    case is PublicTest: because = "it is public"
    case NotRecorded.claimedAlready: because = "it was claimed already"
    case NotRecorded.notNow(let why): because = why
    case let fault as MatterFault where fault == .notOpen:
      if [.assigned, .handling, .replied].contains(stage) { ownHint = fault.hint }
    default: return nil
    }
    if let root = letter.root { because = "it is handled in \(root)" }
    if !letter.children.isEmpty {
      because = "it was divided into \(letter.children.map(\.description).joined(separator: ", "))"
    }
  }
}

extension Stage {
  /// What a letter waits for where no clerk has to do anything.
  fileprivate var waits: String? {
    switch self {
    case .assigned, .handling: "its unit works on it"
    case .replied: "its answer waits for the unit's leader to sign it, or for clerks to compare its scan"
    case .cleared: "its answer is about to go out: look again in a minute"
    case .merged: "do it to the letter in which it is handled"
    case .split: "do it to its parts"
    case .registered, .accepted, .signedOff, .published, .withheld, .withdrawn, .declined, .retracted: nil
    }
  }

  /// What a clerk can do with a letter that stands here, to bring it further.
  fileprivate var ways: [(deed: String, what: String)] {
    switch self {
    case .registered:
      [("accept", "takes it on"), ("assign", "gives it to a unit as well"), ("decline", "turns it down")]
    case .accepted: [("assign", "gives it to a unit")]
    case .assigned, .handling:
      [("record", "takes down what the unit says"), ("reassign", "gives it to another")]
    case .replied: [("pass", "confirms its scan"), ("send-back", "has the unit answer anew")]
    case .signedOff:
      [
        ("pass", "publishes its answer"), ("withhold", "sends it to the author alone"),
        ("send-back", "has the unit answer anew"),
      ]
    case .published: [("withdraw", "takes it down"), ("reopen", "takes it up again")]
    case .withheld: [("publish", "makes its answer public"), ("reopen", "takes it up again")]
    case .withdrawn: [("restore", "brings it back"), ("reopen", "takes it up again")]
    case .declined, .retracted: [("reopen", "takes it up again")]
    case .merged: [("unmerge", "has it handled alone")]
    case .cleared, .split: []
    }
  }
}
