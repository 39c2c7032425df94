import Domain

/// How long things may take, how that is counted and judged, and when desks are written to. Answers may take calendar
/// days; everything else has working days.
package struct ClockSettings: Sendable {
  /// To register a letter and pass it to its unit.
  package let registerAndAssign: Int
  /// For an answer (Art. 14).
  package let answer: Term
  /// Instead of it for letters of one channel or category; of several the shortest counts.
  package let answerByChannel: [String: Term]
  package let answerByCategory: [Domain.Category: Term]
  /// For inquiries that the desk answers as a unit of its own; nil where they have the time of all others.
  package let simpleInquiry: Int?
  /// To review a signed answer and publish it.
  package let reviewAndPublish: Int
  /// To pass 我为政府网站找错 on, and for an answer to it (国办发〔2017〕47号).
  package let siteErrorAssign: Int
  package let siteError: Int
  /// By how much cooperating units are due before the lead.
  package let cooperatingLess: Int
  package let rules: ClockRules
  /// When desks are told, on a working day, of everything that waits for them: seconds after midnight.
  package let morning: Int
  /// When they are told once more, of what has become urgent since: seconds after midnight, in order.
  package let urgent: [Int]
  /// Where the term of an answer stands.
  let place: Place

  init(_ section: Section) {
    registerAndAssign = section.value("register-and-assign", .workingDays(1...10), default: 1)
    answer = section.value("answer", .term(1...60), default: .workingDays(5))
    answerByChannel = section.section("answer-by-channel") { section in
      Channel.kinds.reduce(into: [:]) { $0[$1] = section.optional($1, .term(1...60)) }
    }
    answerByCategory = section.section("answer-by-category") { section in
      Domain.Category.allCases.reduce(into: [:]) {
        $0[$1] = section.optional(kebabCase($1.rawValue), .term(1...60))
      }
    }
    simpleInquiry = section.optional("simple-inquiry", .workingDays(1...10))
    reviewAndPublish = section.value("review-and-publish", .workingDays(1...10), default: 1)
    siteErrorAssign = section.value("site-error-assign", .workingDays(1...10), default: 1)
    siteError = section.value("site-error", .workingDays(1...60), default: 3)
    cooperatingLess = section.value(
      "cooperating-less", .workingDays(0...30), default: min(2, max(0, answer.usualWorkingDays - 1)))
    rules = ClockRules(
      start: section.value("start", .choice, default: .served),
      judgedBy: section.value("on-time", .choice, default: .signedOff),
      cutOff: section.value("cut-off", .endOfHours, default: 86_400))
    morning = section.value("morning", .clock, default: 8 * 3600 + 30 * 60)
    if morning > 12 * 3600 {
      section.problem(
        section.placeOfValue(of: "morning"), "the desk is told of its day when it is half over",
        hint: "write a time before noon such as \"08:30\", and later ones under urgent:")
    }
    urgent = section.hours("urgent", default: [14 * 3600 + 30 * 60])
    place = section.placeOfValue(of: "answer")
    checkThatTheyAgree(section)
  }

  /// The longest time that any unit has, in working days.
  var longest: Int {
    let special = Array(answerByChannel.values) + Array(answerByCategory.values)
    return special.map(\.usualWorkingDays).reduce(max(answer.usualWorkingDays, siteError), max)
  }

  private static let noon = 12 * 3600

  private func checkThatTheyAgree(_ section: Section) {
    if cooperatingLess >= answer.usualWorkingDays, section.has("cooperating-less") {
      section.problem(
        section.placeOfValue(of: "cooperating-less"), "\"cooperating-less\" leaves cooperating units no day",
        hint: "it must be less than answer")
    }
    if let simpleInquiry, simpleInquiry > answer.usualWorkingDays {
      section.problem(
        section.placeOfValue(of: "simple-inquiry"), "\"simple-inquiry\" is longer than \"answer\"",
        hint: "write at most \(answer.usualWorkingDays) working days")
    }
    if rules.cutOff < Self.noon {
      section.problem(
        section.placeOfValue(of: "cut-off"), "a term would be over before the morning of its last day is",
        hint: "write the end of office hours, or 24:00")
    }
    if siteErrorAssign >= siteError, section.has("site-error-assign") {
      section.problem(
        section.placeOfValue(of: "site-error-assign"),
        "a site error may be passed on as late as it must be answered",
        hint: "it must be less than site-error")
    }
  }
}

extension Section {
  /// Hours of a day, in order.
  fileprivate func hours(_ key: String, default standard: [Int]) -> [Int] {
    let form = Form<Int>.clock
    describe(key, .list(form.kind))
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
