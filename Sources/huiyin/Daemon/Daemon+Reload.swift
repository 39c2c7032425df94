import Settings

extension Daemon {
  /// Reads the configuration anew whenever somebody asks for it (SIGHUP).
  var reloader: Worker {
    Worker("reload", bell: reloadBell) { [self] worker in
      while !worker.isStopping {
        worker.pulse.beat(beforeWaiting: nil)
        // Nothing else rings, but for the end; what wakes by the clock has nothing to do.
        guard reloadBell.isRung(within: 3600), !worker.isStopping else { continue }
        worker.pulse.beat()
        reload()
      }
    }
  }

  /// Whole, or not at all: a configuration that cannot be used leaves the one that is in effect, and says so.
  private func reload() {
    if let failure = house.breakdown.failure { return house.journal.complain(failure) }
    house.manager?.tell([.reloading])
    do {
      let configuration = try options.load()
      try refuseWhatStays(configuration)
      let next = try Crew(
        Assembly.Parts(configuration, warn: house.journal.warn), in: house, after: crew)
      configuration.warn(house.journal.warn)
      relieve(by: next)
    } catch {
      let failure = Failure(error)
      house.journal.complain(failure)
      let count = failure.complaints.count == 1 ? "1 problem" : "\(failure.complaints.count) problems"
      house.journal.warn(
        "the configuration was read anew and has \(count): what was in effect before still is")
      house.status.show(trouble: "the configuration has \(count) and is not in effect")
      house.manager?.tell([.ready])
    }
  }

  /// What the process itself was started with.
  private func refuseWhatStays(_ new: Configuration) throws {
    let old = crew.configuration
    let fixed = [
      ("state:", old.state, new.state), ("control: socket:", old.control.socket, new.control.socket),
      ("control: group:", old.control.group ?? "none", new.control.group ?? "none"),
    ]
    let complaints = fixed.filter { $0.1 != $0.2 }.map { key, old, new in
      Complaint(
        "\(options.config): \(key) cannot change while the office runs: \(old) → \(new)",
        hint: "restart it: systemctl restart huiyin")
    }
    if !complaints.isEmpty { throw Failure(complaints, status: 2) }
  }

  /// Tells what is another than before, and notes it.
  func takeUp(_ next: Crew, after old: Configuration) {
    let changes = old.changes(to: next.configuration)
    for change in changes { house.journal.say("configuration: \(change)") }
    do { try next.begin() } catch { house.journal.warn("configuration: \(error)") }
    let count =
      changes.isEmpty ? "nothing changed" : changes.count == 1 ? "1 change" : "\(changes.count) changes"
    house.journal.say("configuration read anew: \(count)")
    house.status.show(trouble: nil)
    house.manager?.tell([.ready])
  }
}
