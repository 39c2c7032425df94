/// Names as the public may read them (`domain.md` §4): the surname and always two stars.
package enum NameMask {
  private static let compound: Set<String> = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连",
    "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于",
    "司空", "令狐",
  ]

  /// `李梅` → `李**`, `欧阳红` → `欧阳**`, no name → `匿名网民`.
  package static func masked(_ name: String?) -> String {
    let scalars = Array((name ?? "").unicodeScalars.filter { !$0.properties.isWhitespace })
    guard let first = scalars.first, name?.contains("匿名") != true else { return "匿名网民" }
    let surname = String(String.UnicodeScalarView(scalars.prefix(2)))
    return (scalars.count > 2 && compound.contains(surname) ? surname : String(first)) + "**"
  }
}
