import Papers

/// What a leader wrote where he signs the form (单位领导审签). Anything but a yes, a name and a date is asked back: nobody
/// here goes over his head.
struct LeadersOpinion {
  private let cell: String
  private let phrases: [[Unicode.Scalar]]

  /// - Parameter names: of people of the unit, who may have signed in print.
  init(in form: ReplyForm, knowing names: [String]) {
    self.init(in: form.leadersCell, signedBy: form.leader, knowing: names)
  }

  init(in cell: String, signedBy name: String, knowing names: [String]) {
    self.cell = OfficeText.halfWidth(cell)
    let name = OfficeText.halfWidth(name)
    phrases = (Self.yeses + Self.printed + names + (Self.isName(name) ? [name] : []))
      .filter { !$0.isEmpty }.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }

  /// Nil where he says yes, or nothing.
  var unread: UnreadWord? {
    isYes ? nil : UnreadWord("单位领导审签：\(shown)", "领导是否同意不能确定；同意的，“意见”处请只写“同意”；不同意的，请修改答复后重新审签")
  }

  private var isYes: Bool {
    var rest = cell.unicodeScalars.filter { !$0.properties.isWhitespace }[...]
    guard rest.count <= Self.longest, !rest.contains("?") else { return false }
    while let scalar = rest.first {
      if let phrase = phrases.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(phrase.count)
      } else if scalar.properties.isAlphabetic {
        return false
      } else {
        rest = rest.dropFirst()
      }
    }
    return true
  }

  /// From 意见 on, as the boxes before it are ours.
  private var shown: String {
    cell.firstRange(of: "意见").map { String(cell[$0.lowerBound...]) } ?? cell
  }

  /// In characters.
  private static let longest = 400
  private static let yeses = [
    "同意", "已阅", "阅", "可以", "属实", "情况", "无异议", "无意见", "没有意见", "答复", "回复", "公开", "发布", "上报", "报送", "报", "按此",
    "照此",
    "办理", "此", "内容", "以上", "上述", "全文", "发", "签发", "审核", "通过", "已", "该", "本", "网民", "留言", "OK", "ok",
  ]
  /// On our form and on others, and what belongs to a signature.
  private static let printed = [
    "主要负责人", "分管领导", "分管负责人", "负责人", "领导", "主要", "分管", "意见", "签字", "签名", "签章", "盖章", "印章", "审签", "审批", "单位",
    "公章",
    "姓名", "职务", "日期", "时间", "年", "月", "日", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "副局长", "局长",
    "副主任", "主任", "党组书记", "书记", "副镇长", "镇长", "总经理", "经理", "口", "x", "X", "v", "V",
  ]

  /// Whether it may be a name, which says nothing.
  private static func isName(_ text: String) -> Bool {
    text.unicodeScalars.count <= 6 && !text.unicodeScalars.contains(where: sayings.contains)
  }

  private static let sayings = Set("不非未勿别暂缓退改驳否重再补核误错但待请无".unicodeScalars)
}
