/// Everybody the office knows: units, desks, and who stands above them.
package struct Register: Sendable {
  package let units: [HandlingUnit]
  package let desks: [Desk]
  package let officials: [Official]
  package let duty: DutyTable
  private let unitsByName: [UnitName: HandlingUnit]

  package init(units: [HandlingUnit], desks: [Desk], officials: [Official] = [], duty: DutyTable = .empty) {
    self.units = units
    self.desks = desks
    self.officials = officials
    self.duty = duty
    unitsByName = Dictionary(units.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func unit(_ name: UnitName) -> HandlingUnit? { unitsByName[name] }

  /// The unit of that day which somebody calls `text`: by short name, full name or alias.
  package func unit(called text: String, on day: Day) -> HandlingUnit? {
    units.first { $0.isCalled(text) && $0.tenure.contains(day) }
  }

  /// The unit for which somebody in office writes from `address`. The clerks of a desk that is a unit are clerks first.
  package func unit(writingFrom address: String, on day: Day) -> HandlingUnit? {
    units.first {
      $0.desk == nil && $0.officer(writingFrom: address, on: day) != nil
        || $0.leader(writingFrom: address, on: day) != nil
    }
  }

  /// The unit that a desk is itself.
  package func unit(ofDesk name: String, on day: Day) -> HandlingUnit? {
    units.first { $0.desk == name && $0.tenure.contains(day) }
  }

  /// Who holds a standing office on `day`: somebody who is there before somebody who is away.
  package func official(_ role: Role, on day: Day) -> Official? {
    let inOffice = officials.filter { $0.role == role && $0.holds(on: day) }
    return inOffice.first { !$0.isAway(on: day) } ?? inOffice.first
  }

  package func desk(_ name: String) -> Desk? { desks.first { $0.name == name } }

  /// The desk whose own mailbox it is.
  package func desk(writingFrom address: String) -> Desk? {
    desks.first { $0.address.lowercased() == address.lowercased() }
  }

  /// Who of which desk writes from that address.
  package func clerk(writingFrom address: String, on day: Day) -> (clerk: Clerk, desk: Desk)? {
    desks.lazy.compactMap { desk in desk.clerk(writingFrom: address, on: day).map { ($0, desk) } }.first
  }

  /// Who of the duty table writes from that address; he need not be on duty that day.
  package func dutyPerson(writingFrom address: String, on day: Day) -> DutyPerson? {
    duty.persons.first { $0.writes(from: address) && $0.holds(on: day) }
  }
}
