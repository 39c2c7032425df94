import Digest
import Domain

extension Section {
  /// The working calendar in a directory of years: `2026.yaml` and so on from the State Council's notices, and
  /// `2026-local.yaml` with what the locality sets besides (那达慕).
  ///
  /// Its version is the beginning of the SHA-256 of all the files' bytes in the order of their years.
  func calendar(_ key: String, default standard: String, today: Day) -> WorkingCalendar {
    let directory = path(key, default: standard)
    guard gathered == nil else { return WorkingCalendar(years: [], local: [], version: "") }
    var (years, local): ([WorkingCalendar.Year], [WorkingCalendar.Year]) = ([], [])
    var hash = SHA256()
    for name in yearFiles(in: directory, named: placeOfValue(of: key)) {
      let isLocal = name.hasSuffix(Self.localEnding)
      let year = origin.open(
        Path.resolve(name, in: directory), named: placeOfValue(of: key), bytes: { hash.update($0) },
        { section in
          isLocal
            ? WorkingCalendar.Year(local: section, file: name, beside: years)
            : WorkingCalendar.Year(section, file: name)
        })
      if let year {
        if isLocal { local.append(year) } else { years.append(year) }
      }
    }
    let version = String(Hex.encode(hash.finish()).prefix(12))
    let calendar = WorkingCalendar(years: years, local: local, version: version)
    warn(of: calendar, today, at: placeOfValue(of: key))
    return calendar
  }

  private func yearFiles(in directory: String, named place: Place) -> [String] {
    do {
      let names = try DirectoryListing.names(in: directory).filter {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".yml")
      }
      for name in names where !isYear(name) {
        problem(
          Place(file: origin.name(of: Path.resolve(name, in: directory))),
          "a file of the calendar is named after its year",
          hint: "name it 2026.yaml or 2026-local.yaml, or end its name otherwise")
      }
      // A locality's stands beside the year that it changes, so that year is read first.
      return names.filter(isYear).sorted { (bare($0), $0.utf8.count) < (bare($1), $1.utf8.count) }
    } catch {
      problem(place, error.description)
      return []
    }
  }

  private func isYear(_ name: String) -> Bool {
    let year = bare(name).utf8
    return year.count == 4 && year.allSatisfy { (48...57).contains($0) }
  }

  private func bare(_ name: String) -> String {
    String(name.dropLast((name.hasSuffix(Self.localEnding) ? Self.localEnding : ".yaml").count))
  }

  private static let localEnding = "-local.yaml"

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
