import Domain

/// Somebody whom the office calls about a 特急 letter.
struct Callee {
  let party: Party
  let address: String
  let telephone: String?

  var name: String { party.name ?? "" }

  func isReached(at address: String) -> Bool { self.address.lowercased() == address.lowercased() }
}

extension Office {
  /// Whom to call about a letter, in order: those on duty, without a table the clerks of its desk, and in the end
  /// the coordinator. Each mailbox once.
  func callees(about letter: Letter, at now: Timestamp) -> [Callee] {
    var callees = register.duty.onDuty(at: now).map {
      Callee(party: Party(.duty, name: $0.name), address: $0.address, telephone: $0.telephone)
    }
    if callees.isEmpty, let clerks = desk(of: letter, on: now.day)?.clerks.filter({ $0.holds(on: now.day) }) {
      let present = clerks.filter { !$0.isAway(on: now.day) }
      callees = (present.isEmpty ? clerks : present).map {
        Callee(party: Party(.clerk, name: $0.name), address: $0.address, telephone: nil)
      }
    }
    if let coordinator = register.official(.coordinator, on: now.day) {
      let party = Party(.coordinator, name: coordinator.name)
      callees.append(Callee(party: party, address: coordinator.address, telephone: nil))
    }
    var seen: Set<String> = []
    return callees.filter { seen.insert($0.address.lowercased()).inserted }
  }
}
