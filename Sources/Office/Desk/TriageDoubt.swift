/// A clerk's doubts about his own mail: what takes back what he wrote, or may.
enum TriageDoubt {
  /// - Parameter names: of the house, in which such a word may stand.
  static func isIn(_ line: String, besides names: [String] = []) -> Bool {
    guard line.unicodeScalars.count <= longest else { return false }
    guard isAny(in: line) else { return false }
    return isAny(in: (names + harmless).reduce(withoutNotices(line)) { $0.replacing($1, with: " ") })
  }

  /// Whether a line of a longer text can only be about the mail itself: in what citizens and offices write, 停水, 等等 and
  /// 先 stand everywhere.
  static func isAboutTheMail(_ line: String) -> Bool {
    let words = OfficeText.bare(TriageSpelling.usual(line))
    guard words.unicodeScalars.count <= 25 else { return false }
    return stops.contains(words) || openings.contains(where: words.hasPrefix)
      || aboutTheMail.contains(where: words.contains)
  }

  static let longest = 100

  private static func isAny(in line: String) -> Bool {
    let words = OfficeText.bare(OfficeText.halfWidth(line))
    return doubts.contains(where: words.contains) || stops.contains(words) || waits(words)
      || ["吗", "?", "？"].contains(where: words.hasSuffix)
  }

  /// 待局长批准后, 等领导签字.
  private static func waits(_ line: String) -> Bool {
    ["等", "待", "须经", "需经", "报"].contains(where: line.contains)
      && ["签字", "签批", "批准", "审定", "审核", "审批", "批示", "批复", "定夺", "点头", "研究", "决定", "回复", "通知", "消息"]
        .contains(where: line.contains)
  }

  /// What an office puts below all its mails: 请勿转发, 如果您不是收件人.
  private static func withoutNotices(_ line: String) -> String {
    var line = line
    for forbidding in ["请勿", "勿", "不要", "不得", "不必", "不用"] {
      for act in ["转发", "打印", "泄露", "披露", "复制", "传播", "散布", "外传", "直接回复", "回复"] {
        line = line.replacing(forbidding + act, with: " ")
      }
    }
    if line.contains("收件人") { line = line.replacing("不是", with: " ") }
    if line.contains("打印") { line = ["先考虑", "再打印", "考虑"].reduce(line) { $0.replacing($1, with: " ") } }
    return line
  }

  private static let doubts = [
    "别", "不要", "不用", "不必", "先", "暂", "等等", "等一", "等下", "等会", "等我", "稍等", "稍后", "待会", "慢着", "且慢",
    "不对", "不是", "不行", "不妥", "不合适", "不转", "不办", "不通过", "不同意", "不予办", "不能", "不可", "不准", "不许", "不宜", "不应",
    "不该", "不管", "不算", "不确定", "不清楚", "有误", "有错", "写错", "弄错", "搞错", "错了", "看错", "发错", "错发", "误发", "手误",
    "笔误", "写反", "反了", "撤回", "撤销", "收回", "作废", "无效", "取消", "算了", "忽略", "勿", "草稿", "仅供参考", "再想", "再看", "再说",
    "再定", "再议", "再商量", "再研究", "再考虑", "再核", "再问", "再办", "再转", "再执行", "想想", "考虑", "停办", "停止", "叫停", "中止",
    "缓办", "推翻", "没定", "未定", "没想好", "没批", "未批", "拿不准", "没把握", "待审", "待批", "待签", "待核", "待查", "待议", "待商",
    "批准后", "签字后", "审定后", "审批后", "批示后", "异议", "存疑", "疑问", "疑义",
  ]
  private static let stops: Set<String> = ["停", "停停", "停下", "停一下", "停一停"]
  /// What has such a word in it and takes nothing back.
  private static let harmless = [
    "特别", "分别", "个别", "级别", "区别", "性别", "告别", "别字", "先生", "首先", "优先", "先进", "领先", "先这样", "先到这",
    "不用谢", "不用回", "不要紧", "不必回", "勿念", "等候通知",
  ]
  /// How a line begins that takes back what stands above it.
  private static let openings = [
    "等等", "等一下", "等我", "稍等", "慢着", "且慢", "先别", "先不要", "暂不", "不要发", "不要办", "不要转", "请忽略", "算了",
  ]
  private static let aboutTheMail = [
    "作废", "误发", "发错", "草稿", "仅供参考", "勿执行", "勿发", "没想好", "拿不准", "待审定", "以上无效", "以上不算", "上面不算", "上面的不算",
    "邮件无效", "邮件先不", "邮件先别",
  ]
}
