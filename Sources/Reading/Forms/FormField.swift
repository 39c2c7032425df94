/// What a line of a portal's form says of a letter or of its author.
package enum FormField: String, CaseIterable, Sendable {
  /// 内容: what the letter is.
  case text
  case title, name, telephone
  /// A mail address.
  case address
  /// The portal's own number of the letter, and the code it gave to the author.
  case serial
  case queryCode = "query-code"
  /// 是否公开, and its opposite 是否保密.
  case publish, confidential
  case anonymous, category
  /// 住址、身份证号、单位 and whatever else is the office's to know and nobody's to read.
  case personal = "private"
  /// What proves that the portal wrote it; its label has no default.
  case secret

  /// What is told by the portal itself and by nobody else: an author may not.
  var isPortalsOwn: Bool { self == .serial || self == .queryCode || self == .secret }

  /// How portals call it, folded as ``FormLabels`` compares labels.
  var usualLabels: [String] {
    switch self {
    case .text:
      [
        "内容", "留言内容", "信件内容", "咨询内容", "来信内容", "问题内容", "诉求内容", "反映内容", "投诉内容", "建议内容", "具体内容",
        "详细内容", "正文", "留言正文", "信件正文", "问题描述", "content",
      ]
    case .title:
      [
        "标题", "留言标题", "信件标题", "来信标题", "咨询标题", "问题标题", "主题", "留言主题", "信件主题", "信件名称", "来信主题", "咨询主题",
        "诉求标题", "投诉标题", "反映标题", "title", "subject",
      ]
    case .name:
      [
        "姓名", "您的姓名", "真实姓名", "留言人", "留言人姓名", "写信人", "写信人姓名", "来信人", "来信人姓名", "咨询人", "投诉人", "网民",
        "网民姓名", "网民称呼", "联系人", "联系人姓名", "称呼", "昵称", "name", "writer",
      ]
    case .telephone:
      [
        "电话", "联系电话", "电话号码", "手机", "手机号", "手机号码", "联系手机", "移动电话", "固定电话", "联系方式", "来信人电话",
        "留言人电话", "写信人电话", "投诉人电话", "咨询人电话", "网民电话", "本人电话", "您的电话", "您的手机", "tel", "phone",
        "telephone", "mobile",
      ]
    case .address:
      [
        "邮箱", "电子邮箱", "电子邮件", "电子信箱", "联系邮箱", "邮箱地址", "邮件地址", "电子邮箱地址", "电子邮件地址", "email", "mail",
      ]
    case .serial:
      [
        "编号", "信件编号", "办件编号", "留言编号", "来信编号", "受理编号", "系统编号", "信件编码", "留言序号", "序号", "流水号", "受理号",
      ]
    case .queryCode: ["查询码", "信件查询码", "查询密码", "查询口令", "查询编码", "查询号", "querycode"]
    case .publish: ["是否公开", "公开", "信件是否公开", "是否同意公开", "是否愿意公开", "同意公开", "公开意愿", "isopen"]
    case .confidential: ["是否保密", "保密", "要求保密", "是否要求保密"]
    case .anonymous: ["是否匿名", "匿名", "匿名发表", "是否匿名发表"]
    case .category:
      ["类别", "类型", "留言类型", "留言类别", "信件类型", "信件类别", "来信类型", "来信类别", "诉求类型", "咨询类型", "问题类型", "mailtype"]
    case .personal:
      [
        "住址", "地址", "联系地址", "家庭住址", "家庭地址", "通讯地址", "通信地址", "详细地址", "现住址", "身份证", "身份证号",
        "身份证号码", "证件号", "证件号码", "证件类型", "性别", "年龄", "出生日期", "出生年月", "民族", "职业", "单位", "工作单位", "邮编",
        "邮政编码", "传真", "qq", "qq号", "qq号码", "微信", "微信号", "ip", "ip地址", "来信ip", "写信ip", "提交ip", "留言ip",
        "提交时间", "留言时间", "来信时间", "写信时间",
      ]
    case .secret: []
    }
  }
}
