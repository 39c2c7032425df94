import Foundation
import Rehearsal

/// An office in which every command that a document shows can be tried: a letter at the stage that it needs, and the files
/// that it reads.
struct ShownOffice {
  private let office: SmallOffice
  /// Where the commands are run.
  private let folder: String
  private let registered: String
  private let urgent: String
  private let assigned: String
  private let replied: String
  /// Whose author is to be called.
  private let called: String

  init() throws {
    office = try SmallOffice()
    let bureau = office.bureau
    folder = bureau.directory + "/desk"
    try bureau.write("路灯不亮", "小区门口的路灯坏了一个月。")
    try bureau.write("停暖两天", "小区停暖两天，供热公司没有人接电话。")
    try Self.run("once", in: bureau)
    registered = try office.number(of: "低保")
    urgent = try office.number(of: "煤气泄漏")
    assigned = try office.number(of: "路灯不亮")
    replied = try office.number(of: "停暖两天")
    for letter in [assigned, replied] { try Self.run("assign", letter, "--lead", "旗住建局", in: bureau) }
    try Files.write("已开阀，今日恢复供热。", to: folder + "/answer.txt")
    let paper = "\(try Self.today()) EMS 奈住建发〔2026〕12号"
    try Self.run(
      "record", replied, "answer", folder + "/answer.txt", "--by", "张三", "--paper", paper, in: bureau)
    try Self.run("once", in: bureau)
    guard let call = try bureau.huiyin("calls", "--json").list().first?["letter"] as? String else {
      throw Trouble("nobody is to be called")
    }
    called = call
    try writeFiles()
  }

  /// Those that the documents name.
  private func writeFiles() throws {
    try Files.write("评论ID,昵称,内容\n901,网民九,广场的灯不亮\n", to: folder + "/导出表.csv")
    try Files.write(
      "From: a@citizens.example\nTo: liuyan@naiman.example\nSubject: 1\nDate: Mon, 23 Nov 2026 09:00:00 +0800\n\n您好\n",
      to: folder + "/邮件.eml")
    let authority = folder + "/authority"
    for arguments in [["init", authority], ["leader", authority, "高海峰", "zjj-ld@naiman.example"]] {
      try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh"] + arguments)
    }
    try FileManager.default.copyItem(
      atPath: authority + "/zjj-ld@naiman.example.pem", toPath: folder + "/高海峰.pem")
  }

  /// Runs it as it is shown, but for the number of a letter that fits; a deed is only tried (`--dry-run`), so that none
  /// stands in another's way.
  func answer(to command: ShownCommand, named path: [String], knowing options: Set<String>) throws -> Answer {
    // Whatever was done since stands on the site after a pass.
    if path.first == "site" { try Self.run("once", in: office.bureau) }
    var more = ""
    if options.contains("--dry-run"), !command.text.contains("--dry-run") { more += " --dry-run" }
    if options.contains("--config") { more += " --config '\(office.bureau.configuration)'" }
    let text = command.text.replacing("NM2026000001", with: letter(for: path.first ?? ""))
      .replacing("NM2026000002", with: urgent)
    let script = """
      cd '\(folder)' || exit 9
      huiyin() { '\(program)' "$@"\(more); }
      \(text)
      """
    return try Answer(of: ["/bin/sh", "-c", script])
  }

  private func letter(for command: String) -> String {
    switch command {
    case "show", "attachments", "evidence", "withdraw", "incident", "restore", "rate", "reopen", "erase":
      office.letter
    case "reassign", "extend", "record": assigned
    case "send-back": replied
    case "told": called
    default: registered
    }
  }

  private static func run(_ arguments: String..., in bureau: Bureau) throws {
    let answer = try bureau.huiyin(arguments)
    guard answer.status == 0 else { throw Trouble("\(arguments): \(answer.errors)") }
  }

  /// In Beijing, where the office is.
  private static func today() throws -> String {
    let date = try Command.run("/usr/bin/env", ["TZ=Asia/Shanghai", "date", "+%F"])
    return String(decoding: date, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
