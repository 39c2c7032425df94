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
      Recounting.self,  // 放假安排 that came or changed: due days of running letters move
      Rejudging.self,  // signed mails that waited for a fresh revocation list
      Sorting.self,  // 收集: which stage a mail is for (Art. 12)
      TellingOfLeft.self,  // mails of units that are too large to be fetched
      AnsweringMorning.self,  // what the desk says of everything that waits for it
      AnsweringDuty.self,  // 已悉 of whoever was called about a 特急 letter
      Comparing.self,  // letters from before there was an index of likeness
      Registering.self,  // 登记: a mail becomes a letter with a number (Art. 12)
      Entering.self,  // 登记 of what people of the office took: calls, visits, paper
      CallingDuty.self,  // 特急: whoever is on duty, and the next one, until somebody has it
      Deciding.self,  // 受理或不予受理 (Arts. 6 and 7)
      UrgingSiteErrors.self,  // 找错 that nobody passed on within a working day
      Assigning.self,  // 转办: lead and cooperating units (Art. 13)
      StandingIn.self,  // 信息员不在岗: the mail goes to the deputy
      Handling.self,  // 办理、审签: claims, returns, opinions, signed answers (Art. 14)
      AnsweringProbe.self,  // 试签: whether what a unit signs comes here whole
      AnsweringBulletin.self,  // 异议 of units, and the supervisor's 复核、批示、移交、同意印发
      AnsweringDesk.self,  // what the desk decided by mail
      Confirming.self,  // what authors were told, by those who told them
      Supplementing.self,  // what authors add to their letters
      Bouncing.self,  // what came back undelivered
      AwaitingAddressProbe.self,  // 地址自检: what did not come back at all
      Reviewing.self,  // 审核 before anything is public (Art. 10)
      Publishing.self,  // 回复, in the unit's name (Art. 15)
      AnsweringMerged.self,  // 并案: what became of the letter they were put together with
      Surveying.self,  // 回访: whether authors are satisfied with their answers (Art. 10)
      Calling.self,  // 告知 authors whom only a telephone reaches
      FilingReplies.self,  // what is said under accounts, for their operators (Art. 15)
      Chasing.self,  // what was not said after a working day
      Retaining.self,  // 保存期限: what has stayed its time
      Erasing.self,  // 删除: what two persons decided to erase
      ListingEarlier.self,  // 历史数据: what an earlier system had answered
      Listing.self,  // home page, lists and feeds
      HourlyPages.self,  // 办理情况, 统计数据 and 知识库
      Searching.self,  // 搜索: the index that the browser looks into
      LookingUp.self,  // 进度查询: how each letter stands, for whoever has its query code
      KeepingRecords.self,  // 统计: what reports will count of closed letters (Art. 18)
      KeepingBoard.self,  // 看板: today's work, histories and scores, for the office alone
      ConfirmingMorning.self,  // what came of the desk's answers to its list
      ReleasingKept.self,  // 暂停发出: mails that could not be signed or encrypted until now
      WarningOfExpiry.self,  // 证书到期: before answers would be refused for it
      ChasingUnits.self,  // 催签、催办、督办: what is due and overdue (Arts. 10 and 18)
      CirculatingFigures.self,  // 考核: units' own figures, and their leaders' lists of the month
      DraftingBulletins.self,  // 通报: the draft, to the supervisor alone (Art. 18)
      TellingOfMorning.self,  // what waits for each desk when the working day begins
    ]
  }

  /// Runs every stage once. One that is in trouble, as with a site that cannot be written, holds up none below it.
  /// - Returns: how many things were done; nothing waits for a machine when it is 0.
  /// - Throws: the first trouble, at the end.
  package static func pass(_ office: Office, at now: Timestamp, until stop: () -> Bool = { false }) throws
    -> Int
  {
    let (done, troubles) = round(office, at: now, until: stop)
    if let trouble = troubles.first { throw trouble }
    return done
  }

  /// The same, for whoever goes on in spite of trouble.
  static func round(_ office: Office, at now: Timestamp, until stop: () -> Bool = { false })
    -> (done: Int, troubles: [any Error])
  {
    var (done, troubles): (Int, [any Error]) = (0, [])
    // What lies open for one stage lies open for the next; of mails, for none of the next pass. Letters are put away
    // when there is nothing more to do.
    defer {
      office.openedMails.clear()
      if done == 0 {
        office.readLetters.clear()
        office.ledger.forgetLetters()
      }
    }
    // After a restore nothing changes outside until a person says so.
    let isHeld: Bool
    do { isHeld = try office.ledger.isHeld } catch { return (0, [error]) }
    for stage in stages where !stop() && !(isHeld && stage.isPublic) {
      do { done += try stage.init(office: office, now: now).run(until: stop) } catch {
        troubles.append(error)
      }
    }
    return (done, troubles)
  }

  /// The sorting alone.
  /// - Returns: how many mails were sorted.
  package static func sort(_ office: Office, at now: Timestamp) throws -> Int {
    defer { office.openedMails.clear() }
    return try Sorting(office: office, now: now).run { false }
  }
}

