import Digest
import Domain

/// A directory of years, `2026.yaml` and so on, from the State Council's yearly notices.
struct CalendarFiles {
  let calendar: WorkingCalendar

  /// - Parameters:
  ///   - directory: Where the years lie.
  ///   - place: Where the directory is named.
  init(_ directory: String, named place: Place, origin: Origin, today: Day) {
    var years: [WorkingCalendar.Year] = []
    var hash = SHA256()
    for name in Self.names(in: directory, named: place, origin: origin) {
      let path = Path.resolve(name, in: directory)
      let year = origin.open(path, named: place, take: { hash.update($0) }) {
        WorkingCalendar.Year($0, file: name)
      }
      if let year { years.append(year) }
    }
    calendar = WorkingCalendar(years: years, version: String(Hex.encode(hash.finish()).prefix(12)))
    warn(of: today, place, origin.findings)
  }

  private static func names(in directory: String, named place: Place, origin: Origin) -> [String] {
    do {
      let names = try DirectoryListing.names(in: directory).filter { $0.hasSuffix(".yaml") }
      for name in names where !isYear(name) {
        let path = Path.resolve(name, in: directory)
        origin.findings.add(
          Problem(
            Place(file: origin.name(of: path)), "a file of the calendar is named after its year",
            hint: "name it 2026.yaml, or end its name otherwise"))
      }
      return names.filter(isYear)
    } catch {
      origin.findings.add(Problem(place, error.description))
      return []
    }
  }

  private static func isYear(_ name: String) -> Bool {
    name.utf8.count == 9 && name.utf8.prefix(4).allSatisfy { (48...57).contains($0) }
  }

  /// Notices appear in November: from then on the next year's is missed, as due days begin to reach into it.
  private func warn(of today: Day, _ place: Place, _ findings: Findings) {
    let due = today.month >= 11 ? [today.year, today.year + 1] : [today.year]
    for year in due where !calendar.isOfficial(year) {
      findings.warn(
        Problem(
          place, "there is no official calendar for \(year): its due days are provisional",
          hint: "write \(year).yaml from the State Council's notice"))
    }
  }
}
