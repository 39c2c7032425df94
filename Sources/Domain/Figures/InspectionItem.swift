/// One line of the checklist by which government sites are inspected (政府网站与政务新媒体检查指标, 国办秘函〔2019〕19号), held
/// against ourselves before the inspector comes.
package struct InspectionItem: Sendable, Equatable {
  package enum Standing: String, Sendable, Codable, CaseIterable {
    case passed
    /// It will fail if nobody does anything.
    case warned
    case failed

    package var chinese: String {
      switch self {
      case .passed: "通过"
      case .warned: "提醒"
      case .failed: "不合格"
      }
    }
  }

  /// What is looked at.
  package enum Matter: String, Sendable, Codable, CaseIterable {
    case unanswered, published, answers, statistics
    case simpleInquiries = "simple-inquiries"
    case siteErrors = "site-errors"
    case form, columns
    case annualReport = "annual-report"

    package var chinese: String {
      switch self {
      case .unanswered: "超期未回应"
      case .published: "留言公开"
      case .answers: "办理答复"
      case .statistics: "统计数据"
      case .simpleInquiries: "简单咨询"
      case .siteErrors: "我为政府网站找错"
      case .form: "信息提交"
      case .columns: "空白栏目"
      case .annualReport: "年度报表"
      }
    }

    /// What the inspector's table says of it.
    package var rule: String {
      switch self {
      case .unanswered: "存在超过三个月未回应有效留言的，单项否决（60天预警，45天提醒）"
      case .published: "2个月内未更新留言答复的，扣分（45天预警）"
      case .answers: "简单常见问题5个工作日内没有答复的，扣分"
      case .statistics: "留言受理反馈情况统计数据未公开的，扣分"
      case .simpleInquiries: "简单咨询1个工作日内答复的，加分"
      case .siteErrors: "网民留言按期办结率纳入监管年度考核"
      case .form: "网上咨询渠道不能提交的，单项否决或者扣分"
      case .columns: "空白栏目5个以上的，单项否决"
      case .annualReport: "《政府网站工作年度报表》于每年1月31日前在首页显著位置发布（国办函〔2018〕12号）"
      }
    }
  }

  package let matter: Matter
  package let standing: Standing
  /// What was found, and what to do about it; nothing to do where it passed.
  package let finding: String
  package let advice: String?
  /// The letters that it is about, the oldest first.
  package let letters: [LetterID]

  package init(
    _ matter: Matter, _ standing: Standing, _ finding: String, advice: String? = nil, letters: [LetterID] = []
  ) {
    self.matter = matter
    self.standing = standing
    self.finding = finding
    self.advice = advice
    self.letters = letters
  }
}
