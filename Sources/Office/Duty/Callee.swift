import Domain
import Reading

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
  /// the coordinator. Each mailbox once, and nobody whom the letter accuses.
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
    let innocent = callees.filter { !isAccused($0, in: letter) }
    // Somebody must come all the same: the one office that stands above those.
    if innocent.count < callees.count, let supervisor = register.official(.supervisor, on: now.day) {
      let party = Party(.supervisor, name: supervisor.name)
      let callee = Callee(party: party, address: supervisor.address, telephone: nil)
      callees = innocent + (isAccused(callee, in: letter) ? [] : [callee])
    } else {
      callees = innocent
    }
    var seen: Set<String> = []
    return callees.filter { seen.insert($0.address.lowercased()).inserted }
  }
}

extension Office {
  /// Whether a letter accuses somebody who would be called: by his office, or by his name beside an accusing word.
  ///
  /// Whoever is left out by mistake costs nothing, as others are called; whoever is called by mistake is warned.
  func isAccused(_ callee: Callee, in letter: Letter) -> Bool {
    let offices = letter.accusation?.accused.contains { accused in
      holders(of: accused).contains { $0.name == callee.name || callee.isReached(at: $0.address) }
    }
    return offices == true
      || accusations.accuses(personNamed: callee.name, in: SpeltText(Triage.words(of: letter)))
  }

  /// Everybody of an accused office, whoever holds it today.
  private func holders(of accused: Accusation.Accused) -> [(name: String, address: String)] {
    switch accused {
    case .unit(let name):
      let unit = register.unit(name)
      return (unit?.officers ?? []).map { ($0.name, $0.address) }
        + (unit?.leaders ?? []).map { ($0.name, $0.address) }
    case .desk(let name): return (register.desk(name)?.clerks ?? []).map { ($0.name, $0.address) }
    case .official(let role):
      return register.officials.filter { $0.role == role }.map { ($0.name, $0.address) }
    case .somebody: return []
    }
  }
}
