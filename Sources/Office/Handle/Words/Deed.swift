/// What was done, as officials tell it: `多收的取暖费已退还`. It belongs into an answer; it is no reason to give a letter back
/// or to ask for more time.
enum Deed {
  static func isTold(in text: String) -> Bool {
    OfficeClause.all(in: text).contains { clause in
      finished.contains(where: clause.text.contains)
        || clause.text.contains("已") && deeds.contains(where: clause.text.contains)
    }
  }

  private static let finished = ["退还", "返还", "到账", "已退", "已付"]
  private static let deeds = [
    "退费", "退款", "清运", "修复", "修好", "恢复", "完成", "解决", "办结", "支付", "赔付", "赔偿", "发放", "整改", "拆除", "处理", "落实",
    "答复",
    "更换", "疏通", "缴", "清理", "安装", "兑付", "维修", "开通", "办理完",
  ]
}
