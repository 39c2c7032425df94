import Domain
import Foundation
import Mail
import Store
import World

/// Everybody but the desk, each of whom answers what he gets in his own time: units claim, return, ask for time, answer
/// with a sealed scan; authors say what they think of the answer; whoever is on duty has seen it.
struct WeekPeople {
  let letters: [WeekLetter]
  let register: Register
  /// What was sent to whom and is not answered yet.
  private var tasks: [Task] = []
  /// What somebody has said already, and does not say again.
  private var said: Set<String> = []

  private struct Task {
    let mail: Message
    let sender: String
    let words: String
    let attachments: [Attachment]
    let at: Timestamp
  }

  init(_ letters: [WeekLetter], _ register: Register) { (self.letters, self.register) = (letters, register) }

  /// Writes what is due.
  /// - Returns: the first words of each.
  mutating func act(in world: World) throws -> [String] {
    let due = tasks.filter { $0.at <= world.now }
    tasks.removeAll { $0.at <= world.now }
    for task in due {
      try world.reply(to: task.mail, from: task.sender, task.words, attachments: task.attachments)
    }
    return due.map { $0.words.components(separatedBy: CharacterSet(charactersIn: "：\n "))[0] }
  }

  mutating func get(_ outgoing: OutgoingMail, _ mail: Message, at now: Timestamp) {
    let recipient = outgoing.recipient
    if outgoing.kind == "duty-call" { return add(mail, recipient, "已悉", at: now + 600) }
    let own = letters.first { $0.author.mailbox == recipient }
    guard let letter = own ?? letter(in: mail), let id = outgoing.letter else { return }
    if recipient == letter.author.mailbox { return author(letter, outgoing.kind, id, mail, now) }
    guard let unit = register.unit(writingFrom: recipient, on: now.day) else { return }
    self.unit(unit, letter, outgoing.kind, id, mail, now)
  }

  private mutating func add(
    _ mail: Message, _ sender: String, _ words: String, _ attachments: [Attachment] = [], at time: Timestamp
  ) {
    tasks.append(Task(mail: mail, sender: sender, words: words, attachments: attachments, at: time))
  }

  /// By its words, or its title.
  private func letter(in mail: Message) -> WeekLetter? {
    letters.first { mail.text.contains($0.text) } ?? letters.first { mail.subject.contains($0.title) }
  }

  // MARK: - Units

  private mutating func unit(
    _ unit: HandlingUnit, _ letter: WeekLetter, _ kind: String, _ id: LetterID, _ mail: Message,
    _ now: Timestamp
  ) {
    let officer = unit.officer(on: now.day)?.address ?? ""
    let next = Timestamp(now.day + 1, hour: 10)
    switch kind {
    case "assigned":
      guard unit.name.text == letter.truth.unit else {
        return add(mail, officer, "退回：不属于我单位职责，建议由\(letter.truth.unit)办理", at: next)
      }
      begin(letter, id, mail, officer, now)
    case "cooperate": add(mail, officer, "配合意见：我单位已核实，情况属实，已责令整改。", at: next)
    case "supplement" where mail.text.contains("重新办理"): answer(letter, id, mail, officer, at: next)
    case "sent-back", "request-answered": answer(letter, id, mail, officer, at: next)
    default: break
    }
  }

  private mutating func begin(
    _ letter: WeekLetter, _ id: LetterID, _ mail: Message, _ officer: String, _ now: Timestamp
  ) {
    let serial = id.serial
    let later = Timestamp(now.day + 1 + serial % 3, hour: serial.isMultiple(of: 2) ? 10 : 16)
    switch serial % 20 {
    case 0: add(mail, officer, "延期 3 个工作日：需会同有关部门现场核实", at: later)
    case 1, 2, 3:
      add(mail, officer, "认领", at: now + 5400)
      answer(letter, id, mail, officer, at: later)
    case 6 where serial % 40 == 6:
      add(mail, officer, "询问：请问具体在什么位置？", at: now + 5400)
      answer(letter, id, mail, officer, at: Timestamp(now.day + 3, hour: 16))
    default: answer(letter, id, mail, officer, at: later)
    }
  }

  /// Some forget the seal the first time, some say nothing that helps, and one would not have it public.
  private mutating func answer(
    _ letter: WeekLetter, _ id: LetterID, _ mail: Message, _ officer: String, at time: Timestamp
  ) {
    let isFirst = said.insert("answer \(id)").inserted
    let isBare = isFirst && id.serial % 20 == 4
    let isVague = isFirst && id.serial % 40 == 5
    let text =
      isVague
      ? "我单位已收到，正在研究。"
      : "关于“\(letter.title)”，我单位已到现场核实，情况属实，已安排人员处理，\(time.day.month)月底前完成，感谢您的监督。"
    let opening = id.serial % 60 == 7 ? "答复（不公开）：涉及个人家庭情况\n" : "答复："
    let scan = "%PDF-1.4 \(id) \(isBare ? "签字" : "签字 公章")\n%%EOF"
    add(
      mail, officer, opening + text,
      [
        Attachment(
          name: "盖章扫描件.pdf", asciiName: "scan.pdf", type: "application/pdf", bytes: Array(scan.utf8))
      ], at: time)
  }

  // MARK: - Authors

  private mutating func author(
    _ letter: WeekLetter, _ kind: String, _ id: LetterID, _ mail: Message, _ now: Timestamp
  ) {
    let address = letter.author.mailbox
    switch kind {
    case "receipt" where id.serial % 67 == 5: add(mail, address, "撤回", at: now + 7200)
    case "receipt" where id.serial % 50 == 9: add(mail, address, "补充：昨天晚上又是这样。", at: now + 7200)
    case "author-asks": add(mail, address, "就在小区北门进去左手第一栋。", at: now + 7200)
    case "answered" where id.serial % 45 == 8 && said.insert("author \(id)").inserted:
      add(mail, address, "不满意，问题没有解决，还和原来一样。", at: Timestamp(now.day + 1, hour: 10))
    case "answered" where id.serial % 45 == 18 && said.insert("author \(id)").inserted:
      add(mail, address, "收到，谢谢，非常满意。", at: Timestamp(now.day + 1, hour: 10))
    default: break
    }
  }
}
