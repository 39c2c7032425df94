import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// The links of the mail that asks a leader: what they write must be enough, and must arrive whole.
@Suite struct SignOffLinkTests {
  private func asked(to answer: String) throws -> (World, Message) {
    let world = try World(trusting: Certificates.shared.trust)
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "请尽快解决。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：\(answer)")
    try world.work()
    return (world, try world.last("sign-off"))
  }

  private func drafts(in mail: Message) throws -> [String] {
    let page = try #require(mail.root.parts.first { $0.contentType.subtype == "html" })
    return mail.text(of: page).matches(of: /href="(mailto:[^"]*)"/).map {
      #expect($0.1.utf8.count <= 2000)
      return String($0.1).replacingOccurrences(of: "&amp;", with: "&").components(separatedBy: "body=").last?
        .removingPercentEncoding ?? ""
    }
  }

  @Test func aShortAnswerIsSignedOffFromItsLinkAlone() throws {
    let (world, mail) = try asked(to: "管网已修复，供热恢复正常。")
    let yes = try #require(try drafts(in: mail).first { $0.hasPrefix("同意") })
    try world.reply(to: mail, from: "leader@zhujian.example", yes, signedBy: true, quoting: false)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == [])
    #expect(try world.letter().signOff?.leader == "王强")
  }

  @Test func wordsThatTakeTheYesBackBelowTheLinksDraftSignNothing() throws {
    let (world, mail) = try asked(to: "管网已修复，供热恢复正常。")
    let yes = try #require(try drafts(in: mail).first { $0.hasPrefix("同意") })
    try world.reply(
      to: mail, from: "leader@zhujian.example", yes + "\n先不要公开，等我电话。", signedBy: true, quoting: false)
    try world.work()
    #expect(try world.letter().signOff == nil && world.letter().stage == .replied)
  }

  @Test func aLongAnswerIsInNoLink() throws {
    let answer = String(repeating: "经入户测温，您反映的情况属实，管网已修复，供热恢复正常。", count: 20)
    let (world, mail) = try asked(to: answer)
    #expect(mail.text.contains("保留下面引用的全部原文"))
    #expect(try drafts(in: mail).map { $0.prefix { $0 != "：" } } == ["答复", "退回修改"])
    try world.reply(to: mail, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().signOff?.leader == "王强")
  }
}
