import Domain
import Mail

/// Somebody of the cast: whom his mail comes from, and where he reads ours.
package struct Person: Sendable {
  package let address: Address
  /// A leader reads what his unit's officer gets, a clerk his own mailbox and his desk's.
  package let inboxes: [String]
  /// Whether he has a certificate to sign with.
  package let signs: Bool

  package init(address: Address, inboxes: [String], signs: Bool = false) {
    self.address = address
    self.inboxes = inboxes
    self.signs = signs
  }
}

extension Cast {
  /// Citizens, leaders and clerks by their names; a unit by its short name, when its officer speaks for it, and a
  /// desk by its own.
  package static let people: [String: Person] = {
    var people: [String: Person] = [:]
    func add(_ name: String, _ mailbox: String, inboxes: String..., signs: Bool = false) {
      people[name] = Person(address: Address(name: name, mailbox: mailbox), inboxes: inboxes, signs: signs)
    }
    for citizen in citizens { add(citizen.name ?? "", citizen.mailbox, inboxes: citizen.mailbox) }
    for unit in register.units {
      let officer = unit.officers[0].address
      add(unit.name.text, officer, inboxes: officer)
      for leader in unit.leaders {
        add(leader.name, leader.address, inboxes: officer, signs: !leader.fingerprints.isEmpty)
      }
    }
    for desk in register.desks {
      add(desk.name, desk.address, inboxes: desk.address)
      for clerk in desk.clerks { add(clerk.name, clerk.address, inboxes: desk.address, clerk.address) }
    }
    return people
  }()
}
