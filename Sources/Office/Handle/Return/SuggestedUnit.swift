import Domain

/// The unit that another one names when it gives a letter back: `不属本单位职责，建议转旗水务局`.
///
/// Only where one unit is named plainly; else a person reads the reason and decides.
enum SuggestedUnit {
  /// The plainest first.
  private static let beginnings = ["建议承办单位", "建议", "应由", "应转", "请转", "转由", "属于", "属"]
  private static let verbs = [
    "移送", "移交", "转交", "转由", "转给", "转至", "转到", "转办", "转", "改派给", "改派至", "改派", "交由", "交给", "交", "由", "给", "为",
    "请", "：", ":",
  ]
  private static let endings = [
    "职责范围", "职权范围", "管辖范围", "的职责", "职责", "职权", "管辖", "管理", "牵头办理", "办理", "承办", "处理", "负责", "解决", "答复", "牵头",
    "办", "管",
  ]
  private static let negations = ["不", "非", "未", "勿"]
  private static let marks: Set<Unicode.Scalar> = ["，", ",", "。", "；", ";", "！", "!", "（", "(", "）", ")"]

  static func named(in reason: String, _ names: UnitNames) -> UnitName? {
    let clauses = OfficeText.lines(reason).flatMap { line in
      line.unicodeScalars.split { marks.contains($0) }.map { OfficeText.bare(String($0)) }
    }
    for beginning in beginnings {
      for clause in clauses.prefix(50) {
        guard let start = clause.firstRange(of: beginning),
          !negations.contains(where: clause[..<start.lowerBound].hasSuffix)
        else { continue }
        if let unit = unit(String(clause[start.upperBound...]), names) { return unit }
      }
    }
    return nil
  }

  private static func unit(_ text: String, _ names: UnitNames) -> UnitName? {
    var text = OfficeText.bare(text)
    while let verb = verbs.first(where: text.hasPrefix), !names.isName(text) {
      text = OfficeText.trimmed(String(text.dropFirst(verb.count)))
    }
    while let ending = endings.first(where: text.hasSuffix), !names.isName(text) {
      text = OfficeText.trimmed(String(text.dropLast(ending.count)))
    }
    guard !text.isEmpty, case .one(let unit) = names.reading(of: text) else { return nil }
    return unit
  }
}
