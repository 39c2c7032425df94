import Templates

/// What is told of a clerk's mail of which nothing was carried out: how it begins, and why.
struct NotCarriedOut {
  private let line: String
  private let result: String
  private let about: String

  /// - Parameter about: what it seems to answer: 今日待办, 您的来信.
  init(_ words: String, because result: String, about: String) {
    line = PenText.plain(OfficeText.lines(OwnCodes.removed(from: words)).first ?? "（空白）")
    self.result = result
    self.about = about
  }

  /// For `morning-understood` and `understood`.
  var values: TemplateValues {
    [
      "outcome": "没有办理", "about": .text(about), "left": "", "code": "", "rules": [],
      "lines": [["line": .text(line), "result": .text(result)]],
    ]
  }
}
