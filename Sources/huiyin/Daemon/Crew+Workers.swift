import Office
import Settings
import Wire

/// Who decides, learns, sends and calls.
extension Crew {
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
        let rest: Double = orders.areWaiting ? 0 : 60
        if let behind = try office.ledger.clockBehind(at: Environment.now()) {
          return .stillIn(behind, rest: rest)
        }
        return .well(rest: rest)
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
}
