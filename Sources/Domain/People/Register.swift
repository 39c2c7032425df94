/// Everybody the office knows: units, desks, and who stands above them.
package struct Register: Sendable {
  package let units: [HandlingUnit]
  package let desks: [Desk]
  package let officials: [Official]
  package let duty: DutyTable
  private let unitsByName: [UnitName: HandlingUnit]
  /// By the addresses of their officers, leaders and sub-units in lower case: every mail is looked up, in and out.
  private let unitsByAddress: [String: [HandlingUnit]]

  package init(units: [HandlingUnit], desks: [Desk], officials: [Official] = [], duty: DutyTable = .empty) {
    self.units = units
    self.desks = desks
    self.officials = officials
    self.duty = duty
    unitsByName = Dictionary(units.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    unitsByAddress = units.reduce(into: [:]) { known, unit in
      let addresses =
        unit.officers.map(\.address) + unit.leaders.map(\.address) + unit.subUnits.map(\.address)
      for address in Set(addresses.map { $0.lowercased() }) { known[address, default: []].append(unit) }
    }
  }

  package func unit(_ name: UnitName) -> HandlingUnit? { unitsByName[name] }

  /// The unit of that day which somebody calls `text`: by short name, full name or alias.
  package func unit(called text: String, on day: Day) -> HandlingUnit? {
    units.first { $0.isCalled(text) && $0.tenure.contains(day) }
  }

  /// The unit for which somebody in office writes from `address`. The clerks of a desk that is a unit are clerks first.
  package func unit(writingFrom address: String, on day: Day) -> HandlingUnit? {
    unitsByAddress[address.lowercased()]?.first {
      $0.desk == nil && $0.officer(writingFrom: address, on: day) != nil
        || $0.leader(writingFrom: address, on: day) != nil
        || $0.subUnit(writingFrom: address, on: day) != nil
    }
  }

  /// The unit that a desk is itself.
  package func unit(ofDesk name: String, on day: Day) -> HandlingUnit? {
    units.first { $0.desk == name && $0.tenure.contains(day) }
  }

  /// Who holds a standing office on `day`: somebody who is there before somebody who is away.
  package func official(_ role: Role, on day: Day) -> Official? {
    officials.filter { $0.role == role }.presentFirst(on: day).first
  }

  package func desk(_ name: String) -> Desk? { desks.first { $0.name == name } }

  /// Standing offices as a desk, for letters that accuse the desk itself: the first is asked, and whoever holds one of
  /// them decides in the clerk's part. Nil where nobody holds the first.
  package func desk(of roles: [Role], on day: Day) -> Desk? {
    guard let first = roles.first.flatMap({ official($0, on: day) }) else { return nil }
    return Desk(
      name: roles.map(\.rawValue).joined(separator: "+"), address: first.address,
      clerks: officials.filter { roles.contains($0.role) }.map {
        Clerk(name: $0.name, address: $0.address, logins: $0.logins, tenure: $0.tenure, away: $0.away)
      })
  }

  /// The desks, and whoever may have to stand in for one.
  package func askedDesks(on day: Day) -> [Desk] {
    desks
      + [[Role.coordinator, .supervisor], [.coordinator], [.supervisor]].compactMap {
        desk(of: $0, on: day)
      }
  }

  /// Whoever was asked something: a desk, or whoever stands in for one.
  package func asked(_ name: String, on day: Day) -> Desk? {
    if let desk = desk(name) { return desk }
    let roles = name.split(separator: "+").map { Role(rawValue: String($0)) }
    return roles.contains(nil) ? nil : desk(of: roles.compactMap(\.self), on: day)
  }

  /// The desk whose own mailbox it is.
  package func desk(writingFrom address: String) -> Desk? {
    desks.first { $0.address.lowercased() == address.lowercased() }
  }

  /// Who of which desk writes from that address.
  package func clerk(writingFrom address: String, on day: Day) -> (clerk: Clerk, desk: Desk)? {
    desks.lazy.compactMap { desk in desk.clerk(writingFrom: address, on: day).map { ($0, desk) } }.first
  }

  /// Whoever holds a standing office and writes from that address: 政府办公室, 督查室, the administrator.
  package func official(writingFrom address: String, on day: Day) -> Official? {
    officials.first { $0.writes(from: address) && $0.holds(on: day) }
  }

  /// Who of the duty table writes from that address; he need not be on duty that day.
  package func dutyPerson(writingFrom address: String, on day: Day) -> DutyPerson? {
    duty.persons.first { $0.writes(from: address) && $0.holds(on: day) }
  }
}
