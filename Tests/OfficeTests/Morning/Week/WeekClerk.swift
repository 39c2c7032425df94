import Domain
import Foundation
import Mail

/// A clerk who reads his list and writes lines, as somebody does who knows his county: he sees what the mail says, and
/// the letter's words tell him whose it is.
struct WeekClerk {
  let letters: [WeekLetter]
  /// Scans that came by mails of their own, by their names.
  private var kept: [String: String] = [:]

  init(letters: [WeekLetter]) { self.letters = letters }

  mutating func keep(scansOf mail: Message) {
    for file in mail.attachments {
      kept[file.name ?? ""] = String(decoding: mail.content(of: file), as: UTF8.self)
    }
  }

  /// What he answers, line by line.
  func answer(_ list: WeekList) -> [String] {
    var lines: [String: [Int]] = [:]
    var alone: [String] = []
    var sweeps = false
    for item in list.items {
      switch word(for: item, in: list) {
      case .agreed: sweeps = true
      case .line(let word): lines[word, default: []].append(item.number)
      case .nothing: continue
      case .alone(let word): alone.append("\(item.number) \(word)")
      }
    }
    let gathered = lines.sorted { $0.value[0] < $1.value[0] }.map { word, numbers in
      "\(numbers.map(String.init).joined(separator: "、")) \(word)"
    }
    return gathered + alone + (sweeps ? ["其余 通过"] : [])
  }

  enum Word {
    /// What is proposed is right: 其余 通过 says so.
    case agreed
    /// Also of several together.
    case line(String)
    /// What need not be answered.
    case nothing
    /// Of each by itself.
    case alone(String)
  }

  private func word(for item: WeekList.Item, in list: WeekList) -> Word {
    switch item.name {
    case "待受理": decide(item)
    case "待核对盖章件": compare(item, list)
    case "待审核公开": review(item)
    case "延期申请", "单位要求退回", "网民要求", "请您确认": .alone("同意")
    case "网民后续来信":
      item.says("谢谢") ? .line("已阅：感谢您的来信") : .line("重办")
    case "请电话告知": .alone("已告知 电话 9:10 本人")
    case "请裁定": .alone("裁定 \(letter(in: item)?.truth.unit ?? "旗信访局")")
    case "无法识别的来信":
      item.says("广告") || item.says("优惠") ? .line("丢弃：广告") : .alone(item.offers("登记") ? "登记" : "同意")
    case "可否记为规则": .nothing
    default: .alone("待定")
    }
  }

  private func letter(in item: WeekList.Item) -> WeekLetter? { letters.first { $0.isShown(in: item.quoted) } }

  private func decide(_ item: WeekList.Item) -> Word {
    if item.says("建议不予受理：第七条第（六）项") { return .line("不予受理 六") }
    if let same = item.lines.first(where: { $0.contains("可能是同一网民重复来信，可写：") }) {
      return .alone(same.components(separatedBy: "可写：")[1])
    }
    // Of what may be a secret the mail shows nothing, and he reads it on the server.
    guard let letter = letter(in: item) else { return .line("不予受理 四") }
    if let ground = letter.truth.ground { return .line("不予受理 \(ground)") }
    let isGivenBack = item.lines.contains { $0.hasPrefix("· \(letter.truth.seems)退回：") }
    let unit = isGivenBack ? letter.truth.unit : letter.truth.seems
    let proposed = item.all("建议单位").first?.components(separatedBy: "，")[0]
    let others = item.all("建议配合").map { $0.components(separatedBy: "，")[0] }
    guard item.offers("通过"), proposed == unit, Set(others) == Set(letter.truth.with) else {
      return .line(
        unit + (letter.truth.with.isEmpty ? "" : " 配合 \(letter.truth.with.joined(separator: "、"))"))
    }
    return item.says("“其余 通过”不含本件") ? .line("通过") : .agreed
  }

  /// He opens each scan.
  private func compare(_ item: WeekList.Item, _ list: WeekList) -> Word {
    let scans = list.mail.attachments.filter { $0.name?.hasPrefix(item.letter) == true }
      .map { String(decoding: list.mail.content(of: $0), as: UTF8.self) }
    let opened = scans.isEmpty ? kept.filter { $0.key.hasPrefix(item.letter) }.map(\.value) : scans
    guard !opened.isEmpty else { return .alone("待定") }
    if let fault = fault(scans: opened, lines: item.quoted) { return .line("退回：\(fault)") }
    return .line("三项无误")
  }

  /// What is wrong with an answer and its scan; nil where nothing is.
  func fault(scans: [String], lines: [String]) -> String? {
    if lines.contains(where: { $0.contains("正在研究") }) { return "没有正面答复，请写明处理结果和完成时间" }
    return scans.allSatisfy { $0.contains("公章") } ? nil : "扫描件上没有公章，请盖章后重新扫描"
  }

  private func review(_ item: WeekList.Item) -> Word {
    guard item.says("★") else { return .agreed }
    return item.says("承办单位建议不公开") ? .alone("不公开：涉及个人家庭情况") : .alone("通过")
  }
}
