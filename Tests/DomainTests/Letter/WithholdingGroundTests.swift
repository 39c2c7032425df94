import Domain
import Testing

/// Why an answer is not published, as clerks write it.
struct WithholdingGroundTests {
  @Test(arguments: [
    ("个人隐私", WithholdingGround.privacy), ("涉及 个人 家庭情况", .privacy), ("涉及赵小红的病情", .privacy),
    ("来信人不同意公开", .wish), ("留言人要求", .wish), ("涉密敏感", .secrecy), ("举报件只答复本人", .secrecy),
    ("涉及企业商业秘密", .tradeSecret), ("反映情况与事实不符", .untrue),
    ("个人隐私，且留言人要求", .privacy),
  ])
  func aClerksWordsNameOneGround(words: String, ground: WithholdingGround) {
    #expect(WithholdingGround(chinese: words) == ground)
  }

  @Test(arguments: ["没必要", "路灯坏了", "", "不涉及个人隐私，请公开", "领导说不公开"])
  func otherWordsNameNone(words: String) { #expect(WithholdingGround(chinese: words) == nil) }

  @Test func everyGroundIsReadByItsName() {
    for ground in WithholdingGround.allCases { #expect(WithholdingGround(chinese: ground.chinese) == ground) }
  }
}
