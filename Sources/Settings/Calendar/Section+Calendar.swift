import Digest
import Domain

extension Section {
  /// The working calendar in a directory of years, `2026.yaml` and so on, from the State Council's notices.
  ///
  /// Its version is the beginning of the SHA-256 of all the files' bytes in the order of their years.
  func calendar(_ key: String, default standard: String, today: Day) -> WorkingCalendar {
    let directory = path(key, default: standard)
    var years: [WorkingCalendar.Year] = []
    var hash = SHA256()
    for name in yearFiles(in: directory, named: placeOfValue(of: key)) {
      let year = origin.open(
        Path.resolve(name, in: directory), named: placeOfValue(of: key), bytes: { hash.update($0) },
        { WorkingCalendar.Year($0, file: name) })
      if let year { years.append(year) }
    }
    let version = String(Hex.encode(hash.finish()).prefix(12))
    let calendar = WorkingCalendar(years: years, version: version)
    warn(of: calendar, today, at: placeOfValue(of: key))
    return calendar
  }

  private func yearFiles(in directory: String, named place: Place) -> [String] {
    do {
      let names = try DirectoryListing.names(in: directory).filter { $0.hasSuffix(".yaml") }
      for name in names where !isYear(name) {
        problem(
          Place(file: origin.name(of: Path.resolve(name, in: directory))),
          "a file of the calendar is named after its year",
          hint: "name it 2026.yaml, or end its name otherwise")
      }
      return names.filter(isYear)
    } catch {
      problem(place, error.description)
      return []
    }
  }

  private func isYear(_ name: String) -> Bool {
    name.utf8.count == 9 && name.utf8.prefix(4).allSatisfy { (48...57).contains($0) }
  }

  /// Notices appear in November: from then on the next year's is missed, as due days begin to reach into it.
  private func warn(of calendar: WorkingCalendar, _ today: Day, at place: Place) {
    let due = today.month >= 11 ? [today.year, today.year + 1] : [today.year]
    for year in due where !calendar.isOfficial(year) {
      warn(
        place, "there is no official calendar for \(year): its due days are provisional",
        hint: "write \(year).yaml from the State Council's notice")
    }
  }
}
