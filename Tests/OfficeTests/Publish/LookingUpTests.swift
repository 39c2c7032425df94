import Domain
import Foundation
import Site
import Testing
import World

@testable import Office

/// Whoever has number and query code finds how his letter stands; nothing else leads there, and nothing of him is there.
@Suite struct LookingUpTests {
  private func page(of world: World, _ serial: Int = 1) throws -> String {
    let letter = try world.letter(serial)
    let code = try #require(letter.registration.queryCode.text)
    return try world.page(try #require(LookUpAddress.path(of: letter.id, code: code)))
  }

  private func pages(of world: World) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: world.office.siteDirectory + "/hdjl/wszx/cx")
      .filter { LookUpAddress.isPath("hdjl/wszx/cx/\($0)") }
  }

  @Test func itFollowsTheLetterToItsEnd() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，电话13812345678，家里不热。")
    try world.work()
    let letter = try world.letter()
    let due = try #require(letter.leadDue?.day)
    let before = try page(of: world)
    #expect(before.contains("已受理") && before.contains("奈曼旗住房和城乡建设局") && before.contains("\(due)"))
    let assigned = try #require(try world.mails("assigned", about: letter.id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    let after = try page(of: world)
    #expect(
      after.contains("已办结") && after.contains("hdjl/wszx/2026/NM2026000001.html") && !after.contains("\(due)")
    )
    for words in [
      "李梅梅", "13812345678", "不热", "limeimei", "已修复", try #require(letter.registration.queryCode.text),
    ] {
      #expect(!before.contains(words) && !after.contains(words), "\(words)")
    }
  }

  @Test func aDeclineIsExplainedThere() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.decline()
    #expect(try page(of: world).contains("不予受理") && page(of: world).contains("第七条第"))
  }

  @Test func aPrivateAnswerIsNotThere() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。请不要公开。")
    try world.work()
    let id = try world.letter().id
    let assigned = try #require(try world.mails("assigned", about: id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复（不公开）：涉及个人隐私\n\n阀门已更换。", signedBy: true)
    try world.work()
    try world.office.open(id, at: world.now) { docket in
      if docket.letter.stage == .signedOff {
        _ = try docket.withhold(because: "个人隐私", by: Party(.clerk, name: "王敏"))
      }
    }
    try world.work()
    try #require(try world.letter().stage == .withheld)
    #expect(try page(of: world).contains("已向您本人答复") && !page(of: world).contains("阀门"))
  }

  @Test func noManifestListOrFeedNamesIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.office.buildSite(.everything, at: world.now)
    let names = try pages(of: world).map { Data($0.dropLast(5).utf8) }
    try #require(names.count == 1)
    let site = world.office.siteDirectory
    let all = try FileManager.default.subpathsOfDirectory(atPath: site).map { "\(site)/\($0)" }
    for path in all + [world.office.siteManifest] {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      #expect(names.allSatisfy { bytes.range(of: $0) == nil }, "\(path)")
    }
  }

  @Test func anErasedLetterHasNoneAndWhatBelongsToNoneGoes() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.decline()
    try #require(try pages(of: world).count == 1)
    let id = try world.letter().id
    for name in ["王敏", "陈刚"] {
      _ = try world.office.erase(id, because: "本人申请", by: Party(.clerk, name: name), at: world.now)
    }
    try world.work()
    #expect(try pages(of: world).isEmpty)
    let strange = "\(world.office.siteDirectory)/hdjl/wszx/cx/\(String(repeating: "a", count: 32)).html"
    try Data("x".utf8).write(to: URL(filePath: strange))
    try world.office.buildSite(.everything, at: world.now)
    #expect(!FileManager.default.fileExists(atPath: strange))
  }
}
