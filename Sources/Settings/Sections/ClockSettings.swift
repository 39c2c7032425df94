/// How long things may take, in working days, and when desks are written to.
package struct ClockSettings: Sendable {
  /// For an answer (Art. 14).
  package let answer: Int
  /// For an answer to 我为政府网站找错 (国办发〔2017〕47号).
  package let siteError: Int
  /// By how much cooperating units are due before the lead.
  package let cooperatingLess: Int
  /// When desks are told of the holding pen on a working day: seconds after midnight.
  package let digest: Int
  /// When desks are asked about letters that wait, on a working day: seconds after midnight, in order; empty where
  /// each is asked at once.
  package let triage: [Int]

  init(_ section: Section) {
    answer = section.value("answer", .workingDays(1...60), default: 5)
    siteError = section.value("site-error", .workingDays(1...60), default: 3)
    cooperatingLess = section.value("cooperating-less", .workingDays(0...30), default: 2)
    digest = section.value("digest", .clock, default: 8 * 3600 + 30 * 60)
    triage = section.hours("triage", orAtOnce: "at once", default: [8 * 3600 + 30 * 60, 14 * 3600 + 30 * 60])
    if cooperatingLess >= answer, section.has("cooperating-less") {
      section.problem(
        section.placeOfValue(of: "cooperating-less"), "\"cooperating-less\" leaves cooperating units no day",
        hint: "it must be less than answer")
    }
  }
}

extension Section {
  /// Hours of a day, in order; none where a word stands in their place.
  fileprivate func hours(_ key: String, orAtOnce word: String, default standard: [Int]) -> [Int] {
    let form = Form<Int>.clock
    guard let item = item(key) else {
      note(key, .list(standard.map { .text(form.write($0)) }))
      return standard
    }
    if case .text(word, _) = item {
      note(key, .text(word))
      return []
    }
    let expected = "times of day such as [\"08:30\", \"14:30\"], or \(quoted(word))"
    guard case .list(let items, let place) = item, (1...12).contains(items.count) else {
      problem(item.place, "\(quoted(key)) must be \(expected), not \(item.found)")
      return standard
    }
    let hours = list(key, form).map(\.value)
    if Set(hours).count < hours.count { problem(place, "\(quoted(key)) has the same time twice") }
    return hours.sorted()
  }
}
