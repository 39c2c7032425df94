/// The plates of vehicles that whoever wrote a text calls his own: `我的车蒙G12345被划`. Others are the matter: without its plate
/// no unit finds a taxi.
package enum OwnPlates {
  package static func all(in text: String) -> Set<String> {
    var plates: Set<String> = []
    // Most texts name no vehicle at all, and need no close look.
    guard PlatePattern.mayStand(in: text) else { return plates }
    let scalars = Array(text.unicodeScalars)
    for span in PersonalData().spans(in: text) where span.kind == .plate {
      let before = words(scalars[..<span.range.lowerBound].suffix(reach).reversed())
      let behind = words(scalars[span.range.upperBound...].prefix(8))
      let sentence = String(before.reversed())
      guard owners.contains(where: sentence.contains),
        !others.contains(where: { sentence.contains($0) || behind.contains($0) })
      else { continue }
      plates.insert(String(String.UnicodeScalarView(scalars[span.range])))
    }
    return plates
  }

  /// Up to the end of the sentence.
  private static func words(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.prefix { !ends.contains($0) }))
  }

  private static let reach = 200
  private static let ends = Set("。！？!?；;\n\r".unicodeScalars)
  private static let owners = ["我", "本人", "自家", "自己", "私家车", "车主"]
  private static let others = [
    "出租", "公交", "客车", "货车", "大车", "班车", "校车", "网约", "一辆", "有辆", "这辆", "那辆", "乘坐", "坐的", "打的", "对方", "肇事",
    "逃逸",
    "的士", "大巴", "罐车", "渣土", "司机", "举报", "投诉", "超载", "拒载",
  ]
}
