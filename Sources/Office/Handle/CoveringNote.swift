import Domain

/// What people write above a document that they send (见附件，请查收): courtesies, names and numbers, and nothing that
/// answers anybody.
struct CoveringNote {
  private let phrases: [[Unicode.Scalar]]

  /// No word is among them that says yes or no, or that something was done about the matter.
  private static let courtesies = [
    "您好", "你好", "各位", "领导", "老师", "同志", "贵中心", "本中心", "中心", "网站管理中心", "管理中心", "工作人员", "我局", "我单位",
    "本单位", "我委", "我镇", "我办", "我们", "你们", "单位", "关于", "网民", "留言", "来信", "来件", "此件", "本件", "办件", "件", "办理",
    "答复", "回复", "情况", "内容", "意见", "表", "说明", "材料", "文件", "附件", "附上", "附后", "附", "随信", "随邮件", "详见", "请见",
    "见", "请", "查收", "审核", "审阅", "审定", "查阅", "查看", "收悉", "收到", "已", "现", "将", "把", "报送", "上报", "报", "发送",
    "发给", "发", "呈报", "呈", "送", "填写", "填好", "填", "完毕", "盖章", "加盖", "公章", "签字", "扫描件", "扫描", "电子版", "纸质",
    "原件", "如下", "予以", "谢谢", "感谢", "支持", "此致", "敬礼", "祝", "工作", "顺利", "以", "为准", "的", "了", "在", "中", "里",
    "和", "及", "与", "为", "后", "您", "你", "我", "给", "编号", "转办", "邮件", "正文", "于", "年", "月", "日", "号",
  ]
  private static let longest = 200

  /// - Parameter unit: its names, and those of its people, stand below what it writes.
  init(of unit: HandlingUnit) {
    self.init(
      below: [unit.name.text, unit.fullName] + unit.officers.map(\.name) + unit.leaders.map(\.name))
  }

  /// - Parameter names: what may stand below.
  init(below names: [String]) {
    phrases = (Self.courtesies + names).filter { !$0.isEmpty }.map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
  }

  func isAll(of words: String) -> Bool {
    var rest = words.unicodeScalars.filter { !$0.properties.isWhitespace }[...]
    guard rest.count <= Self.longest else { return false }
    while let scalar = rest.first {
      if let phrase = phrases.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(phrase.count)
      } else if Self.isWord(scalar) {
        return false
      } else {
        rest = rest.dropFirst()
      }
    }
    return true
  }

  /// Whether it names something that comes along, and says nothing: 详见附件，请查收.
  func isOnlyNaming(_ words: String) -> Bool {
    ["附", "查收", "扫描件", "情况表"].contains(where: words.contains) && isAll(of: words)
  }

  /// Digits and the letters of numbers (NM2026000123) answer nothing without words.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.isAlphabetic
  }
}
