/// How people of one office call each other: 春雷, 老于, 小王.
enum Colleagues {
  /// All names under which somebody may be spoken to.
  static func names(of people: [String]) -> [String] {
    people
      + people.flatMap { name -> [String] in
        guard (2...4).contains(name.unicodeScalars.count), let surname = name.first else { return [] }
        let given = String(name.dropFirst())
        return (given.unicodeScalars.count == 2 ? [given] : []) + ["老\(surname)", "小\(surname)"]
      }
  }

  /// What somebody is told who stands at the beginning of a clause: `老于再核实一下`; nil where nobody is.
  /// - Parameter names: those of people that the office has.
  static func told(in clause: String, _ names: [String]) -> Substring? {
    if let name = names.first(where: { !$0.isEmpty && clause.hasPrefix($0) }) {
      return clause.dropFirst(name.count)
    }
    let scalars = clause.unicodeScalars
    guard let first = scalars.first, first == "老" || first == "小", let second = scalars.dropFirst().first,
      surnames.contains(second)
    else { return nil }
    return Substring(scalars.dropFirst(2))
  }

  /// Whether it begins as one tells a colleague what to do.
  static func isOrder(_ told: Substring) -> Bool { orders.contains(where: told.hasPrefix) }

  static let surnames = Set(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪任姜范姚谭廖邹熊陆郝孔崔康邱秦史顾侯邵孟雷钱尹黎武乔贺赖龚包乌云"
      .unicodeScalars)
  private static let orders = [
    "你", "去", "再", "先", "把", "尽快", "抓紧", "马上", "牵头", "负责", "跟进", "盯", "查一", "查下", "核实一", "核实下", "核一", "看一",
    "看下",
    "看看", "改一", "改改", "写一", "起草", "拟一", "跟他", "跟她", "跟网民", "给网民", "给他", "给她", "联系一", "联系下", "处理一", "处理下",
    "来我",
    "到我", "阅处", "阅办", "速办", "落实一",
  ]
}
