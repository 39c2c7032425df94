import Foundation
import Mail
import Rehearsal
import Testing

/// An office in which something of everything has happened, so that whatever the commands print as JSON is there once.
struct SmallOffice {
  let bureau: Bureau
  /// A letter that was answered on paper and published, and one that is handled in another.
  private var (published, merged) = ("", "")

  private static let account = (
    old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# "
  )

  init() throws {
    bureau = try Bureau([Change.myLogin, Self.account])
    try writeDutyTable()
    try bureau.write(attachments: [
      .init(name: "合同.pdf", asciiName: "a.pdf", type: "application/pdf", bytes: Array("%PDF-1.4".utf8))
    ])
    try bureau.write("煤气泄漏", "楼道里煤气泄漏，味道很大。")
    try bureau.write("暖气", "室内只有12度，请尽快解决供热问题。")
    try bureau.write("低保", "请问申请低保需要什么材料？")
    try hold()
    try importComments()
    try done("once")
    try takeCall()
    try done("once")
    published = try number(of: "小区供热不足")
    merged = try number(of: "暖气")
    try done("merge", merged, "--into", published)
    try done("unit", "probe", "旗住建局")
    try done("acknowledge", try number(of: "煤气泄漏"))
    try done("urgent", try number(of: "低保"))
    try tellOfComment()
    try publish()
    try done("rate", published, "基本满意")
  }

  func number(of title: String) throws -> String {
    let letter = try bureau.huiyin("list", "--json").list().first { $0["title"] as? String == title }
    return try #require(letter?["letter"] as? String, "\(title)")
  }

  /// What a command answers; whether it says yes or no is the same to whoever reads its keys.
  func answer(_ arguments: String...) throws -> Any {
    let answer = try bureau.huiyin(arguments + ["--json"])
    do { return try answer.json() } catch { throw Trouble("\(arguments): \(answer.errors)") }
  }

  /// Of the letter that went all the way.
  var letter: String { published }

  /// The same person every day, whatever day the test runs on.
  private func writeDutyTable() throws {
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
      .map { "  \($0): [包立新, 张玉兰]\n" }.joined()
    try Files.write(
      """
      persons:
        - {name: 包立新, address: zhiban-blx@naiman.example, telephone: 0475-0000201, logins: [\(NSUserName())]}
        - {name: 张玉兰, address: zhiban-zyl@naiman.example}
      week:
      \(week)
      """, to: bureau.directory + "/config/duty.yaml")
  }

  private func hold() throws {
    let mail = try Draft(
      from: Address(name: "李梅", mailbox: "limei@citizens.example"),
      to: [Address(name: nil, mailbox: "liuyan@naiman.example")], subject: "供热", date: 1_795_000_000,
      messageID: "held@citizens.example", text: "小区供热不足。",
      attachments: [.init(name: "图.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: [0xFF, 0xD8])]
    ).composed()
    try bureau.post.send(
      Array("Precedence: bulk\r\n".utf8) + mail, from: "limei@citizens.example", to: "liuyan@naiman.example")
  }

  /// Three authors of one matter, and a row that cannot be read.
  private func importComments() throws {
    let text = "锦绣澜庭旁边的混凝土搅拌站把自来水管道压坏了，整个小区都停水。"
    let rows = (1...3).map { "\($0),网民\($0),\(text)" } + ["6.9E+18,小王,路灯不亮"]
    try Files.write(
      (["评论ID,昵称,内容"] + rows).joined(separator: "\n") + "\n", to: bureau.directory + "/评论.csv")
    try done("import", bureau.directory + "/评论.csv", "--account", "奈曼政务")
  }

  private func takeCall() throws {
    try Files.write("小区供热不足，楼上楼下都冷。", to: bureau.directory + "/call.txt")
    try done(
      "register", bureau.directory + "/call.txt", "--by", "telephone", "--received", "now", "--name", "张三",
      "--phone", "138 0000 0000")
  }

  private func tellOfComment() throws {
    let notices = try bureau.huiyin("notices", "--json").list()
    let comment = try #require(notices.first { $0["way"] as? String == "account" }?["letter"] as? String)
    try done("told", comment, "--by", "小赵")
  }

  /// Two units had it, the second answers on paper, the other clerk has the paper in hand, and the answer goes public.
  private func publish() throws {
    try done("assign", published, "--lead", "旗水务局")
    try done("reassign", published, "旗住建局", "--why", "属供热")
    try Files.write("已开阀，今日恢复供热。", to: bureau.directory + "/answer.txt")
    let paper = "\(try today()) EMS 奈住建发〔2026〕12号"
    try done("record", published, "answer", bureau.directory + "/answer.txt", "--by", "张三", "--paper", paper)
    try done("once")
    let clerk = "chenzhiyuan@naiman.example"
    let questions = try bureau.post.mailbox(of: clerk).map { try Message(parsing: $0) }
    let question = try #require(questions.last { $0.text.contains("原件已收") }?.replyTo.first?.mailbox)
    let draft = Draft(
      from: Address(name: nil, mailbox: clerk), to: [Address(name: nil, mailbox: question)], subject: "回复",
      date: Int64(Date().timeIntervalSince1970), messageID: "paper@naiman.example", text: "原件已收 \(paper)")
    try bureau.post.send(try draft.composed(), from: clerk, to: question)
    try done("once")
    try done("pass", published)
    try done("once")
  }

  /// In Beijing, where the office is.
  private func today() throws -> String {
    let date = try Command.run("/usr/bin/env", ["TZ=Asia/Shanghai", "date", "+%F"])
    return String(decoding: date, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func done(_ arguments: String...) throws {
    let answer = try bureau.huiyin(arguments)
    guard answer.status == 0 else { throw Trouble("\(arguments): \(answer.errors)") }
  }
}
