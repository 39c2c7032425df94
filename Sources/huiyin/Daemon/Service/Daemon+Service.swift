import Office

extension Daemon {
  /// Tells the service manager when the office is ready, and, as long as every worker goes on, that it lives. It waits for
  /// nothing that they may hold, the ledger above all.
  /// - Parameter own: who is there besides the crew.
  func reporter(of own: [Worker], to manager: ServiceManager) -> Worker {
    // Who starts is ready when each mailbox was looked into, or could not be.
    let looks = crew.collecting.map { $0.rounds.call() }
    return Worker("service", bell: serviceBell) { [self] worker in
      let latest = ContinuousClock.now + .seconds(Self.longestStart)
      for look in looks { _ = look(max(0, ContinuousClock.now.duration(to: latest) / .seconds(1))) }
      if !worker.isStopping { manager.tell([.ready]) }
      var silent: [String] = []
      while !worker.isStopping {
        let found = (own + crew.workers).filter { !$0.pulse.isFresh() }.map(\.name)
        for name in found where !silent.contains(name) {
          house.journal.warn("\(name): not heard of for long")
        }
        silent = found
        if silent.isEmpty { manager.tell([.alive]) }
        worker.rest(seconds: manager.interval)
      }
      manager.tell([.stopping])
    }
  }

  /// Seconds; well below the unit's TimeoutStartSec=.
  private static let longestStart = 90.0
}

extension Crew {
  /// Tells it how much there is to do.
  func tellWorkload() throws {
    guard house.manager != nil else { return }
    let load = try office.ledger.workload()
    let held = try office.ledger.hold().map { "HELD since \($0.since) (huiyin resume), " } ?? ""
    house.status.show(
      load: "\(held)\(load.open) letters open, \(load.outgoing) mails to send, \(load.held) mails held")
  }
}
