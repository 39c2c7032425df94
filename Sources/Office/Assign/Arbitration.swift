import Domain
import Store
import Templates

/// A letter that was given back twice (推诿): the arbiter is asked with its whole history, and his ruling is final (裁定).
extension Docket {
  /// The coordinator, where policy names him and somebody holds the office whom the letter does not accuse; else the
  /// letter's desk.
  var arbiter: Desk? {
    guard office.rules.returns.arbiter == .coordinator,
      letter.accusation?.accuses(.official(.coordinator)) != true
    else { return desk }
    return office.register.desk(of: [.coordinator], on: now.day) ?? desk
  }

  func askArbiter() throws {
    guard let arbiter else { return }
    let choices = choicesOfArbiter
    try ask(
      .arbitrate, subject: "round \(letter.rounds)", template: "arbitrate",
      insteadOfDesk: arbiter,
      values: [
        "title": .text(titleForDesk),
        "text": .text(isReadHere ? Self.readHere(id) : letter.textWithSupplements),
        "receivedAt": "\(letter.registration.receivedAt)",
        "count": "\(letter.returns.count)",
        "history": .list(history.map { .text($0) }),
        "choices": .list(
          choices.enumerated().map { ["number": "\($0.offset + 1)", "unit": .text($0.element.text)] }),
      ])
  }

  /// Those that gave it back, those that they named, and those that the router proposes.
  private var choicesOfArbiter: [UnitName] {
    let all =
      letter.returns.map(\.unit) + letter.returns.compactMap(\.suggested) + proposal.leads.map(\.value)
    return all.reduce(into: []) { known, unit in
      let isThere = office.register.unit(unit)?.tenure.contains(now.day) == true
      if isThere, !known.contains(unit) { known.append(unit) }
    }
  }

  /// `2026-11-24 09:00 旗住建局退回：漏水的是自来水管`.
  private var history: [String] {
    letter.events.compactMap { event in
      switch event.fact {
      case .assigned(let assignment):
        "\(event.at) 第\(assignment.round)次转办\(assignment.lead)：\(assignment.because.joined(separator: "、"))"
      case .returned(let unit, let reason, _, _): "\(event.at) \(unit)退回：\(forDesk(reason.shown))"
      default: nil
      }
    }
  }

  /// 裁定 旗水务局, 2 旗水务局, or 2 alone.
  mutating func rule(_ line: String, by arbiter: Party) throws -> String {
    guard letter.lastReturn != nil else { throw DeskRefusal("未办理：该件已转办，不待裁定") }
    let (ruling, reason) = try Ruling.withReason(
      reading: line, among: choicesOfArbiter, UnitNames(office.register, on: now.day))
    try assign(
      to: ruling.lead, with: ruling.cooperating, because: ["\(arbiter.name ?? "")裁定"], isRuling: true,
      by: arbiter)
    if !reason.isEmpty { try record(.noted(Words("裁定理由：\(reason)")), by: arbiter) }
    return "已裁定由\(ruling.lead)承办，\(letter.due[ruling.lead].map { "\($0.day.chinese)前办结，" } ?? "")该单位不得再退回"
  }
}

/// Which units an arbiter names, by number or by name.
struct Ruling: Equatable {
  let lead: UnitName
  let cooperating: [UnitName]

