import Domain
import Testing
import World

@testable import Office

/// How a correction is worded is never what the author reads.
@Suite struct CorrectionWordingTests {
  private static let published = "您好：阳光小区3号楼换热站循环泵故障，11月25日已更换完毕，室温达20度。感谢您的监督。"

  private func corrected(_ words: String) throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try world.last("assigned")
    for words in ["答复：\(Self.published)", words] {
      try world.reply(to: assigned, from: "leader@zhujian.example", words, signedBy: true)
      try world.work()
    }
    return world
  }

  @Test(arguments: [
    "更正：将“20度”改为“22度”，并删去最后一句", "更正：原答复“20度”有误，应为“22度”，特此更正。",
    "更正：原答复中的20度有误，正确的应该是22度，请更正。", "更正：第一句的日期11月25日改成11月26日，其他内容不变。",
    "更正：将“更换完毕”改为“更换”，将“完毕，”改为“大修，”", "更正：补充说明：该楼供热公司负责人电话0475-0000009，欢迎来电咨询。",
    "更正：将第一句的日期改成11月26日，并去掉最后一句“感谢您的监督”", "补充：请网站删除原答复第二句，并将日期改为11月26日。",
    "补充：同时更正：20度应为22度。",
  ])
  func whatNobodyCanCarryOutIsAskedBack(words: String) throws {
    let world = try corrected(words)
    #expect(try world.letter().stage == .published && world.letter().answer?.text.text == Self.published)
    #expect(try world.held() == ["wording of a correction"])
    #expect(try world.last("refused").text.contains("更正：将“25日”改为“26日”"))
  }

  @Test(arguments: [
    "您好：阳光小区3号楼的供热时间改为每日两次，室温达22度。", "网民同志：此前答复的日期有误，循环泵已于11月26日更换，室温达22度。",
    "阳光小区3号楼换热站循环泵已于11月26日更换完毕，室温达22度。特此更正。",
  ])
  func aWholeAnswerIsOne(words: String) throws {
    #expect(try corrected("更正：\(words)").letter().answer?.text.text == words)
  }

  @Test func whatChangesStandsInWhatIsPublic() throws {
    let both = try #require(Amendment(reading: "“甲”改为“丙”；“丙”改为“丁”", of: "甲丙"))
    #expect(try both.applied(to: "甲丙") == "丙丁")
    let one = try #require(Amendment(reading: "“甲丙”改为“乙”；“丙”改为“丁”", of: "甲丙"))
    #expect(throws: CorrectionRefusal.ambiguous("丙")) { try one.applied(to: "甲丙") }
  }
}
