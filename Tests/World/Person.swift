import Domain
import Mail

/// Somebody of the cast: whom his mail comes from, and where he reads ours.
package struct Person: Sendable {
  package let address: Address
  /// Where what is written to him lies.
  package let inbox: String
  /// Every mailbox he can answer from: a clerk also reads his desk's, a leader his unit's officer's.
  package let reads: [String]
  /// Whether he has a certificate to sign with.
  package let signs: Bool

  package init(address: Address, inbox: String, alsoReads other: String? = nil, signs: Bool = false) {
    self.address = address
    self.inbox = inbox
    reads = [inbox] + (other.map { [$0] } ?? [])
    self.signs = signs
  }
}

extension Cast {
  /// Citizens, leaders and clerks by their names; a unit by its short name, when its officer speaks for it, and a
  /// desk by its own.
  package static let people: [String: Person] = {
    var people: [String: Person] = [:]
    for citizen in citizens { people[citizen.name ?? ""] = Person(address: citizen, inbox: citizen.mailbox) }
    people[portal.name ?? ""] = Person(address: portal, inbox: portal.mailbox)
    for unit in register.units {
      let officer = unit.officers[0].address
      people[unit.name.text] = Person(
        address: Address(name: unit.name.text, mailbox: officer), inbox: officer)
      for subUnit in unit.subUnits {
        people[subUnit.name] = Person(
          address: Address(name: subUnit.name, mailbox: subUnit.address), inbox: subUnit.address)
      }
      for leader in unit.leaders {
        people[leader.name] = Person(
          address: Address(name: leader.name, mailbox: leader.address),
          inbox: leader.address, alsoReads: unit.desk == nil ? officer : nil,
          signs: !leader.fingerprints.isEmpty)
      }
    }
    for desk in register.desks {
      people[desk.name] = Person(
        address: Address(name: desk.name, mailbox: desk.address), inbox: desk.address)
      for clerk in desk.clerks {
        people[clerk.name] = Person(
          address: Address(name: clerk.name, mailbox: clerk.address), inbox: clerk.address,
          alsoReads: desk.address)
      }
    }
    people[deputy.name] = Person(
      address: Address(name: deputy.name, mailbox: deputy.address), inbox: deputy.address)
    people[coordinator.name] = Person(
      address: Address(name: coordinator.name, mailbox: coordinator.address), inbox: coordinator.address)
    people[supervisor.name] = Person(
      address: Address(name: supervisor.name, mailbox: supervisor.address), inbox: supervisor.address)
    for person in duty.persons {
      people[person.name] = Person(
        address: Address(name: person.name, mailbox: person.address), inbox: person.address)
    }
    return people
  }()
}
