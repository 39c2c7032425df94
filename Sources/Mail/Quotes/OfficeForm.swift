/// Our own form within a history (网民留言回复情况表), where officers now and then write their answer.
///
/// What was filled in is theirs; what stands as we sent it is history.
enum OfficeForm {
  /// The places of lines that somebody filled in, in order.
  static func filledIn(in lines: [QuoteLine], isHistory: [Bool]) -> [Int] {
    guard lines.contains(where: { $0.dense.holds(any: ["网民留言回复情况表"]) }) else { return [] }
    var filled: [Int] = []
    var open: [Int]?
    // The line of names that stood above.
    var names: Int?
    // What its author wrote stands above that line.
    var isTheirs = !lines.contains { core(of: $0).hasPrefix(beginning) }
    func close() {
      // A field is ours when there is nothing but its name.
      if let places = open, places.contains(where: { !isUntouched(lines[$0]) }) { filled += places }
      open = nil
    }
    for place in lines.indices {
      guard isHistory[place] else {
        if lines[place].isBlank { continue }
        // Written below the name of a field, between quoted lines: the name says what it is.
        filled += open ?? names.map { [$0] } ?? []
        (open, names) = (nil, nil)
        continue
      }
      let core = core(of: lines[place])
      if !core.isEmpty { names = nil }
      if core.hasPrefix(beginning) { isTheirs = true }
      guard isTheirs else { continue }
      if fields.contains(where: core.hasPrefix) {
        close()
        open = [place]
      } else if core.isEmpty || ends.contains(where: core.hasPrefix) || lines[place].isRule {
        if !core.isEmpty || lines[place].isRule { close() }
        if core.hasPrefix("承办人") { names = place }
      } else {
        open?.append(place)
      }
    }
    // A form that was cut off has no end that could be trusted.
    return filled
  }

  private static func isUntouched(_ line: QuoteLine) -> Bool {
    let core = core(of: line)
    return core.isEmpty || untouched.contains(core)
  }

  /// Letters, digits and boxes.
  private static func core(of line: QuoteLine) -> String {
    String(
      String.UnicodeScalarView(
        line.dense.unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || boxes.contains($0)
        }))
  }

  private static let boxes = Set("□☐☑☒■√✓✔●◉◆✅⬛◼▣×✕✖✗✘╳❌".unicodeScalars)

  /// Of what the unit fills in.
  private static let beginning = "以下由承办单位"
  private static let fields = [
    "调查核实", "回复内容", "是否属实", "公开建议", "单位领导审签", "领导审签", "单位负责人审签", "备注",
  ]
  private static let ends = [
    "承办人", "以下由管理中心", "审核", "管理中心", "办件标识", "股室负责人", "以下由承办单位", "说明1",
  ]
  private static let untouched: Set<String> = [
    "调查核实情况", "调查核实", "情况", "回复内容拟公开全文", "回复内容", "拟公开全文", "是否属实□属实□部分属实□不属实□咨询类",
    "公开建议□公开□不公开理由", "单位领导审签□主要负责人□分管领导意见签字单位公章年月日", "单位领导审签", "备注",
  ]
}
