import Domain
import Mail
import Store

/// The flow of chapter five of the regulation (受理流程): 收集—转办—办理—回复 (Art. 11), in order.
///
/// No stage calls another. Each asks the ledger for its candidates, decides, and records; what it records makes
/// candidates for those below it.
package enum Pipeline {
  static var stages: [any PipelineStage.Type] {
    [
      Sorting.self,  // 收集: which stage a mail is for (Art. 12)
      AnsweringPen.self,  // what the desk says of mail that waits for a person
      Registering.self,  // 登记: a mail becomes a letter with a number (Art. 12)
      Entering.self,  // 登记 of what people of the office took: calls, visits, paper
      Deciding.self,  // 受理或不予受理 (Arts. 6 and 7)
      UrgingSiteErrors.self,  // 找错 that nobody passed on within a working day
      Assigning.self,  // 转办: lead and cooperating units (Art. 13)
      Handling.self,  // 办理、审签: claims, returns, opinions, signed answers (Art. 14)
      AnsweringDesk.self,  // what the desk decided by mail
      AnsweringTriage.self,  // what it decided about many letters at once
      Confirming.self,  // what authors were told, by those who told them
      Supplementing.self,  // what authors add to their letters
      Bouncing.self,  // what came back undelivered
      Reviewing.self,  // 审核 before anything is public (Art. 10)
      Publishing.self,  // 回复, in the unit's name (Art. 15)
      Calling.self,  // 告知 authors whom only a telephone reaches
      FilingReplies.self,  // what is said under accounts, for their operators (Art. 15)
      Chasing.self,  // what was not said after a working day
      Listing.self,  // home page and lists
      ConfirmingPen.self,  // what came of the desk's answers about mail that waited for a person
      TellingOfTriage.self,  // what waits for a decision, at its hours
      TellingOfPen.self,  // what waits for a person when the working day begins
    ]
  }

  /// Runs every stage once.
  /// - Returns: how many things were done; nothing waits for a machine when it is 0.
  package static func pass(_ office: Office, at now: Timestamp, until stop: () -> Bool = { false }) throws
    -> Int
  {
    var done = 0
    for stage in stages where !stop() {
      done += try stage.init(office: office, now: now).run(until: stop)
    }
    return done
  }

  /// The sorting alone.
  /// - Returns: how many mails were sorted.
  package static func sort(_ office: Office, at now: Timestamp) throws -> Int {
    try Sorting(office: office, now: now).run { false }
  }
}

/// One step of the flow.
protocol PipelineStage: Sendable {
  var office: Office { get }
  var now: Timestamp { get }

  init(office: Office, now: Timestamp)

  /// Deals with every candidate, or ends cleanly between two of them once `stop` says so.
  /// - Returns: how many were dealt with.
  func run(until stop: () -> Bool) throws -> Int
}

extension PipelineStage {
  /// Deals with mails one by one, on their guard. One that is itself at fault goes to the holding pen with its
  /// reason; one that met a passing trouble — a full disk, a broken template — stays where it is and is tried
  /// again. Either way the rest go on; the first trouble is thrown at the end.
  func each(
    _ mails: [IncomingMail], until stop: () -> Bool, _ work: (IncomingMail) throws -> Void
  ) throws -> Int {
    var trouble: (any Error)?
    let done = try guarded(mails, until: stop) { batch in
      var done: Set<Int64> = []
      for mail in batch where !stop() {
        do {
          try work(mail)
          done.insert(mail.id)
        } catch  where isOwnFault(error) {
          try office.ledger.write { try $0.hold(mail.id, reason: "failed", detail: "\(error)", at: now) }
          done.insert(mail.id)
        } catch {
          trouble = trouble ?? error
        }
      }
      return done
    }
    if let trouble { throw trouble }
    return done
  }

  /// Whether the same mail would fail again on a sound machine.
  func isOwnFault(_ error: any Error) -> Bool {
    switch error {
    case is MailError, is ComposeError, is InvalidTransition, is OfficeError: true
    case LedgerError.noSuchLetter, LedgerError.corrupt: true
    default: false
    }
  }

  /// Deals with letters one by one, each on its docket; what goes wrong with one is recorded on it, and the rest
  /// go on.
  func each(_ letters: [LetterID], until stop: () -> Bool, _ work: (inout Docket) throws -> Void) throws
    -> Int
  {
    var done = 0
    for id in letters where !stop() {
      do {
        try office.open(id, at: now, work)
        done += 1
      } catch {
        try office.recordFailure(of: "\(Self.self)", on: id, error, at: now)
      }
    }
    return done
  }
}
