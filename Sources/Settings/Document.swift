import Domain

/// The files of a configuration, by what they are called where they are shipped.
package enum Document: String, CaseIterable, Sendable {
  case huiyin, units, grounds, triage, duty, calendar

  /// What may stand in it, as its reader tells.
  package var outline: Outline {
    let origin = Origin(findings: Findings(), file: "\(rawValue).yaml", directory: "", credentials: nil)
    let root = Section(
      [], title: origin.file, kind: origin.file, place: Place(file: origin.file), origin: origin)
    let day = Day(number: 0)
    return switch self {
    case .huiyin: Outline.gathered(by: { Configuration($0, path: "", units: nil, today: day) }, like: root)
    case .units:
      Outline.gathered(
        by: { section in
          var addresses = Bookings("the address")
          return Units(section, desks: [], confirmers: 1, today: day, addresses: &addresses)
        }, like: root)
    case .grounds: Outline.gathered(by: GroundSettings.all, like: root)
    case .triage: Outline.gathered(by: TriageSettings.init, like: root)
    case .duty: Outline.gathered(by: { DutySettings($0, today: day, office: "") }, like: root)
    case .calendar: Outline.gathered(by: { WorkingCalendar.Year($0, file: "1970.yaml") }, like: root)
    }
  }
}
