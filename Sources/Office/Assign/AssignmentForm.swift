import Domain
import Mail
import Papers
import Templates

/// The form that a unit fills in (网民留言回复情况表), as a document beside the mail that shows it: it says what the mail
/// says, and nothing else.
struct AssignmentForm {
  private let values: TemplateValues

  init(of values: TemplateValues) { self.values = values }

  static func isCarried(by kind: String) -> Bool { kind == "assigned" }

  static func name(for letter: LetterID) -> String { "\(letter).docx" }

  func attachment(for letter: LetterID, from template: ReplyFormTemplate) -> Attachment {
    let name = Self.name(for: letter)
    return Attachment(
      name: name, asciiName: name, type: FileKind.docx.mediaType, bytes: template.filled(with: fields))
  }

  var fields: [ReplyFormTemplate.Field: String] {
    let own: [ReplyFormTemplate.Field: String] = [
      .serial: text("portalSerial"),
      .urgency: Self.boxes(["一般", "急", "特急"], ticked: flag("urgent") ? "特急" : "一般"),
      .category: Self.boxes(Category.allCases.map(\.chinese), ticked: text("category")),
      .openness: Self.boxes(["未要求不公开", "要求不公开"], ticked: flag("mayBePublished") ? "未要求不公开" : "要求不公开"),
      .text: question, .cooperating: names("cooperating"),
      .due: text("due") + (flag("provisional") ? "（暂定）" : ""), .remarks: remarks,
      .returnNote: returnNote,
    ]
    return ReplyFormTemplate.Field.allCases.reduce(into: own) { fields, field in
      if fields[field] == nil { fields[field] = text(field.rawValue) }
    }
  }

  private var question: String {
    let summary = text("summary")
    let lines = text("text").unicodeScalars.split(whereSeparator: OfficeText.endsLine).map { String($0) }
    return ((summary.isEmpty ? [] : ["摘要（管理中心拟）：\(summary)"]) + lines).joined(separator: "\n")
  }

  /// After a ruling nothing is said of a way that is closed.
  private var returnNote: String {
    flag("ruling") ? "本件已经裁定，不再退回。" : "不属本单位职责的，请于\(text("returnWithin"))个工作日内说明理由退回。"
  }

  private var remarks: String {
    [
      flag("reissue") ? "第\(text("round"))\(Self.reissued)" : "", flag("answersAll") ? Self.answersAll : "",
    ].joined()
  }

  private static let reissued = "次转办，以前的办件标识作废。"
  private static let answersAll = "本件反映多个事项，由牵头单位统一答复。"

  /// What a unit added to them.
  static func withoutOwnRemarks(_ text: String) -> String {
    var text = text.replacing(answersAll, with: "", maxReplacements: 1)
    if let own = text.firstRange(of: reissued) {
      let number = text[..<own.lowerBound]
      let isOwn = number.hasPrefix("第") && number.dropFirst().allSatisfy(\.isNumber)
      if isOwn { text.removeSubrange(..<own.upperBound) }
    }
    return OfficeText.trimmed(text)
  }

  static func boxes(_ choices: [String], ticked: String) -> String {
    choices.map { ($0 == ticked ? "■" : "□") + $0 }.joined(separator: "　")
  }

  private func text(_ name: String) -> String {
    guard case .text(let text) = values[name] else { return "" }
    return text
  }

  private func flag(_ name: String) -> Bool { values[name] == .flag(true) }

  private func names(_ name: String) -> String {
    guard case .list(let items) = values[name], !items.isEmpty else { return "无" }
    return items.map { if case .text(let text) = $0 { text } else { "" } }.joined(separator: "、")
  }
}
