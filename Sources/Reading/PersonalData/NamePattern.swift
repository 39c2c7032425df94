/// A name after the words that introduce one, or before the words that follow one: `我叫刘德福`, `联系人：张桂兰`, `患者李芳因…`,
/// `刘伟先生`.
enum NamePattern {
  /// After these a name follows, whatever comes after it.
  private static let sure = phrases(
    "我叫", "姓名", "联系人", "申请人", "投诉人", "举报人", "反映人", "留言人", "收件人", "寄件人", "登记人", "持卡人", "户名")
  /// After these only if nothing but the name stands there.
  private static let likely = phrases(
    "我是", "本人", "妻子", "丈夫", "父亲", "母亲", "儿子", "女儿", "孙子", "孙女", "爱人", "患者", "病人", "客户", "用户", "车主", "业主",
    "旅客", "村民",
    "居民", "户主", "学生", "孩子", "主治医生", "当事人", "死者", "伤者", "残疾人", "低保户", "五保户")
  /// Before these a name stands.
  private static let following = phrases("先生", "女士", "小姐", "老师", "同学", "小朋友", "大爷", "大娘", "大妈", "老人")
  /// Before these more often anything else stands, as in 经常有同学: a name there begins after one of `beginnings`.
  private static let loose = phrases("老师", "同学", "小朋友", "老人")
  private static let beginnings = Set("找请给跟和与的叫是任".unicodeScalars)
  private static let joints: Set<Unicode.Scalar> = [":", " ", "是", "为", "叫"]
  private static let separators: Set<Unicode.Scalar> = [" ", ":", ","]
  /// What stands behind a name, and in none.
  private static let behind = Set("的因于在是已完和与将被说向从把也都有到住去来要家为给未没".unicodeScalars)
  /// Words that begin like a name.
  private static let words = Set(
    """
    成绩 成员 成年 方面 方案 方便 方式 方向 高度 高中 高考 高龄 安全 安排 安置 任何 任务 时间 时候 时常 文件 文化 常年 常住 常见 平时 平安 平均 曾经 温度 \
    白天 金额 万元 江边 连续 边上 计划 计算 全部 全家 全体 全额 应当 应该 关于 关系 关注 许多 强烈 强制 权利 商品 费用 房子 房屋 房间 车辆 车子 单位 单元 包括 包含 \
    管理 管道 明显 明确 路边 路上 马上 马路 黄色 严重 毛病 石头 于今 封闭 符合 祖国 顾客 施工 程度 年龄 家长 家属 和谐 何时 何人 何处 武装 易地 段时 步行 游客 \
    向上 向您 童年 曲折 解决 解释 支付 师傅 党员 宁愿 项目 齐全 季节 甘愿 柴油 华北 池塘 米面 景区 班级 古树 干部 相关 经常 通过 强行 乐意 乐于 利用 习惯 \
    那边 那里 那时 那些 那个 那位 那么 斯文 巴士 金融 江苏 高速 高铁 高层 高压 安心 安装 安静 常务 常委 章程 温暖 温馨 左右 左边 万一 双方 多方 史上 左转 来自 来买 来投 来说 来信 来电 来访 房内 余额 谢谢 谢绝 车窗 车没 常客 常有 阳光 毕竟 安徽 任课 管部 管理 申请 申报 申诉 路口 路人 钱给 \
    边的 时有 水平 齐心 温泉 康复 贺信 纪念 席位 强迫 柏油 甘肃 景点 司机 包工 单独 池子 苗木 花园 花钱 江西 江边 河边 汤药 易受 武汉 段落
    """.split(separator: " ").compactMap { ScalarPair($0) })

  /// After these a name may follow.
  static let introductions = sure + likely

  /// A name after the word that begins there.
  static func introduced(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    introduced(by: sure, isSure: true, at: start, in: scalars)
      ?? introduced(by: likely, isSure: false, at: start, in: scalars)
  }

