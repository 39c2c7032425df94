/// How long things may take, in working days, and when desks are written to.
package struct ClockSettings: Sendable {
  /// For an answer (Art. 14).
  package let answer: Int
  /// For an answer to 我为政府网站找错 (国办发〔2017〕47号).
  package let siteError: Int
  /// By how much cooperating units are due before the lead.
  package let cooperatingLess: Int
  /// When desks are told, on a working day, of everything that waits for them: seconds after midnight.
  package let morning: Int
  /// When they are told once more, of what has become urgent since: seconds after midnight, in order.
  package let urgent: [Int]

  init(_ section: Section) {
    answer = section.value("answer", .workingDays(1...60), default: 5)
    siteError = section.value("site-error", .workingDays(1...60), default: 3)
    cooperatingLess = section.value("cooperating-less", .workingDays(0...30), default: 2)
    morning = section.value("morning", .clock, default: 8 * 3600 + 30 * 60)
    urgent = section.hours("urgent", default: [14 * 3600 + 30 * 60])
    if cooperatingLess >= answer, section.has("cooperating-less") {
      section.problem(
        section.placeOfValue(of: "cooperating-less"), "\"cooperating-less\" leaves cooperating units no day",
        hint: "it must be less than answer")
    }
  }
}

extension Section {
  /// Hours of a day, in order.
  fileprivate func hours(_ key: String, default standard: [Int]) -> [Int] {
    let form = Form<Int>.clock
    guard let item = item(key) else {
      note(key, .list(standard.map { .text(form.write($0)) }))
      return standard
    }
    guard case .list(let items, let place) = item, items.count <= 12 else {
      problem(item.place, "\(quoted(key)) must be times of day such as [\"14:30\"], not \(item.found)")
      return standard
    }
    let hours = list(key, form).map(\.value)
    if Set(hours).count < hours.count { problem(place, "\(quoted(key)) has the same time twice") }
    return hours.sorted()
  }
}
