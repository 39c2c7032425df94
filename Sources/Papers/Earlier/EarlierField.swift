/// What a column of an earlier system's answers (历史数据) can be.
package enum EarlierField: String, CaseIterable, Sendable {
  /// The earlier system's number (原编号).
  case number
  case title, question, answer, unit, category, author, telephone, mail
  case askedOn = "asked"
  case answeredOn = "answered"
  /// Where the earlier site had it.
  case address
  /// Whether it was public there.
  case isPublic = "public"
  case confidential

  /// Without these a row is no answer.
  static let needed: [EarlierField] = [.number, .answer, .unit, .answeredOn]

  /// Names that portals and operators give to such a column, the likeliest first.
  var synonyms: [String] {
    switch self {
    case .number:
      ["编号", "原编号", "留言编号", "信件编号", "来信编号", "件号", "受理编号", "流水号", "序列号", "id", "number", "no"]
    case .title: ["标题", "留言标题", "来信标题", "信件标题", "主题", "title", "subject"]
    case .question:
      ["留言内容", "来信内容", "信件内容", "咨询内容", "问题", "问题内容", "提问", "留言", "内容", "question", "content", "text"]
    case .answer:
      ["答复内容", "回复内容", "办理结果", "处理结果", "办理情况", "答复", "回复", "answer", "reply", "response"]
    case .unit:
      [
        "承办单位", "答复单位", "回复单位", "办理单位", "处理单位", "受理单位", "责任单位", "单位", "部门", "答复部门", "unit", "department",
        "dept",
      ]
    case .category: ["类别", "留言类别", "信件类型", "来信类型", "留言类型", "类型", "分类", "category", "type"]
    case .author:
      ["留言人", "来信人", "写信人", "姓名", "网民", "网友", "昵称", "提问人", "咨询人", "author", "name"]
    case .telephone: ["联系电话", "手机号码", "手机号", "手机", "电话", "联系方式", "phone", "mobile", "tel", "telephone"]
    case .mail: ["电子邮箱", "邮箱", "电子邮件", "email", "mail", "e-mail"]
    case .askedOn:
      ["留言时间", "来信时间", "提交时间", "咨询时间", "提问时间", "写信时间", "留言日期", "来信日期", "asked", "created_at", "created"]
    case .answeredOn:
      [
        "答复时间", "回复时间", "办结时间", "办理时间", "处理时间", "答复日期", "回复日期", "办结日期", "answered", "replied_at",
        "reply_time",
      ]
    case .isPublic: ["是否公开", "公开", "信件是否公开", "是否同意公开", "是否愿意公开", "同意公开", "公开意愿", "公开状态", "isopen", "public"]
    case .confidential: ["是否保密", "保密", "要求保密", "是否要求保密", "confidential"]
    case .address: ["原网址", "原地址", "网址", "链接", "页面地址", "原链接", "url", "link", "address"]
    }
  }
}
