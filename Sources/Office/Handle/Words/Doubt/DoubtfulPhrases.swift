/// The phrases for which every office asks an answer back. They are code, as what keeps something from the public is no
/// setting (`policy: ask-back:` adds to the remarks, and takes none away).
///
/// In the simplified script; none of the remarks stands in any of the real answers that they were tried on.
enum DoubtfulPhrases {
  /// What officials say to each other, and none to an author.
  static let remarks = aboutAuthors + aboutThisMail + betweenColleagues

  /// How offices speak of those who write to them.
  private static let aboutAuthors = [
    "老上访", "上访户", "闹访", "缠访", "缠诉", "信访积案", "冷处理", "经常投诉", "多次投诉的", "难缠", "别跟他", "不要跟他",
  ]

  /// Of the mail itself, and of whoever sends it.
  private static let aboutThisMail = [
    "发错", "上一封", "上封信", "上封邮件", "这封为准", "此封为准", "正在休假", "我在休假", "请假期间", "我已离岗", "您别用", "别用", "贵中心", "你中心",
  ]

  /// What somebody is asked who works on the answer, and what is for his eyes.
  private static let betweenColleagues = [
    "领导催", "改改", "再改一", "你再改", "怎么答", "怎么回", "推给", "行吗", "行不行", "您看行", "你看行", "您看这", "你看这", "这样写", "这样回复",
    "这样答复", "待领导", "领导审定", "再核实", "我的意见", "发出去", "掌握即可", "内部说明", "内部掌握", "内部参考",
    "先拖", "先压", "别急着", "等书记", "等局长", "书记定", "领导定", "再核一遍", "注意措辞", "不要登", "PS:", "PS：", "待局长", "等领导", "先这样回",
    "先这样答", "领导已同意", "请领导审", "妥否", "当否", "请批示", "请审定", "如有不妥", "不用理",
    "别理他", "精神有问题", "将此件", "此处请", "这是模板",
  ]

  /// What stands before a line that is for the office: `备注：…`.
  static let labels = [
    "备注", "附言", "内部说明", "内部备注", "抄送", "抄报", "主送", "批示", "领导批示", "领导意见", "审核意见", "是否公开",
    "公开", "是否同意公开", "可否公开", "能否公开",
  ]

  /// What somebody writes where the answer is still missing.
  static let placeholders: Set<String> = [
    "见附件", "请见附件", "详见附件", "见附表", "同上", "同前", "答复全文", "答复内容", "回复内容", "略", "无", "暂无", "待定", "测试", "如题", "见上",
    "见正文", "以附件为准", "已阅", "您好", "你好", "尊敬的网民您好", "收到", "已收到", "已知悉", "知道了", "好的",
  ]

  /// Words of the grammar, each of a mail of its own.
  static let words = [
    "申请退回", "退回修改", "退回", "退件", "申请延期", "延期", "认领", "签收", "询问", "配合意见", "更正", "同意", "答复意见", "答复内容", "答复全文",
    "答复如下", "答复", "回复意见", "回复内容", "回复如下", "回复",
  ]

  /// Marks of a draft in a short clause.
  static let drafts = ["未定稿", "送审稿", "待审稿", "答复稿", "回复稿", "待审核", "未审定", "未审核"]

  /// The same, almost alone in a clause.
  static let possibleDrafts = ["草稿", "初稿", "讨论稿", "征求意见稿", "拟稿", "草拟稿"]

  /// A clause that says by itself that something is not for everybody.
  static let secret: Set<String> = [
    "内部", "内部答复", "内部回复", "内部资料", "内部使用", "内部文件", "保密", "请保密", "须保密", "需保密", "注意保密", "予以保密", "请予保密", "涉密",
    "秘密", "机密", "依申请公开", "部分公开", "否公开", "不上网", "请不上网",
  ]

  /// The same within a short clause.
  static let secretWithin = [
    "仅回复本人", "只回复本人", "仅答复本人", "只答复本人", "仅告知", "仅供内部", "仅供参考", "先别发", "先不发", "先不要发", "不要上网", "勿上网", "公开否",
    "仅供贵", "只给本人", "仅给本人", "只限本人", "仅限本人", "私信", "内部传阅", "仅限内部", "正式答复另", "以上供参考",
    "不上网", "别上网", "不宜上网", "不要挂", "别挂", "单独答复", "单独回复", "只发给本人", "只发本人", "仅发本人", "无需公开", "无须公开", "不必公开",
  ]
}
