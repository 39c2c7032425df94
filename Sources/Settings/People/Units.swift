import Domain

/// What a file of units says: the units, and the words that speak for each.
struct Units {
  /// A unit as it stands in the file.
  struct Entry {
    let unit: HandlingUnit
    let keywords: [Keyword]
    let places: [Keyword]
    let section: Section
  }

  let entries: [Entry]
  /// Words of village matters, which speak for the unit whose place is named with them.
  let localKeywords: [Keyword]

  /// - Parameters:
  ///   - addresses: Who has which mail address so far: the office and its desks.
  ///   - confirmers: How many clerks must confirm a scan.
  init(_ root: Section, desks: [Desk], confirmers: Int, today: Day, addresses: inout Bookings) {
    var taken: [String: Place] = [:]
    var names = Bookings("the name")
    var certificates = Bookings("the certificate")
    let entries = root.sections(
      "units", each: "handling unit", need: "add units: with name:, full-name: and officers:"
    ) { section in
      let unit = HandlingUnit(
        section, desks: desks, names: &names, addresses: &addresses, certificates: &certificates)
      // A short name is a key everywhere: no other unit may ever have it.
      section.takeOnly(
        unit.name.text, &taken,
        hint: "a unit that changed keeps its entry with until:, and the new one gets another short name")
      // Names of places hint at a unit more weakly than words of its work.
      return Entry(
        unit: unit, keywords: section.keywords("keywords"), places: section.keywords("places", weight: 0.5),
        section: section)
    }
    self.entries = entries ?? []
    localKeywords = root.keywords("local-keywords")
    checkSuccession()
    for entry in self.entries { entry.warn(today: today, confirmers: confirmers) }
  }

  var units: [HandlingUnit] { entries.map(\.unit) }
  var routes: [Route] {
    entries.filter { !$0.keywords.isEmpty || !$0.places.isEmpty }
      .map { Route(unit: $0.unit.name, keywords: $0.keywords, places: $0.places) }
  }

  private func checkSuccession() {
    let byName = Dictionary(entries.map { ($0.unit.name, $0.unit) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let successor = entry.unit.succeededBy else { continue }
      let place = entry.section.placeOfValue(of: "succeeded-by")
      if byName[successor] == nil {
        let near = nearest(to: successor.text, among: entries.map(\.unit.name.text))
        entry.section.problem(
          place, "\(entry.section.title) is succeeded by \(quoted(successor.text)), which is no unit",
          hint: near.map { "did you mean \(quoted($0))?" })
      } else if entry.unit.tenure.until == nil {
        entry.section.problem(
          place, "\(entry.section.title) has a successor but does not end",
          hint: "add until: and its last day")
      } else if isItsOwnSuccessor(entry.unit, byName) {
        entry.section.problem(place, "\(entry.section.title) is in the end succeeded by itself")
      }
    }
  }

  private func isItsOwnSuccessor(_ unit: HandlingUnit, _ byName: [UnitName: HandlingUnit]) -> Bool {
    var seen: Set<UnitName> = []
    var next = unit.succeededBy
    while let name = next, name != unit.name, seen.insert(name).inserted { next = byName[name]?.succeededBy }
    return next == unit.name
  }
}

extension Units.Entry {
  /// What is allowed but will surprise somebody.
  fileprivate func warn(today: Day, confirmers: Int) {
    guard unit.tenure.contains(today) else { return }
    let clerks = unit.officers.count { $0.holds(on: today) }
    if unit.desk != nil, unit.signOff == .scan, clerks <= confirmers {
      section.warn(
        section.placeOfValue(of: "desk"),
        "\(section.title) signs by scan, and whoever of its \(clerks) clerks answers may not confirm it",
        hint: "name \(confirmers + 1 - clerks) more under clerks: in huiyin.yaml, or write sign-off: smime")
    }
    if unit.signOff == .smime, unit.leaders.allSatisfy({ $0.fingerprints.count == $0.keys.count }) {
      section.warn(
        section.placeOfValue(of: "sign-off"), "\(section.title) must sign but has no certificate",
        hint: "name its leader's under leaders: certificates:, or write sign-off: scan")
    }
    if unit.signOff == .openpgp, unit.leaders.allSatisfy(\.keys.isEmpty) {
      section.warn(
        section.placeOfValue(of: "sign-off"), "\(section.title) must sign but has no OpenPGP key",
        hint: "name its leader's under leaders: keys:, or write sign-off: scan")
    }
    if !unit.officers.isEmpty, unit.officer(on: today) == nil {
      section.warn(section.place, "\(section.title) has no officer today (\(today))")
    }
  }
}
