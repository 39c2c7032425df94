import Domain
import Reading

/// How accusations are read: the words of the language, what a county adds, and what its standing offices are called.
package struct AccusationRules: Sendable {
  package var words = AccusationWords.common
  package var coordinatorNames = ["政府办公室", "政府办"]
  package var supervisorNames = ["督查室", "督查局"]

  package init() {}

  /// Everybody of the register as people call him, whoever is in office today: a letter may tell of last year.
  func reader(of register: Register) -> AccusationReader<Accusation.Accused> {
    let units = register.units.map { unit in
      AccusationReader.Party(
        Accusation.Accused.unit(unit.name),
        names: [unit.name.text, unit.fullName] + unit.aliases + unit.subUnits.map(\.name),
        people: unit.leaders.map(\.name) + unit.officers.map(\.name))
    }
    let desks = register.desks.map { desk in
      AccusationReader.Party(
        Accusation.Accused.desk(desk.name), names: [desk.name], people: desk.clerks.map(\.name))
    }
    let offices: [(Role, [String])] = [
      (.coordinator, coordinatorNames), (.supervisor, supervisorNames), (.administrator, []),
    ]
    let officials = offices.map { role, names in
      AccusationReader.Party(
        Accusation.Accused.official(role), names: names,
        people: register.officials.filter { $0.role == role }.map(\.name))
    }
    return AccusationReader(units + desks + officials, words: words)
  }
}

extension Office {
  /// Whom a text accuses (举报); nil where it accuses nobody.
  func accusation(in text: String) -> Accusation? {
    if let finding = accusations.finding(in: text) {
      return Accusation(
        of: finding.accused.isEmpty ? [.somebody] : finding.accused, because: finding.words)
    }
    // Whoever is on duty may be of no unit.
    let person = register.duty.persons.first { accusations.accuses(personNamed: $0.name, in: text) }
    return person.map { Accusation(of: [.somebody], because: [$0.name]) }
  }

  /// Who decides about a letter: its desk; where that is accused, the coordinator, and where he is, the supervisor.
  ///
  /// Where nobody is registered who could stand in, it stays with the desk, which then reads it on the server only.
  func desk(of letter: Letter, on day: Day) -> Desk? {
    let desk = register.desk(letter.registration.desk) ?? register.desks.first
    guard let desk, let accusation = letter.accusation, accusation.accuses(.desk(desk.name)) else {
      return desk
    }
    return standIn(for: accusation, on: day) ?? desk
  }

  /// Whoever stands above the desks and is not accused himself; two of them where that can be, as some things need a
  /// second person.
  func standIn(for accusation: Accusation, on day: Day) -> Desk? {
    let roles = [Role.coordinator, .supervisor].filter {
      !accusation.accuses(.official($0)) && register.official($0, on: day) != nil
    }
    return register.desk(of: roles, on: day)
  }
}