  /// Where somebody gives his own name: after 我叫 or 联系人, or after 我是 where nothing follows it.
  static func ownName(at start: Int, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    let isOwn = own.contains { scalars.has($0, at: start) }
    guard isOwn, let span = introduced(at: start, in: scalars) else { return nil }
    let isOthers = span.range.upperBound < scalars.count && scalars[span.range.upperBound] == "的"
    return isOthers ? nil : span.range
  }

  /// Of these what somebody says of himself.
  private static let own = phrases(
    "我叫", "姓名", "联系人", "申请人", "投诉人", "举报人", "反映人", "留言人", "我是", "本人")

  /// Whether this is a whole name and no word that begins like one.
  static func isName(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let scalars = Array(scalars)
    return NameMask.isName(String(String.UnicodeScalarView(scalars))) && !isWord(at: 0, in: scalars)
  }

  private static func introduced(
    by phrases: [[Unicode.Scalar]], isSure: Bool, at start: Int, in scalars: [Unicode.Scalar]
  ) -> PersonalSpan? {
    guard let word = phrases.first(where: { scalars.has($0, at: start) }) else { return nil }
    var first = start + word.count
    while first < scalars.count, first - start < 8, joints.contains(scalars[first]) { first += 1 }
    if isSure, first < scalars.count, let end = MongolianName.end(from: first, in: scalars),
      isBoundary(end, scalars)
    {
      return PersonalSpan(kind: .name, range: first..<end)
    }
    guard let surname = NameMask.surnameLength(at: first, in: scalars) else { return nil }
    let ends = [first + surname + 2, first + surname + 1].filter {
      isGiven((first + surname)..<$0, in: scalars)
    }
    // The longer where both could be: 张桂兰, and not 张桂; nothing that belongs to what comes behind the name.
    if let end = ends.first(where: { isBoundary($0, scalars) && !behind.contains(scalars[$0 - 1]) }),
      isSure || !isWord(at: first, in: scalars)
    {
      return PersonalSpan(kind: .name, range: first..<end)
    }
    return isSure ? ends.first.map { PersonalSpan(kind: .name, range: first..<$0) } : nil
  }

  /// `刘伟先生`: nothing else can be meant, where a surname and one or two characters stand before such a word.
  static func followed(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard let surname = NameMask.surnameLength(at: start, in: scalars), !isWord(at: start, in: scalars) else {
      return nil
    }
    for end in (start + surname + 1)...(start + surname + 2)
    where isGiven((start + surname)..<end, in: scalars) {
      if signs(start, end, in: scalars) { return PersonalSpan(kind: .name, range: start..<end) }
      guard following.contains(where: { scalars.has($0, at: end) }) else { continue }
      let isLoose = loose.contains { scalars.has($0, at: end) }
      if isLoose, start > 0, isHan(start - 1, scalars), !beginnings.contains(scalars[start - 1]) { continue }
      // 请问高老师、数学王老师: one of the three is the surname, and what stands before it no given name.
      if end - start - surname == 2, NameMask.surnameLength(at: end - 1, in: scalars) != nil { continue }
      return PersonalSpan(kind: .name, range: start..<end)
    }
    return nil
  }

  /// `李梅 13804751234`: by itself before a mobile number.
  private static func signs(_ start: Int, _ end: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard start == 0 || !isHan(start - 1, scalars), end + 11 <= scalars.count else { return false }
    let first = separators.contains(scalars[end]) ? end + 1 : end
    guard first + 11 <= scalars.count, scalars[first] == "1" else { return false }
    return scalars[first..<(first + 11)].allSatisfy(\.isDigit)
  }

  private static func isGiven(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    range.upperBound <= scalars.count && range.allSatisfy { isHan($0, scalars) }
  }

  private static func isBoundary(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    !isHan(position, scalars) || behind.contains(scalars[position])
  }

  private static func isWord(at start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    start + 1 < scalars.count && words.contains(ScalarPair(scalars[start], scalars[start + 1]))
  }

  private static func isHan(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    position < scalars.count && (0x4E00...0x9FFF).contains(scalars[position].value)
  }

  private static func phrases(_ texts: String...) -> [[Unicode.Scalar]] {
    texts.map { Array($0.unicodeScalars) }
  }
}
