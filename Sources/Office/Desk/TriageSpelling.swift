/// A clerk's line as the grammar of answers knows it: in half width, its words in the simplified script and without
/// spaces in them. `１　通 過` is `1 通过`.
enum TriageSpelling {
  /// What is longer is no line of orders, and stays as it is.
  static let mostBytes = 1000

  static func usual(_ line: String) -> String {
    guard line.utf8.count <= mostBytes else { return line }
    let scalars = OfficeText.halfWidth(line).unicodeScalars.map { simplified[$0] ?? $0 }
    return String(String.UnicodeScalarView(closed(scalars)))
  }

  private typealias Scalars = [Unicode.Scalar]

  /// The grammar's words only, as a unit's name is its own: the traditional one and its simplified twin.
  static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = Array(
      """
      過过並并併并幷并轉转辦办確确認认處处餘余復复覆复統统標标題题應应條条項项號号給给為为與与請请謝谢錯错別别對对暫暂緩缓\
      後后還还屬属頭头協协單单樣样說说議议這这時时據据開开閱阅無无誤误聯联絡络
      """.unicodeScalars)
    return Dictionary(
      stride(from: 0, to: pairs.count - 1, by: 2).map { (pairs[$0], pairs[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The longest first.
  private static let words: [Scalars] = [
    "不予受理", "统一答复", "不受理", "通过", "同意", "确认", "受理", "特急", "加急", "待定", "并入", "并案", "合并", "其余", "全部", "分办", "配合",
    "牵头", "仍转", "标题", "摘要", "更正", "退回", "不公开", "不同意", "已阅", "丢弃", "没问题",
  ].map { Array($0.unicodeScalars) }

  private static func closed(_ scalars: Scalars) -> Scalars {
    var closed: Scalars = []
    var position = 0
    while position < scalars.count {
      let found = words.lazy.compactMap { word in end(of: word, in: scalars, at: position).map { (word, $0) }
      }
      .first
      closed += found?.0 ?? [scalars[position]]
      position = found?.1 ?? position + 1
    }
    return closed
  }

  /// Where a word ends that begins at a place, whatever spaces are in it.
  private static func end(of word: Scalars, in scalars: Scalars, at start: Int) -> Int? {
    var position = start
    for (index, scalar) in word.enumerated() {
      while index > 0, position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
      guard position < scalars.count, scalars[position] == scalar else { return nil }
      position += 1
    }
    return position
  }
}
