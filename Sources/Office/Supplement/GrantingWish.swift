import Domain
import Templates

/// What the desk answers to an author's wish.
extension Docket {
  /// 同意. What takes a page down needs a second person, as what puts one up by a scan does (design law 5).
  mutating func grant(_ question: WishQuestion, by clerk: Party) throws -> String {
    guard question.wish == .unpublish || letter.hasPage else {
      try retract(because: "网民撤回，\(clerk.name ?? "")同意", by: clerk)
      return "已撤回，并告知网民和承办单位"
    }
    guard letter.hasPage else { throw DeskRefusal("未办理：该件目前没有公开") }
    if office.rules.secondPerson.contains(.withdraw) {
      guard let first = question.firstClerk else {
        let others = otherClerks(than: clerk.name ?? "")
        guard !others.isEmpty else { throw DeskRefusal("未办理：须由另一名工作人员同意，但没有登记其他工作人员") }
        try record(.noted(Words("\(clerk.name ?? "")同意撤下已公开的答复")), by: clerk)
        try askAboutWish(
          WishQuestion(question.wish, firstClerk: clerk.name), reasons: [], words: "", of: others)
        return "已记录您的意见，另一名工作人员同意后撤下"
      }
      guard first != clerk.name else { throw DeskRefusal("您已同意过，须由另一名工作人员同意") }
    }
    try withdraw(because: question.wish == .retract ? "网民撤回" : "网民要求不公开", by: clerk)
    guard question.wish == .unpublish else {
      try retract(because: "网民撤回，\(clerk.name ?? "")同意", by: clerk)
      return "已撤下并撤回，并告知网民和承办单位"
    }
    try writeToAuthor(
      .wish, cause: "done",
      values: [
        "private": false, "public": false, "asked": false, "handledAnew": false, "done": true, "reason": "",
      ])
    return "已撤下，并告知网民"
  }

  /// 不同意：原因, which the author reads.
  mutating func refuse(_ question: WishQuestion, because reason: String, by clerk: Party) throws -> String {
    guard !reason.isEmpty else { throw DeskRefusal("不同意须写明原因，原因将告知网民") }
    try record(.noted(Words("不同意网民的要求：\(reason)")), by: clerk)
    switch question.wish {
    case .retract:
      try writeToAuthor(
        .notRetracted, cause: "refused",
        values: ["asked": false, "late": false, "public": false, "reason": .text(reason)])
    case .unpublish:
      try writeToAuthor(
        .wish, cause: "refused",
        values: [
          "private": false, "public": false, "asked": false, "handledAnew": false, "done": false,
          "reason": .text(reason),
        ])
    }
    return "已记录，原因已告知网民"
  }
}
