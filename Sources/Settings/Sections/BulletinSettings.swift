import Domain

/// When bulletins (通报) are drawn up, and whom they name.
package struct BulletinSettings: Sendable {
  /// Nil where none are.
  package let rules: BulletinRules?
  /// Whether each unit's leader gets the list of its letters once a month.
  package let tellsLeaders: Bool

  init(_ section: Section) {
    let standard = BulletinRules.standard
    let after = section.value("after", .workingDaysOrOff(1...15), default: standard.after)
    let objections = section.value("objections", .workingDays(1...15), default: standard.objections)
    let commended = section.value("commended-from", .whole(0...100), default: standard.commendedFrom)
    let criticised = section.value("criticised-below", .whole(0...100), default: standard.criticisedBelow)
    tellsLeaders = section.value("leaders", .toggle, default: true)
    rules = after.map {
      BulletinRules(
        after: $0, objections: objections, commendedFrom: commended, criticisedBelow: criticised)
    }
    if criticised > commended {
      section.problem(
        section.placeOfValue(of: "criticised-below"),
        "a unit would be commended and criticised at once: criticised-below is above commended-from",
        hint: "write criticised-below: \(min(commended, standard.criticisedBelow))")
    }
  }
}
