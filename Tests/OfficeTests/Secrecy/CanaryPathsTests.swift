import Domain
import Foundation
import Mail
import Programs
import Store
import Testing
import Wire
import World

@testable import Office

/// The same where letters are merged, divided, opened again, urgent or asked for, and whatever a program is told.
@Suite struct CanaryPathsTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func answer(_ serial: Int, _ words: String, in world: World) throws {
    let assigned = try #require(try world.mails("assigned", about: world.letter(serial).id).last)
    let leader = assigned.to[0].mailbox.replacing("officer@", with: "leader@")
    try world.reply(to: assigned, from: leader, words, signedBy: true)
    try world.work()
  }

  @Test(arguments: [true, false])
  func mergedAnsweredTakenOutAndOpenedAgain(isRoot: Bool) throws {
    let world = try World { $0.post.receiptsPerAuthor = 10 }
    func other() throws {
      try world.write(from: Cast.citizens[1], subject: "小区供热管道漏水", text: "三号楼供热管道漏水，家里不热。")
      try world.work()
    }
    func own() throws { try world.submit("小区供热管道漏水", "我家在五号楼，供热主管道漏水半个月了。\(Canary.signed)") }
    if isRoot { try own() }
    try other()
    if !isRoot { try own() }
    try world.submit("供热管道", "供热管道还是漏水，五号楼。\(Canary.signed)")
    let (root, second, third) = (try world.letter(1).id, try world.letter(2).id, try world.letter(3).id)
    for id in [second, third] { try _ = world.office.merge(id, into: root, by: clerk, at: world.now) }
    try world.work()
    for id in [second, third] {
      let receipt = try #require(try world.mails("receipt", about: id).first)
      guard receipt.to[0].mailbox == Canary.author.address else { continue }
      let photo = Mail.Attachment(
        name: "\(Canary.author.name)家漏水.jpg", asciiName: "a.jpg", type: "image/jpeg",
        bytes: World.photo.bytes)
      try world.reply(
        to: receipt, from: Canary.author.address, "补充：仍然漏水。\(Canary.signed)", attachments: [photo])
      try world.work()
    }
    _ = try world.office.unmerge(third, because: "是另一根管道", by: clerk, at: world.now)
    try world.work()
    try answer(1, "答复：已更换供热管道，已致电\(Canary.author.telephone)。", in: world)
    try #require(try world.letter(1).stage == .published)
    _ = try world.office.reopen(root, because: "尚未修好", by: clerk, at: world.now)
    try world.work()
    try answer(1, "答复：已更换供热管道和阀门。", in: world)
    try world.expectNoCanary()
  }

  @Test func anAnswerThatNamesAnotherAuthorIsHeldForTheReviewer() throws {
    let world = try World()
    try world.write(from: Cast.citizens[1], subject: "小区供热管道漏水", text: "三号楼供热管道漏水，家里不热。")
    try world.work()
    try world.submit("小区供热管道漏水", "五号楼供热主管道漏水半个月了。\(Canary.signed)")
    _ = try world.office.merge(world.letter(2).id, into: world.letter(1).id, by: clerk, at: world.now)
    try world.work()
    try answer(1, "答复：\(Canary.author.name)反映属实，已更换供热管道。", in: world)
    #expect(try world.letter(1).stage == .signedOff)
    let review = try #require(try world.mails("review", about: world.letter(1).id).last)
    #expect(review.text.contains("another author's name"))
    try world.expectNoCanary()
  }

  @Test func dividedIntoPartsThatGoTheirOwnWays() throws {
    let world = try World()
    try world.submit("两件事", "一件暖气不热，一件水管没水。\(Canary.signed)")
    let parts = [
      Matter(title: "供热不足", text: "供热不足。\(Canary.signed)"),
      Matter(title: "停水", text: "自来水天天停水。\(Canary.signed)"),
    ]
    _ = try world.office.split(world.letter().id, into: parts, by: clerk, at: world.now)
    try world.work()
    try #require(try world.letter(2).assignment?.lead == "旗住建局")
    try answer(2, "答复：已调整供热。", in: world)
    try #require(try world.letter(2).stage == .published)
    try world.expectNoCanary()
  }

  @Test func aUnitThatTakesPartReadsNoMoreThanTheLead() throws {
    let world = try World { $0.automatic.remove(.assign) }
    try world.submit("供热", "供热管道漏水，自来水也没有。\(Canary.signed)")
    _ = try world.office.assign(
      world.letter().id, lead: "旗住建局", cooperating: ["旗水务局", "旗民政局"], by: clerk, at: world.now)
    try world.work()
    for mail in try world.mails("cooperate", about: world.letter().id) {
      try world.reply(to: mail, from: mail.to[0].mailbox, "配合意见：已联系\(Canary.author.name)。")
    }
    try world.work()
    #expect(try world.count("opinion") > 0)
    try world.expectNoCanary()
  }

  @Test func urgentAtNightNeitherACallNorAProgramLearnsIt() throws {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-alert-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let watch = try NightWatch { $0.duty.alerts = true }
    let program = Program(["/bin/sh", "-c", "cat >> \(directory)/told"])
    let alerting = Alerting(office: watch.world.office) {
      let end = program.run(input: $0).end
      return ("\(end)", end == .exited(0))
    }
    try watch.world.submit("\(Canary.author.name)：煤气泄漏", "楼道里煤气泄漏，供热管道旁边。\(Canary.signed)")
    for _ in 0..<4 {
      _ = try alerting.run(at: { watch.world.now })
      try watch.wait(minutes: 30)
    }
    try watch.answer(from: NightWatch.zhang, "已悉")
    _ = try alerting.run(at: { watch.world.now })
    let told = try String(contentsOfFile: directory + "/told", encoding: .utf8)
    #expect(told.contains("煤气泄漏") && told.contains("acknowledged"))
    #expect(Canary.values(in: told).isEmpty, "\(told)")
    #expect(try watch.calls.count > 2)
    try watch.world.expectNoCanary()
  }

  @Test func waitingForTheDeskAndAskedForAgain() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    try world.submit("停水", "停水三天。\(Canary.signed)")
    try world.submit("供热", "供热不足。\(Canary.signed)", address: false)
    for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
      world.now = Timestamp(Day(day)!, hour: 9)
      try world.work()
    }
    #expect(try world.everyMail().contains { $0.kind == "morning" })
    try world.expectNoCanary()
  }

  @Test(arguments: [
    "我叫白鹭飞，供热不足。", "供热不足，请解决。\n联系人：白鹭飞", "供热不足，请解决。\n此致敬礼\n白鹭飞\n2026年11月23日", "我是白鹭飞，供热不足，白鹭飞敬上。",
  ])
  func aNameThatOnlyTheTextTellsStaysWithTheDesk(text: String) throws {
    let watch = try NightWatch()
    try watch.world.write(
      from: Address(name: nil, mailbox: "a7@citizen.example"), subject: "煤气泄漏", text: "楼道里煤气泄漏。" + text)
    try watch.world.work()
    let mails = try watch.world.everyMail().filter { ["assigned", "duty-call"].contains($0.kind) }
    #expect(Set(mails.map(\.kind)).count == 2)
    for mail in mails { #expect(!mail.text.contains("白鹭飞"), "\(mail.kind)") }
  }

  @Test func whomALetterIsAboutStaysInIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "我是白鹭飞的邻居，白鹭飞家供热管道漏水到我家。")
    try world.work()
    #expect(try world.last("assigned").text.contains("白鹭飞家供热管道漏水"))
  }

  @Test func aNumberInTheNameOfAFileReachesNoUnit() throws {
    let world = try World()
    let paper = Mail.Attachment(
      name: "供热材料13947599001.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: World.photo.bytes)
    try world.write(from: Cast.citizen, subject: "供热不足", text: "供热不足。", attachments: [paper])
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).last)
    #expect(mail.text.contains("供热材料") && !mail.text.contains("13947599001"))
    #expect(mail.attachments.allSatisfy { $0.name?.contains("13947599001") != true })
  }
}
