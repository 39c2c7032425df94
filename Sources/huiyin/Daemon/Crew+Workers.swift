import Office
import Settings
import Wire

extension Crew {
  /// One mailbox: its trouble never delays another's.
  func collector(of collecting: Collecting) -> Worker {
    let (settings, rounds) = (collecting.settings, collecting.rounds)
    return Worker("collect \(settings.name)", bell: rounds.bell) { [self] worker in
      var mailbox: (any Mailbox)?
      rounds.perform(by: worker) { seconds in
        // A server that tells of new mail is listened to; of any other we ask again later.
        if try mailbox?.awaitMail(for: .seconds(seconds), unless: rounds.bell) != true {
          worker.rest(seconds: seconds)
        }
      } round: {
        let current = try mailbox ?? transport.mailbox(settings.source)
        // After a failure a new one is made, with the password as it is then.
        mailbox = nil
        let intake = Intake(ledger: office.ledger, name: settings.name, mailbox: current)
        var isFurther = false
        do {
          try collecting.round(intake, office.ledger, journal, until: { worker.isStopping }) { new in
            guard new > 0 else { return }
            isFurther = true
            flowBell.ring()
          }
        } catch let error where isFurther {
          return .interrupted(error)
        }
        office.mailboxes.noteDone(settings.name, at: Environment.now())
        mailbox = current
        return .well(rest: Double(settings.poll.components.seconds))
      }
      mailbox?.close()
    }
  }

