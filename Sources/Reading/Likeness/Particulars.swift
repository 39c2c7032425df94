/// What tells who writes and from which door, not of what: telephones, numbers of houses, and the labels of forms with
/// the names and times behind them.
///
/// Two neighbours with one matter differ in it, and two matters on one form do not.
enum Particulars {
  /// For each scalar whether it is part of one.
  static func cover(_ scalars: [UInt32]) -> [Bool] {
    var covered = [Bool](repeating: false, count: scalars.count)
    var at = 0
    while at < scalars.count {
      let end = end(ofParticularAt: at, in: scalars)
      for position in at..<end { covered[position] = true }
      at = max(end, at + 1)
    }
    return covered
  }

  /// Where the number or label ends that begins here, with its value; `start` where none does.
  private static func end(ofParticularAt start: Int, in scalars: [UInt32]) -> Int {
    let number = start + numberLength(at: start, in: scalars)
    if number > start { return number }
    var end = start + labels.longest(at: start, in: scalars)
    if end == start { return end }
    if scalars[end - 1] == time {
      while end < scalars.count, isNumeral(scalars[end]) || dates.contains(scalars[end]) { end += 1 }
    } else if namesFollow.longest(at: start, in: scalars) == end - start {
      let limit = min(scalars.count, end + 3)
      while end < limit, numberLength(at: end, in: scalars) == 0, labels.longest(at: end, in: scalars) == 0 {
        end += 1
      }
    }
    return end
  }

  /// How long the number is that begins here, with what it counts: `12号楼3单元501`. 0 where none does, and where it is
  /// a name: 204路, 6号线, A7县.
  private static func numberLength(at start: Int, in scalars: [UInt32]) -> Int {
    guard isNumeral(scalars[start]), start == 0 || !isLatin(scalars[start - 1]) else { return 0 }
    var (end, mostDigits, isDoor) = (start, 0, start > 0 && scalars[start - 1] == ordinal)
    while end < scalars.count {
      let first = end
      while end < scalars.count, isNumeral(scalars[end]) { end += 1 }
      guard end > first else { break }
      mostDigits = max(mostDigits, scalars[first..<end].count(where: isDigit))
      var measured = end
      while measured < min(scalars.count, end + 2), measures.contains(scalars[measured]) { measured += 1 }
      guard measured > end, measured == scalars.count || scalars[measured] != line else { break }
      (end, isDoor) = (measured, true)
    }
    return isDoor || mostDigits >= shortestTelephone ? end - start : 0
  }

  private static let shortestTelephone = 7
  private static let (time, ordinal, line): (UInt32, UInt32, UInt32) = (0x95F4, 0x7B2C, 0x7EBF)  // 间, 第, 线

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
  private static func isLatin(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }
  private static func isNumeral(_ scalar: UInt32) -> Bool { isDigit(scalar) || numerals.contains(scalar) }

  private static let numerals = Characters("一二三四五六七八九十百")
  private static let measures = Characters("号楼栋幢单元室层户弄组门房")
  private static let dates = Characters("年月日号时点分秒上中下午早晚")

  private static let namesFollow = WordList("姓名 我叫 本人叫 来电人 来信人 留言人 网民姓名 反映人 投诉人 联系人")
  private static let labels = WordList(
    """
    姓名 我叫 本人叫 来电人 来信人 留言人 网民姓名 反映人 投诉人 联系人 女士 先生 性别 年龄 网民 电话 联系电话 联系方式 手机号 手机 \
    邮箱 身份证号 身份证 住址 家庭住址 地址 联系地址 家住 我家住 来电时间 受理时间 登记时间 来信时间 留言时间 事由 诉求 诉求内容 \
    留言内容 留言类型 反映内容 主要内容 问题描述 事件描述 标题 主题 内容 编号 类型 类别 工单编号 是否公开 请回复 望回复 没人管 没人修 \
    没人问 没人理 无人管 无人问 无人修
    """)
}
