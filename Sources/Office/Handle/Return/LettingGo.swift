import Domain
import Store
import Templates

/// What a let-go question is about: a unit, and where in the letter's story it says why.
struct LetGoQuestion: Equatable {
  let unit: UnitName
  let reason: Int64

  init(_ unit: UnitName, reason: Int64) { (self.unit, self.reason) = (unit, reason) }

  init?(subject: String) {
    guard let space = subject.lastIndex(of: " "), let reason = Int64(subject[subject.index(after: space)...])
    else { return nil }
    self.init(UnitName(String(subject[..<space])), reason: reason)
  }

  var subject: String { "\(unit) \(reason)" }
}

/// A unit that wants to be rid of a letter and cannot give it back by itself: one that only cooperates, or a lead that
/// is late. The desk says in a line what becomes of it.
extension Docket {
  mutating func askToLetGo(
    _ unit: UnitName, because reason: String, by party: Party, lateAfter last: Day? = nil
  ) throws {
    try record(.noted(Words("\(unit)提出不承办本件：\(reason)")), by: party)
    guard let noted = letter.events.last else { return }
    let isLead = unit == letter.assignment?.lead
    try ask(
      .letGo, subject: LetGoQuestion(unit, reason: noted.sequence).subject, template: "asks-out", for: unit,
      values: [
        "title": .text(titleForDesk),
        "text": .text(isReadHere ? Self.readHere(id) : letter.textWithSupplements), "unit": .text(unit.text),
        "lead": .flag(isLead),
        "lastDay": .text(last?.chinese ?? ""), "reason": .text(reason),
        "due": .text(letter.due[unit]?.shown ?? ""),
        "proposals": .list(isLead ? otherLeads(than: unit).map { ["unit": .text($0.text)] } : []),
      ])
  }

  /// Units that might lead instead: the one that the reason names, and those proposed.
  private func otherLeads(than unit: UnitName) -> [UnitName] {
    proposal.leads.map(\.value).filter { $0 != unit }
  }

  /// 同意, 不同意：原因, or for a lead 改派 旗水务局：原因.
  mutating func letGo(_ line: String, answering question: LetGoQuestion, by clerk: Party) throws -> String {
    guard let assignment = letter.assignment, assignment.units.contains(question.unit) else {
      throw DeskRefusal("未办理：\(question.unit)已不承办本件")
    }
    let reason = words(at: question.reason)
    switch Approval(reading: line) {
    case .yes(nil) where question.unit == assignment.lead:
      guard letter.stage == .assigned || letter.stage == .handling else {
        throw DeskRefusal("未办理：\(question.unit)已经答复；确需改派的，请写：改派 单位名：原因")
      }
      try tellVoid([question.unit], round: assignment.round, reason: "本中心同意贵单位退回")
      try giveBack(question.unit, because: reason, proof: nil, by: clerk)
      return "已同意\(question.unit)退回，请按随后的邮件指定承办单位"
    case .yes(nil):
      try record(.released(unit: question.unit, reason: Words(reason)), by: clerk)
      try tellVoid([question.unit], round: assignment.round, reason: "本中心同意贵单位不参与配合")
      return "已同意\(question.unit)不参与配合"
    case .no(let why):
      guard !why.isEmpty else { throw DeskRefusal("未办理：不同意须写明原因，原因将告知该单位") }
      try record(.noted(Words("不同意\(question.unit)退回：\(why)")), by: clerk)
      try answerRequest(of: question.unit, .letGo, granted: false, because: why)
      return "已告知\(question.unit)继续办理，时限不变"
    case .yes, nil: throw DeskRefusal("没有读懂，未办理。\(QuestionKind.letGo.help)")
    }
  }

  /// What was noted at that place of the letter's story, without what stands before the colon.
  func words(at sequence: Int64) -> String {
    guard let event = letter.events.last(where: { $0.sequence == sequence }),
      case .noted(let words) = event.fact
    else { return "" }
    let text = words.shown
    return text.firstIndex(of: "：").map { String(text[text.index(after: $0)...]) } ?? text
  }
}
