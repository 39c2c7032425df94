/// Why a line that seems to want something is not read, and what to write instead.
enum UnreadLine {
  static let notUnderstood = "没有读懂，未办理"

  static let nothing = "没有读到您写的内容，未办理：办理意见请写在最上面，引用的原文之上"

  /// What stands in a mail of ours that is answered, and is not ours.
  static let within = "没有读取，未办理：写在引用的原文里，请写在最上面，引用的原文之上"

  /// What stands above the mail that is answered is not done for the sake of what stands in it.
  static func besides(within line: String) -> String {
    "未办理：引用的原文里另有“\(PenText.plain(line))”，不能确定是不是附加的要求，请把要写的都写在最上面，引用的原文之上，原文不要改动"
  }

  /// The same below the heading of an item.
  static func within(_ item: Int) -> String {
    "没有读取，第\(item)件也未办理：写在引用的原文第\(item)件之下，请写在最上面，引用的原文之上"
  }

  static let indented = "未办理：本行带有缩进，无法确认是您写的还是引用的原文，请取消缩进后重新写明"

  static let withoutReason = "未办理：请把原因写在同一行"

  static let mayGoOn = "未办理：本行是否接着上一行不能确定，上一行也未办理，请把原因写在同一行"

  /// What stands below a decision and may be a condition of it.
  static let beside = "没有读懂，上面的件也未办理：本行是要求的，请按该件可用的办法写明，如：1 退回：原因；不是的，请去掉后重写"

  /// `1. 3 通过`: the first may be his program's.
  static func counted(by numbers: LineNumbers) -> String {
    let both = (numbers.all + [numbers.second].compactMap(\.self)).prefix(2).map(String.init).joined(
      separator: "、")
    return "未办理：行首有两个数，不能确定哪个是序号，哪个是邮件自动编号，请取消自动编号；两件都是的，请写：\(both) 通过"
  }

  static func impossible(_ time: String) -> String {
    "没有读懂，未记录：“\(PenText.plain(time))”不是一个时间，请写明，如：已告知 电话 10:20 李某"
  }

  static func count(_ line: String) -> String {
    "未办理：“\(PenText.plain(String(line.prefix(4))))…”是第几件还是共几件，不能确定，请写明序号，如：1、2 通过，或：第3件 通过"
  }

  static func refers(to number: Int) -> String {
    "未办理：原因里提到本邮件的第\(number)件，收到的单位或网民看不到序号，请把该件的原因写全，每件一行"
  }

  /// Where the mail is one word or one text.
  static func indented(below line: String) -> String {
    line.isEmpty
      ? "没有读懂，未办理：来信带有缩进，无法确认是您写的还是引用的原文，请取消缩进后重新写明"
      : "未办理：来信另有带缩进的内容，无法确认是您写的还是引用的原文，请取消缩进后重新写明"
  }

  static func reason(_ line: String) -> String {
    if isOfParts(line) {
      return "未办理：分办须写明每件的标题和正文；请回复该件自己的邮件，第一行写“分办”，在下面逐件写“标题：…”和正文，或在服务器上用 huiyin split"
    }
    if line.contains("受理"), let item = item(in: line), item > 7 {
      let declines = line.contains("不予受理") || line.contains("不受理")
      if !declines { return "没有读懂，未办理：第六条只有七项（一至七）" }
      if item > 8 { return "没有读懂，未办理：第七条只有八项（一至八）" }
    }
    if line.contains("不予受理") || line.contains("不受理") { return "没有读懂，未办理：不予受理须写明第七条第几项，如：不予受理 二" }
    if line.contains("不同意") || line.contains("不通过") {
      return "没有读懂，未办理：不同意建议的，请写明应转的单位名，或写：不予受理 第几项"
    }
    if ["并入", "并案", "合并"].contains(where: line.contains) {
      return "没有读懂，未办理：并入须写明一件，写编号或本邮件所列的序号，如：并入 NM2026000001"
    }
    if line.contains("答复") { return "未办理：直接答复的，请回复该件自己的邮件，第一行写“答复：…”" }
    return notUnderstood
  }

  /// Whether it wants a letter divided, which takes more than a line.
  static func isOfParts(_ line: String) -> Bool { line.contains("分办") || line.contains("分件") }

  /// The number in `受理（九）`.
  private static func item(in line: String) -> Int64? {
    guard let word = line.ranges(of: "受理").last else { return nil }
    let tail = line[word.upperBound...].prefix { !$0.isNewline }
    return LineNumbers(in: String(tail.drop { " (（第".contains($0) })).all.first
  }
}
