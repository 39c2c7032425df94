/// What a name that is everywhere means here.
extension AccusationGrammar {
  /// 阳光街道办: whether the characters before make another name of it.
  static func isPartOfName(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = scalars[start - 1]
    return (0x4E00...0x9FFF).contains(before.value) && !beforeOffices.contains(before)
  }

  /// 祥和街, 青山小区, 办事处立三村: whether an address goes on there, before anything is said of whom it names.
  static func isAddress(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    let office: [Unicode.Scalar] = ["事", "处"]
    let start = scalars[end...].starts(with: office) ? end + office.count : end
    let words = scalars[start...].prefix(8).prefix { !endsClause($0) }
    if addresses.contains(where: words.starts) { return true }
    guard
      let place = words.indices.dropFirst().first(where: { here in
        addressEnds.contains { words[here...].starts(with: $0) }
      })
    else { return false }
    return !words[..<place].contains(where: deeds.contains)
  }

  private static let beforeOffices = Set("的在到去找向和与及是们被由给跟请对我你他她该本县旗市区镇往从让叫了报诉个贵各某把将据经问怪".unicodeScalars)
  private static let addresses = phrases("辖区", "辖内", "管辖", "等")
  private static let addressEnds = phrases(
    "小区", "社区", "名城", "公馆", "花园", "广场", "大街", "大道", "村", "组", "街", "路", "坊", "巷", "号院", "营子", "市场", "学校", "公司"
  )
  /// What somebody does, and stands in no name of a place.
  private static let deeds = Set("占收贪打骂让把给拿不在包卖要是的吃有没说跟与对将被到去来为就也都还".unicodeScalars)
}
