/// What somebody hides from machines and no reader overlooks: 機密文件, 绝*密, `绝 密 文 件`.
extension Prose {
  /// In simplified characters, and without the signs between two Chinese characters; nil where that is what stands there
  /// already. Signs that end a clause stay: 我的工作，秘密进行 names no 工作秘密.
  package var undisguised: Prose? {
    var kept: [UInt32] = []
    kept.reserveCapacity(scalars.count)
    /// Where the signs begin that stand behind the last Chinese character kept.
    var signs: Int?
    var isChanged = false
    for scalar in scalars {
      if Self.isChinese(scalar) {
        if let start = signs, start < kept.count, kept.count - start <= Self.mostSigns {
          kept.removeSubrange(start...)
          isChanged = true
        }
        let simple = Unicode.Scalar(scalar).map(Traditional.simplified)?.value ?? scalar
        if simple != scalar { isChanged = true }
        kept.append(simple)
        signs = kept.count
      } else {
        kept.append(scalar)
        if !Self.isSign(scalar) { signs = nil }
      }
    }
    return isChanged ? Prose(scalars: kept) : nil
  }

  /// More of them part two things.
  private static var mostSigns: Int { 3 }

  private static func isChinese(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
  }

  /// Spaces, stars, dashes, dots, quotes, pictures and what has no width; no letter, no digit, and nothing by which
  /// a clause, a list or a line ends.
  private static func isSign(_ scalar: UInt32) -> Bool {
    if endsClause(scalar) || parting.contains(scalar) { return false }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.numericType == nil
      && (!properties.isAlphabetic || properties.isDefaultIgnorableCodePoint)
  }

  /// `、`, `:` and brackets: what stands in them is said beside.
  private static let parting: Set<UInt32> = Set("、:…()（）\u{B}\u{C}\u{85}".unicodeScalars.map(\.value))
}
