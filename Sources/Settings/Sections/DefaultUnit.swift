import Domain

/// The unit that letters of a mailbox or an account are for, unless their words say otherwise.
package struct DefaultUnit: Sendable {
  package let name: UnitName
  package let place: Place
}

extension Section {
  func defaultUnit() -> DefaultUnit? {
    optional("default-unit", .name).map {
      DefaultUnit(name: UnitName($0), place: placeOfValue(of: "default-unit"))
    }
  }
}

extension DefaultUnit {
  /// What is wrong with it, where there is no such unit.
  func problem(among units: [HandlingUnit]) -> Problem? {
    guard !units.contains(where: { $0.name == name }) else { return nil }
    let near = nearest(to: name.text, among: units.map(\.name.text))
    return Problem(
      place, "there is no handling unit \(quoted(name.text))",
      hint: near.map { "did you mean \(quoted($0))?" })
  }
}
