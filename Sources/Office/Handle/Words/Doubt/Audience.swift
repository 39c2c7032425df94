import Domain

/// To whom a text speaks that no word calls an answer. Officials also write to each other about a letter (批示、交办、回话), and
/// with the leader's signature that is not to be published.
enum Audience: Equatable {
  /// Its author: he is addressed, or told what was done and found.
  case author
  /// Colleagues, or the letters office; the clause shows it.
  case office(clause: String)
  case unclear

  /// - Parameter unit: its people and sub-units are colleagues.
  init(of text: String, in unit: HandlingUnit) {
    let people = Colleagues.names(of: unit.officers.map(\.name) + unit.leaders.map(\.name))
    let names = people + unit.subUnits.map(\.name) + [unit.name.text]
    self.init(of: text, knowing: names)
  }

  init(of text: String, knowing names: [String]) {
    let beginning = Self.beginning(of: text)
    let isShort = text.unicodeScalars.count <= Self.longestRemark
    let tells = Self.reports.contains(where: beginning.contains) && !OfficeClause.areAllPromises(beginning)
    let isSpokenTo = (Self.addresses + Self.matters).contains(where: beginning.contains)
    let isPolite = Self.pronouns.contains(where: beginning.contains)
    if isSpokenTo || isPolite && (tells || !isShort) {
      self = .author
      return
    }
    var tellsOfItself = false
    for clause in OfficeClause.all(in: beginning).prefix(Self.clauses) {
      let order = clause.order(to: names)
      tellsOfItself = tellsOfItself || Self.tellers.contains(where: clause.text.hasPrefix)
      guard order == .certain || order == .possible && isShort && !tellsOfItself else { continue }
      self = .office(clause: clause.text)
      return
    }
    self = tells || isPolite && Self.advice.contains(where: beginning.contains) ? .author : .unclear
  }

  /// Whether it speaks to its author as such: 您, 网民：.
  static func addressesAuthor(_ text: String) -> Bool {
    let beginning = beginning(of: text)
    return (pronouns + addresses).contains(where: beginning.contains)
  }

  /// Whom a text is for is said at once; 领导您好 addresses no author.
  private static func beginning(of text: String) -> String {
    var beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestBeginning)))
    for clause in OfficeClause.all(in: beginning).prefix(2) where clause.greetsOfficial {
      beginning = beginning.replacing(clause.text, with: "", maxReplacements: 1)
    }
    return beginning
  }

  /// In characters.
  private static let longestBeginning = 400
  private static let clauses = 8
  /// Where 抓紧 or 尽快 begins a clause, a longer text tells what others were made to do; so does one that began with
  /// what the unit itself did.
  private static let longestRemark = 120

  /// What colleagues say to each other as well, 您看看吧; in a short text something must be told besides.
  private static let pronouns = ["您", "你好"]

  /// What is his alone.
  private static let matters = [
    "您反映", "您所反映", "您提", "您所提", "您咨询", "您的留言", "您的来信", "您的问题", "您的诉求", "您的建议", "您来信", "您投诉", "您留言", "感谢您",
    "感谢你", "网友“", "网友，您好", "网友您好", "网民，您好", "网民您好",
  ]

  /// What he may or has to do, if the text speaks to somebody at all.
  private static let advice = ["请到", "请向", "请携", "请拨", "携带", "出示", "需提供", "继续支持", "你咨询"]

  private static let addresses = [
    "你反映", "你所反映", "你所提", "网民：", "网友：", "市民：", "网民:", "网友:", "市民:", "网民朋友", "网友朋友", "市民朋友",
    "居民朋友", "留言人：", "回复如下", "答复如下",
  ]

  private static let tellers = [
    "我局", "我单位", "我中心", "我镇", "我县", "我市", "我区", "我旗", "我办", "我委", "我院", "我校", "我公司", "我队", "我司", "我街道", "我社区",
    "本局",
    "本单位", "接到", "经核", "经查", "经调", "经了解", "经我", "经与", "经现场", "经沟通", "经实", "经研究", "经过", "针对",
  ]

  /// Words of somebody who tells what he did, found or knows.
  private static let reports =
    tellers + [
      "已", "现已", "现将", "现就", "目前", "根据", "按照", "依据", "属实", "规定", "计划", "预计", "将于", "将在", "将会", "截至", "不存在",
      "高度重视",
      "同意",
    ]
}
