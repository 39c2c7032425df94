import Domain
import Mail
import Testing
import World

@testable import Office

extension World {
  /// An office where during the day something of every kind was left for the desk: a letter to decide (4), a request for
  /// more time (1), a sealed scan (2), an answer to review (3), a mail in the holding pen.
  static func evening(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World {
      $0.asksAtOnce = false
      $0.urgentAt = [14 * 3600 + 1800]
      $0.automatic.remove(.review)
      change(&$0)
    }
    for (subject, text) in [
      ("供热不足", "家里供热不足。"), ("停水", "村里停水三天了。"), ("供热管道", "供热管道漏水，家里不热。"),
      ("请问归谁管", "家里老人九十岁了，想问问有什么照顾。"),
    ] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    try world.reply(
      to: world.assignment(1), from: "officer@zhujian.example", "延期 3 个工作日：需现场勘查")
    try world.reply(
      to: world.assignment(2), from: "officer@shuiwu.example", "答复：已恢复供水。",
      attachments: [World.scan])
    try world.reply(
      to: world.assignment(3), from: "leader@zhujian.example", "答复：管道已修好，请放心。", signedBy: true)
    try world.write(
      from: Cast.citizen, subject: "广告", text: "办证。", headers: [("Precedence", "bulk")])
    try world.work()
    return world
  }

  func assignment(_ serial: Int) throws -> Message {
    try #require(try mails("assigned", about: letter(serial).id).last)
  }
}