  /// - Throws: what is wrong, in the arbiter's words.
  init(reading line: String, among choices: [UnitName], _ names: UnitNames) throws {
    var text = OfficeText.withoutOpeningBrackets(TriageSpelling.usual(OfficeText.trimmed(line)))
    text = Self.without(["裁定", "：", ":", "由"], text)
    let numbers = names.isName(OfficeText.bare(text)) ? nil : LineNumbers(in: text, numerals: .apart)
    let number = numbers?.all.first
    if numbers?.all.count ?? 0 > 1 { throw DeskRefusal("未办理：请只写一个序号") }
    let rest = numbers.map { Self.without(["裁定", "：", ":", "由"], $0.rest) } ?? text
    var named = NamedUnits(reading: rest, names).map { ($0.lead, $0.cooperating) }
    if OfficeText.bare(rest).isEmpty { named = nil }
    switch (number, named) {
    case (nil, let (lead, others)?):
      self.init(try names.one(called: lead), try others.map(names.one))
    case (let number?, let named):
      guard choices.indices.contains(Int(number) - 1) else {
        throw DeskRefusal("未办理：没有序号\(number)，请写单位名")
      }
      let lead = choices[Int(number) - 1]
      if let named, try names.one(called: named.0) != lead {
        throw DeskRefusal("未办理：序号\(number)是\(lead)，与所写的“\(named.0)”不是同一单位，请只写单位名")
      }
      guard named != nil || OfficeText.bare(rest).isEmpty else {
        throw DeskRefusal("没有读懂，未办理。\(QuestionKind.arbitrate.help)")
      }
      self.init(lead, try named?.1.map(names.one) ?? [])
    case (nil, nil): throw DeskRefusal("没有读懂，未办理。\(QuestionKind.arbitrate.help)")
    }
  }

  /// The same where its reason stands behind it: `裁定 旗水务局：漏水的是自来水管`, `裁定由旗水务局承办，理由：…`.
  static func withReason(reading line: String, among choices: [UnitName], _ names: UnitNames) throws
    -> (Ruling, reason: String)
  {
    do { return (try Ruling(reading: line, among: choices, names), "") } catch {
      guard let (head, reason) = parts(of: line) else { throw error }
      // What is wrong with the whole line is what its arbiter should read.
      guard let ruling = try? Ruling(reading: head, among: choices, names) else { throw error }
      return (ruling, reason)
    }
  }

  /// Behind a colon whatever stands there is the reason; behind another mark it says itself that it is one.
  private static func parts(of line: String) -> (head: String, reason: String)? {
    var text = OfficeText.trimmed(line)[...]
    // 裁定：旗水务局，因…
    let opening = without(["裁定"], String(text)).drop { "：: ".contains($0) }
    text = opening
    guard let mark = text.firstIndex(where: { "：:，,；;。（( 　".contains($0) }), mark > text.startIndex else {
      return nil
    }
    var reason = OfficeText.bare(String(text[text.index(after: mark)...]))
    let isNamed = reasons.contains(where: reason.hasPrefix)
    guard !reason.isEmpty, isNamed || "：:".contains(text[mark]),
      !doubts.contains(where: reason.contains), !denials.contains(where: reason.hasPrefix)
    else { return nil }
    for label in ["理由", "原因"] where reason.hasPrefix(label) {
      reason = OfficeText.trimmed(String(reason.dropFirst(label.count).drop { "：:是为，,".contains($0) }))
    }
    var head = String(text[..<mark])
    for verb in ["牵头承办", "承办", "办理", "负责", "牵头"] where head.hasSuffix(verb) {
      head = String(head.dropLast(verb.count))
      break
    }
    return reason.isEmpty ? nil : ("裁定 " + head, reason)
  }

  private static let reasons = [
    "理由", "原因", "因", "由于", "鉴于", "依据", "根据", "按照", "属", "该", "此", "经查", "经核", "其职责", "职责",
  ]
  private static let doubts = ["?", "？", "吗", "还是", "或者", "不对", "再议", "再说", "暂", "待定"]
  private static let denials = ["不", "非", "或", "先", "改", "和", "及", "与", "配合"]

  private init(_ lead: UnitName, _ cooperating: [UnitName]) {
    (self.lead, self.cooperating) = (lead, cooperating)
  }

  private static func without(_ beginnings: [String], _ text: String) -> String {
    var text = OfficeText.trimmed(text)
    for beginning in beginnings where text.hasPrefix(beginning) {
      text = OfficeText.trimmed(String(text.dropFirst(beginning.count)))
    }
    return text
  }
}
