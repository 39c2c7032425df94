/// Words that somebody wrote in red into the mail he answers, which has no other words of his.
///
/// What we send has no colours. A history that is mostly red was so when it was sent.
enum RedWords {
  /// The places of such lines, in order.
  static func written(in lines: [QuoteLine], isHistory: [Bool], isCut: [Bool]) -> [Int] {
    guard lines.contains(where: \.isRed) else { return [] }
    let own = lines.indices.filter { !isCut[$0] && !lines[$0].isBlank }
    guard own.allSatisfy({ pointsBelow(lines[$0]) }), own.count <= 2 else { return [] }
    let history = lines.indices.filter { isHistory[$0] && !lines[$0].isBlank }
    let red = history.filter { lines[$0].isRed && lines[$0].label == nil && !lines[$0].isAttributionEnd }
    return red.count * 2 < history.count ? red : []
  }

  /// `见下面红字`, and what greets.
  private static func pointsBelow(_ line: QuoteLine) -> Bool {
    line.dense.unicodeScalars.count <= 30
      && line.dense.holds(any: ["红字", "红色", "标红", "见下", "下面", "下方", "如下", "您好", "你好"])
  }
}
