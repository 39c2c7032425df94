import Domain
import Mail

/// Somebody of the cast: whom his mail comes from, and where he reads ours.
package struct Person: Sendable {
  package let address: Address
  /// A leader reads what his unit's officer gets, a clerk what his desk gets.
  package let inbox: String
  /// Whether he has a certificate to sign with.
  package let signs: Bool

  package init(address: Address, inbox: String, signs: Bool = false) {
    self.address = address
    self.inbox = inbox
    self.signs = signs
  }
}

extension Cast {
  /// Citizens, leaders and clerks by their names; a unit by its short name, when its officer speaks for it, and a
  /// desk by its own.
  package static let people: [String: Person] = {
    var people: [String: Person] = [:]
    func add(_ name: String, _ mailbox: String, inbox: String, signs: Bool = false) {
      people[name] = Person(address: Address(name: name, mailbox: mailbox), inbox: inbox, signs: signs)
    }
    for citizen in citizens { add(citizen.name ?? "", citizen.mailbox, inbox: citizen.mailbox) }
    for unit in register.units {
      let officer = unit.officers[0].address
      add(unit.name.text, officer, inbox: officer)
      for leader in unit.leaders {
        add(leader.name, leader.address, inbox: officer, signs: !leader.fingerprints.isEmpty)
      }
    }
    for desk in register.desks {
      add(desk.name, desk.address, inbox: desk.address)
      for clerk in desk.clerks { add(clerk.name, clerk.address, inbox: desk.address) }
    }
    return people
  }()
}
