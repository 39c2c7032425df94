import Domain
import Store
import Templates

extension Office {
  /// Asks everybody who signs for a unit to answer a mail with his signature (试签), so that a gateway that adds a
  /// footer is found before the first letter is answered. Where a unit signs on paper, its officers are asked to
  /// answer: what can be seen then is that mail comes and goes.
  package func probe(_ name: String, at now: Timestamp) throws -> [ProbeState] {
    guard let unit = register.unit(called: name, on: now.day) else { throw OfficeError.unknownUnit(name) }
    let people = unit.peopleToProbe(on: now.day)
    guard !people.isEmpty else { throw OfficeError.nobodyToProbe(unit.name) }
    let post = Post(office: self, now: now)
    try ledger.write { book in
      for (name, address) in people {
        let code = DigestCode(.probe, entropy: entropy(10))
        let mail = try post.mail(
          "probe", to: address, code: code, cause: "probe/\(code)",
          values: [
            "unit": .text(unit.name.text), "person": .text(name), "code": "\(code)",
            "signs": .flag(unit.signsByKey), "signOffSmime": .flag(unit.signOff == .smime),
            "signOffOpenPGP": .flag(unit.signOff == .openpgp),
          ])
        try book.probe(
          unit.name, person: name, recipient: address, code: code.code, messageID: mail.messageID, at: now)
        try book.send(mail, at: now)
      }
    }
    return try ProbeState.all(of: unit.name, in: ledger)
  }
}

extension HandlingUnit {
  /// Whether what its leaders sign can be checked by a machine.
  var signsByKey: Bool { [.smime, .openpgp].contains(signOff) }

  fileprivate func peopleToProbe(on day: Day) -> [(name: String, address: String)] {
    signsByKey
      ? leaders.filter { $0.holds(on: day) }.map { ($0.name, $0.address) }
      : officers.filter { $0.holds(on: day) }.map { ($0.name, $0.address) }
  }
}
