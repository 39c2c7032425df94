import ArgumentParser
import Domain
import Office
import Settings
import Store

/// One thing that went wrong, in one line, and what to do about it in another.
struct Complaint {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// Why a command ends without having done what was asked.
struct Failure: Error {
  let complaints: [Complaint]
  /// 1 where what was asked failed, 2 where it was asked wrongly, 65 and 74 where the ledger cannot be worked with.
  let status: Int32

  /// EX_DATAERR of sysexits.h: to start anew does not help.
  static let damagedLedger: Int32 = 65
  /// EX_IOERR.
  static let brokenDisk: Int32 = 74

  init(_ complaints: [Complaint], status: Int32 = 1) {
    self.complaints = complaints
    self.status = status
  }

  init(_ message: String, hint: String? = nil, status: Int32 = 1) {
    self.init([Complaint(message, hint: hint)], status: status)
  }

  /// Any error of the rooms below, with the way out that only the command line knows.
  init(_ error: any Error, status: Int32 = 1) {
    if let failure = error as? Failure {
      self = failure
    } else if let faults = error as? EntryFaults {
      self.init(faults.faults.map { Complaint("\($0)", hint: $0.hint) }, status: status)
    } else if case .damaged(let reason) = LedgerFault(error) {
      // Met in the midst of reading.
      self.init(LedgerError.corrupt(reason), status: status)
    } else {
      self.init("\(error)", hint: Self.hint(for: error), status: status)
    }
  }

  /// Every problem of a configuration, each in its place.
  init(_ error: ConfigurationError) {
    self.init(error.problems.map { Complaint("\($0.place): \($0.message)", hint: $0.hint) }, status: 2)
  }

  private static func hint(for error: any Error) -> String? {
    switch error {
    case let error as LedgerError: hint(for: error)
    case let error as OfficeError: hint(for: error)
    case let error as SecretError: error.hint
    case let error as PenRefusal: error.hint
    case let error as NotTold: hint(for: error)
    case let error as MatterFault: error.hint
    case let error as NotRecorded: error.hint
    case let error as Misplaced: error.hint
    case let error as BackupError: hint(for: error)
    case let error as ResumeFault: hint(for: error)
    case EvidenceError.namesAuthor: "--naming-author gives it out, for whoever may know the author"
    case is InvalidTransition: "\"huiyin show\" tells what happened to it"
    default: nil
    }
  }

  private static func hint(for error: NotTold) -> String? {
    switch error {
    case .several: "say which: --kind receipt, declined, answered …"
    case .noLink: "add --link; where the reply has none of its own, that of the post"
    case .nothingAbout, .closed: "\"huiyin show\" tells what was told, \"huiyin notices\" what is open"
    case .noRow, .inTheFuture, .tooEarly, .noReason, .notSaid: nil
    }
  }

  private static func hint(for error: ResumeFault) -> String? {
    switch error {
    case .notHeld: nil
    case .notCompared:
      "start the daemon, or \"huiyin once\": it does so, and says in the journal what it found"
    }
  }

  private static func hint(for error: BackupError) -> String? {
    switch error {
    case .none: "name a directory that \"huiyin backup\" has made within the one it was given"
    case .unreadable: "use the huiyin that made it"
    case .changed: "use another one"
    case .busy: "wait until it is made: one is as good as two"
    case .otherKey: "put the office's key there, from where it is kept apart from the backups"
    }
  }

  private static func hint(for error: LedgerError) -> String? {
    switch error {
    case .missing: "this office has not run yet: \"huiyin once\" or \"huiyin run\" makes its ledger"
    case .unreadable: "run huiyin as the user whom the directory belongs to"
    case .unwritable: "give the directory to the user whom huiyin runs as, or set state: in huiyin.yaml"
    case .inUse: "only one process writes the ledger: wait until the other has ended, or stop it"
    case .newer: "use the newer huiyin, or restore the copy it made before: ledger.sqlite.before-…"
    case .older: "start the daemon, or \"huiyin once\", which brings it up to date and keeps a copy"
    case .unfinished: "run that \"huiyin restore\" or \"huiyin ledger import\" once more"
    case .present: "import into another directory, with state: in huiyin.yaml"
    case .noSuchLetter: "\"huiyin list\" shows the numbers"
    case .chainBroken, .corrupt: "stop the office, keep that directory, and restore the backup beside it"
    }
  }

  private static func hint(for error: OfficeError) -> String? {
    switch error {
    case .noDeclineText: "add its explanation and its suggestion there"
    case .noEarlierLetter:
      "merge it into the letter that it repeats, with huiyin merge, or name another ground"
    case .unknownUnit: "write a name or an alias of units.yaml"
    case .ambiguousUnit: "write its full name"
    case .nothingProposed, .givenBack: "name a unit: \"huiyin assign\" with --lead"
    case .unitHasNoOfficer: "add one to units.yaml"
    case .unitIsLeadAndCooperating: "name it once"
    case .wishIsOpen: "answer the mail about it first"
    case .accusedUnworded(let id, _):
      "write what is to be done, and not who says so: huiyin word \(id) --title … --summary …; it reads nothing else"
    case .accused:
      "assign it to another unit; --despite-accusation assigns it without any trace of its author"
    case .pastTheDesk: "the coordinator decides, under officials: in huiyin.yaml"
    case .desksOwn: "a clerk of its desk decides"
    case .otherDesks: "ask one of its clerks; desks: in huiyin.yaml names them"
    case .noForm: "look at form: of that mailbox in huiyin.yaml"
    case .cannotMerge(_, .rootIsMerged(let root)): "merge it into \(root)"
    case .cannotMerge(_, .isRoot): "merge the other letter into it, or take them out with huiyin unmerge"
    case .cannotMerge(_, .noSuchLetter): "\"huiyin list\" shows the numbers"
    case .pageStands: "have it taken down first: \"huiyin withdraw\""
    case .erased: "\"huiyin show\" tells who decided so; its author may write anew"
    case .stillHandledIn: "erase it once that is closed: \"huiyin show\" tells how far it is"
    case .notNamed: "add the login to a clerk in huiyin.yaml, or let one do it"
    case .noWithholdingGround: "write one of them, and more where it helps: --why 个人隐私，答复中有病情"
    case .authorsWish: "an answer that is not published reaches him all the same: \"huiyin pass\""
    case .isTest: "it reaches its author all the same: \"huiyin pass\"; what is none: \"huiyin test --not\""
    case .nobodyElse: "name another under desks: in huiyin.yaml, or set policy: second-person:"
    case .hisOwn: "he is asked by mail, and may give the same command"
    case .scanUnseen: "look at it, then say --looked"
    case .refused: nil
    case .nobodyToProbe: "add leaders: (or officers:, where it signs on paper) in units.yaml"
    case .coordinatorsOwn: "policy: extensions: approver: in huiyin.yaml says so"
    case .hasItAlready: "name another unit, or others to cooperate"
    case .noEarlierAnswer: "write the number as its page shows it"
    case .stillTheirs: "give it to another first: \"huiyin reassign\""
    case .nothingToResend: "what else did not reach somebody: \"huiyin show\""
    case .noPage, .nothingWaits, .notAsked, .notAnswered, .cannotMerge, .nothingToPublish, .blocked,
      .withNoUnit,
      .hasItNot, .termIsOver:
      "\"huiyin show\" tells what happened to it"
    }
  }
}
