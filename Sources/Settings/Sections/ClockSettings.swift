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

  init(_ section: Section) {
    answer = section.value("answer", .workingDays(1...60), default: 5)
    siteError = section.value("site-error", .workingDays(1...60), default: 3)
    cooperatingLess = section.value("cooperating-less", .workingDays(0...30), default: 2)
    digest = section.value("digest", .clock, default: 8 * 3600 + 30 * 60)
    if cooperatingLess >= answer, section.has("cooperating-less") {
      section.problem(
        section.placeOfValue(of: "cooperating-less"), "\"cooperating-less\" leaves cooperating units no day",
        hint: "it must be less than answer")
    }
  }
}