/// One step of the flow.
protocol PipelineStage: Sendable {
  var office: Office { get }
  var now: Timestamp { get }

  init(office: Office, now: Timestamp)

  /// Whether it changes what everybody sees.
  static var isPublic: Bool { get }

  /// Deals with every candidate, or ends cleanly between two of them once `stop` says so.
  /// - Returns: how many were dealt with.
  func run(until stop: () -> Bool) throws -> Int
}

extension PipelineStage {
  static var isPublic: Bool { false }

  /// Deals with mails one by one, on their guard. One that is itself at fault goes to the holding pen with its
  /// reason; one that met a passing trouble — a full disk, a broken template — stays where it is and is tried
  /// again. Either way the rest go on; the first trouble is thrown at the end.
  ///
  /// - Parameters:
  ///   - count: so many are durable together.
  ///   - ahead: looks at all of them before, without recording anything.
  func each(
    _ mails: [IncomingMail], together count: Int = Batch.few, until stop: () -> Bool,
    ahead: ([IncomingMail]) -> Void = { _ in }, _ work: (IncomingMail) throws -> Void
  ) throws -> Int {
    var trouble: (any Error)?
    let done = try guarded(mails, until: stop) { batch in
      var done: Set<Int64> = []
      ahead(batch)
      try together(batch, atMost: count, until: stop) { mail in
        do {
          try work(mail)
          done.insert(mail.id)
        } catch let unwritten as UnwrittenMail {
          throw unwritten
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
  /// - Parameter count: so many are durable together.
  func each(
    _ letters: [LetterID], together count: Int = Batch.few, until stop: () -> Bool,
    _ work: (inout Docket) throws -> Void
  ) throws -> Int {
    var done: Set<LetterID> = []
    try together(letters, atMost: count, until: stop) { id in
      do {
        try office.open(id, at: now, work)
        done.insert(id)
      } catch let unwritten as UnwrittenMail {
        throw unwritten
      } catch {
        done.remove(id)
        try office.recordFailure(of: "\(Self.self)", on: id, error, at: now)
      }
    }
    return done.count
  }

  /// Does `work` for one after the other, in transactions around many: a backlog of thousands is not a thousand waits
  /// for the disk. What `work` records and then throws away with an error is undone for that one alone.
  ///
  /// The mails of all of them are written meanwhile. Where one cannot be, nothing has been done, and each goes alone:
  /// the fault then meets the letter whose it is.
  private func together<Item>(
    _ items: [Item], atMost count: Int, until stop: () -> Bool, _ work: (Item) throws -> Void
  ) throws {
    var rest = items[...]
    while !rest.isEmpty, !stop() {
      let before = rest
      do {
        try office.ledger.together {
          var left = count
          while left > 0, !stop(), !office.ledger.hasFullPage, let item = rest.popFirst() {
            try work(item)
            left -= 1
          }
        }
      } catch is UnwrittenMail {
        for item in before.prefix(before.count - rest.count) { try work(item) }
      }
    }
  }
}

/// How many are dealt with in one transaction; it ends earlier where much is written.
enum Batch {
  /// How many mails a stage is given in one pass.
  static let most = 1000
  /// What is done by reading its words alone.
  static let many = 500
  /// What may take a while each, as an answer with its signature and scans: others wait for their turn meanwhile.
  static let few = 20
  /// What has an effect outside that the ledger records after it.
  static let one = 1
}
