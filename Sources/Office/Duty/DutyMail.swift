import Digest
import Domain
import Store
import Templates

/// The mail with which somebody is called, and the one that tells him that another has it.
extension Docket {
  /// Calls one of them: recorded, mailed with a code of his own, and where there is an alert command, told to it.
  /// - Parameter next: when the next one is called, unless somebody acknowledges.
  mutating func call(
    _ callee: Callee, in round: Int, of watch: DutyWatch, after calls: [DutyCall], next: Timestamp
  ) throws {
    let code = Token(letter: id, code: Base32.encode(office.entropy(10)))
    try record(.escalated(to: callee.party.description, reason: reason(of: watch, calls)), by: .policy)
    let number = try book.call(
      callee.party, at: callee.address, telephone: callee.telephone, about: id, round: round,
      isFirst: calls.isEmpty, code: code.code, next: next, at: now)
    var values = try valuesOfCall(after: calls)
    values["person"] = .text(callee.name)
    values["code"] = "\(code)"
    values["within"] = .text(Self.chinese(seconds: next.seconds - now.seconds))
    try send(
      "duty-call", to: callee.address, token: code, cause: "call \(number)", values: values)
    if office.rules.duty.alerts {
      try book.alert(calls.isEmpty ? .called : .escalated, of: number, about: id, at: now)
    }
  }

  /// So that two do not run: everybody called hears of it, but whoever has it.
  func tellThatItIsOver(_ calls: [DutyCall], because why: String, notTo own: String? = nil) throws {
    var told: Set<String> = []
    for call in calls where call.address != own && told.insert(call.address.lowercased()).inserted {
      try send(
        "duty-over", to: call.address, cause: "over \(call.id)",
        values: ["title": .text(titleForDuty), "person": .text(call.name), "how": .text(why)])
    }
  }

  /// For the journal and the history, in the command line's language.
  private func reason(of watch: DutyWatch, _ calls: [DutyCall]) -> String {
    guard let last = calls.last else { return "urgent" }
    return switch watch.why {
    case .urgent, .silent: "urgent: \(last.name) has not acknowledged"
    case .returned: "urgent: the mail to \(last.name) came back"
    case .passed: "urgent: \(last.name) cannot see to it"
    }
  }

  /// Nothing of a letter that may be a secret; of others what ``textForDuty`` leaves.
  private func valuesOfCall(after calls: [DutyCall]) throws -> TemplateValues {
    let others = try book.lettersWatched() - 1
    return [
      "title": .text(titleForDuty), "text": .text(textForDuty),
      "channel": .text(letter.registration.channel.chinese),
      "receivedAt": "\(letter.registration.receivedAt)",
      "because": .text(mayBeSecret ? "" : urgentWords.joined(separator: "、")),
      "unit": .text(letter.assignment?.lead.text ?? ""),
      "before": .list(
        calls.suffix(20).map { ["name": .text($0.name), "at": "\($0.at)"] }),
      "others": .text(others > 0 ? "\(others)" : ""),
    ]
  }

  /// The words of the letter, or who has marked it.
  private var urgentWords: [String] {
    triage.urgency(of: Triage.words(of: letter))?.because ?? letter.classification?.because ?? []
  }

  private static func chinese(seconds: Int64) -> String {
    seconds % 3600 == 0 ? "\(seconds / 3600)小时" : "\(seconds / 60)分钟"
  }
}
