import Domain
import Templates

extension BoardPages {
  /// What one desk has to do.
  func desk(_ desk: BoardDesk, of tree: BoardTree, from path: String) -> TemplateValues {
    [
      "name": .text(desk.name), "count": "\(desk.count)", "late": Self.ifAny(desk.overdue),
      "work": .list(desk.work.prefix(Self.most).map { .record(work($0, of: tree, from: path)) }),
      "more": Self.more(desk.work.count),
    ]
  }

  private func work(_ work: BoardDesk.Work, of tree: BoardTree, from path: String) -> TemplateValues {
    var values: TemplateValues = [
      "name": .text(work.name), "since": "\(work.since)", "due": "\(work.due)",
      "standing": .text(work.isOptional ? "可以不办" : work.urgency.chinese(work.days)),
      "urgent": .flag(work.isUrgent), "overdue": .flag(!work.isOptional && work.urgency == .overdue),
      "today": .flag(!work.isOptional && work.urgency == .today), "letter": false, "held": false,
    ]
    switch work.matter {
    case .letter(let letter): values["letter"] = .record(seen(letter, by: tree, from: path))
    case .held(let held):
      values["held"] = [
        "number": "\(held.number)", "reason": .text(held.reason),
        "href": .text(SitePath.root(from: path) + BoardPath.held),
      ]
    }
    return values
  }

  /// A letter that is marked as a test.
  func test(_ test: BoardDay.Test, of tree: BoardTree, from path: String) -> TemplateValues {
    seen(test.letter, by: tree, from: path).merging([
      "turns": .text(test.turns.isEmpty ? "—" : test.turns.joined(separator: "、"))
    ]) { $1 }
  }

  /// Of a letter of another desk, for which this one stands in, a tree has no page: it tells its number.
  private func seen(_ letter: BoardLetter, by tree: BoardTree, from path: String) -> TemplateValues {
    guard !tree.shows(desk: letter.desk) else { return row(letter, from: path) }
    let number = BoardLetter(id: letter.id, desk: letter.desk, stage: letter.stage, matter: nil)
    return row(number, from: path).merging(["href": ""]) { $1 }
  }
}