  /// One account's folder of exports.
  func collector(of account: AccountSettings, _ settings: FolderSettings, _ rounds: Rounds) -> Worker {
    Worker("collect \(account.name)", bell: rounds.bell) { [self] worker in
      var intake: FolderIntake?
      rounds.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        let current =
          try intake
          ?? FolderIntake(
            office: office, account: account.name,
            folder: try transport.folder(settings.place, isShared: true), done: settings.done
          )
        // After a failure the connection is made anew; what was seen of files that change is seen again.
        intake = nil
        do {
          if try current.run(at: Environment.now, until: { worker.isStopping }) > 0 { flowBell.ring() }
        } catch {
          // One file's trouble keeps no other's letters waiting.
          flowBell.ring()
          throw error
        }
        intake = current
        return .well(rest: Double(settings.poll.components.seconds))
      }
    }
  }

  /// Files of replies on their way into one account's folder: one that is away delays nobody.
  func deliverer(to account: AccountSettings, _ settings: FolderSettings, _ rounds: Rounds) -> Worker {
    Worker("deliver \(account.name)", bell: rounds.bell) { [self] worker in
      rounds.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        let delivery = transport.delivery(office, account, settings)
        if try delivery.run(at: Environment.now, until: { worker.isStopping }) > 0 { outboxBell.ring() }
        return .well(rest: 60)
      }
    }
  }

  /// One portal's folder: it is told what became of its letters. One that is away delays nothing else.
  func teller(of portal: String, _ settings: StatusSettings, _ rounds: Rounds) -> Worker {
    Worker("status \(portal)", bell: rounds.bell) { [self] worker in
      var status: (report: StatusFolder, folder: any Folder)?
      rounds.perform(by: worker) {
        // A connection that nobody needs is given back, and the bell rings when something happens.
        status?.folder.close()
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        let current =
          try status
          ?? {
            let folder = try transport.folder(settings.place, isShared: true)
            return (StatusFolder(office: office, portal: portal, folder: folder, settings), folder)
          }()
        status = nil
        _ = try current.report.run(until: { worker.isStopping })
        status = current
        return .well(rest: 600)
      }
      status?.folder.close()
    }
  }

  /// One copy of the public site elsewhere: a server that is away delays nothing else.
  func worker(of uploader: Uploader) -> Worker {
    let (settings, rounds) = (uploader.settings, uploader.rounds)
    return Worker("upload \(settings.name)", bell: rounds.bell) { [self] worker in
      let uploading = transport.uploading(office, settings)
      rounds.perform(by: worker) {
        // A connection that nobody needs is given back, and the bell rings when the flow has gone round.
        uploading.close()
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        do { try uploader.round(uploading, journal, until: { worker.isStopping }) } catch {
          // The next one is made with the password as it is then.
          uploading.close()
          throw error
        }
        guard uploading.tally.left == 0 else { return .well(rest: 2) }
        office.copies.noteDone(settings.name, at: Environment.now())
        return .well(rest: 60)
      }
      uploading.close()
    }
  }

  /// The flow, and what is ordered at the door: one thread decides about letters.
  var flow: Worker {
    Worker("flow", bell: flowBell) { [self] worker in
      // The start is work as well.
      var hasWorked = true
      deciding.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        orders.carryOut(office) { worker.isStopping }
        // Somebody at the door waits for one letter, not for all of them.
        let isCalled = { [orders] in worker.isStopping || orders.areWaiting }
        var isQuiet = true
        while try told({ try Pipeline.pass(office, at: Environment.now(), until: isCalled) }) > 0 {
          isQuiet = false
          if isCalled() { break }
        }
        try tellWorkload()
        if isQuiet, hasWorked { try giveBackMemory() }
        hasWorked = !isQuiet
        return .well(rest: orders.areWaiting ? 0 : 60)
      }
    }
  }

  /// What work took and waiting does not need.
  private func giveBackMemory() throws {
    try office.ledger.giveBackMemory()
    ProcessMemory.giveBack()
  }

  /// Rings for what a pass wrote, also where it met a trouble: a mail that no event goes with, such as a question, is told
  /// to nobody else.
  private func told(_ pass: () throws -> Int) throws -> Int {
    // Lists change by the hour alone; whoever finds nothing changed has nothing to do.
    defer { for uploader in uploaders { uploader.rounds.bell.ring() } }
    func ring() {
      outboxBell.ring()
      for rounds in foldersDelivering { rounds.bell.ring() }
    }
    do {
      let done = try pass()
      if done > 0 { ring() }
      return done
    } catch {
      ring()
      throw error
    }
  }

  /// Learning takes a while and disturbs nobody.
  var learner: Worker {
    Worker("model", bell: learning.bell) { [self] worker in
      var learner = Learner(configuration, office)
      learning.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        for line in try learner.round(at: Environment.now(), until: { worker.isStopping }) {
          journal.say(line)
        }
        return .well(rest: 5)
      }
    }
  }

  /// What goes out. Retries and audit look-ups come due by the clock, everything else by the bell.
  var sender: Worker {
    Worker("outbox", bell: outboxBell) { [self] worker in
      var dispatch: Dispatch?
      var delayed: Dispatch.Delayed?
      sending.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        // After a trouble a mail may be claimed whose outcome was never recorded.
        if dispatch == nil { try office.ledger.recoverClaims(at: Environment.now()) }
        let current = try dispatch ?? transport.dispatch(office) { [journal] in journal.say($0) }
        dispatch = nil
        do {
          // Where nothing was due, nothing is known to be better.
          if try current.run(at: Environment.now, until: { worker.isStopping }) > 0 { delayed = nil }
          dispatch = current
        } catch let error as Dispatch.Delayed {
          delayed = error
        }
        let now = Environment.now()
        let due = try office.ledger.nextMailDue(at: now, pace: office.rules.post.pace)
        let wait = due.map { $0.seconds - now.seconds } ?? 60
        guard let delayed else { return .well(rest: Double(min(60, max(1, wait)))) }
        return .stillIn(delayed, rest: wait > 0 ? Double(wait) : nil)
      }
    }
  }

  /// Tells the alert command of calls, where there is one: however long it takes, it delays nothing else.
  var alerter: Worker? {
    guard let alerting = Alerting(office, configuration, log: { [journal] in journal.warn($0) }) else {
      return nil
    }
    return Worker("alert", bell: alertBell) { [self] worker in
      Rounds("alert-command", bell: alertBell, journal: journal).perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        _ = try alerting.run(at: Environment.now, until: { worker.isStopping })
        return .well(rest: 60)
      }
    }
  }

  /// `huiyin once` looks everywhere: into the mailboxes before the flow, into the outbox after it.
  func answer(_ request: ControlRequest, of peer: Peer) -> ControlReply {
    var isRound = false
    switch request {
    case .reconcile: return reconcile()
    case .uploadSite(let full): return upload(full: full)
    // As what lies in a folder, it is taken in beside the flow, which has letters to decide about.
    case .deed(let sent) where sent.deed is Import.Deed:
      defer { flowBell.ring() }
      return request.carryOut(office, by: peer)
    case .once: isRound = true
    default: break
    }
    // No event goes with it that would ring.
    defer { if case .deed(let sent) = request, sent.deed is ProbeCommand.Deed { outboxBell.ring() } }
    let collected = isRound ? (collecting.map(\.rounds) + foldersCollecting).map { $0.call() } : []
    var troubles = collected.compactMap { $0(60) }
    var reply = orders.place(request, by: peer) { flowBell.ring() }
    if isRound {
      troubles += foldersDelivering.map { $0.call() }.compactMap { $0(60) }
      troubles += ([sending] + telling + uploaders.map(\.rounds)).map { $0.call() }.compactMap { $0(60) }
    }
    if case .resume = request, reply.troubles.isEmpty {
      troubles += [sending.call()(600)].compactMap(\.self)
      do { reply.lines = [try office.resumed()].compactMap(\.self) } catch { troubles.append("\(error)") }
      flowBell.ring()
    }
    reply.troubles += troubles.map { ControlReply.Trouble(message: $0, hint: nil) }
    return reply
  }

  /// All mailboxes at once; each compares what it has with the ledger.
  private func reconcile() -> ControlReply {
    var reply = ControlReply(reconciliations: [])
    for wait in collecting.map({ $0.reconcile() }) {
      let (result, trouble) = wait(600)
      if let result { reply.reconciliations?.append(result) }
      if let trouble { reply.troubles.append(.init(message: trouble, hint: nil)) }
    }
    return reply
  }

  /// To all places at once.
  private func upload(full: Bool) -> ControlReply {
    var reply = ControlReply(uploads: [])
    for wait in uploaders.map({ $0.upload(full: full) }) {
      let report = wait(600)
      reply.uploads?.append(report)
      if let trouble = report.trouble {
        reply.troubles.append(.init(message: trouble.withoutContacts, hint: nil))
      }
    }
    return reply
  }
}
