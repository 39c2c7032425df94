import Testing

@testable import Papers

/// 公开建议 as people fill it in: only a clear 公开 is one.
struct PublicationAdviceTests {
  @Test(arguments: [
    "", "　", "□公开　□不公开（理由：　　　　　）", "□公开 □不公开", "□公开　□不公开（理由：____）", "□同意公开 □不同意公开", "（ ）公开（ ）不公开",
    "□公开　□不公开（理由：无）",
  ])
  func asItWasSent(value: String) {
    #expect(PublicationAdvice(reading: value) == .blank)
  }

  @Test(arguments: [
    "■公开　□不公开（理由：　　）", "公开", "同意公开。", "公开√　不公开", "□公开√ □不公开", "☑公开 □不公开（理由：无）", "□不公开（理由：　） ■公开",
    "[x]公开 [ ]不公开", "√公开",
  ])
  func mayBePublished(value: String) {
    #expect(PublicationAdvice(reading: value) == .publish)
  }

  @Test(arguments: [
    ("□公开　■不公开（理由：涉及隐私）", "涉及隐私"), ("□公开　□不公开（理由：涉及隐私）", "涉及隐私"), ("不公开（理由：隐私）", "隐私"),
    ("建议不公开", ""), ("不宜公开", ""), ("不予公开", ""), ("不同意公开", ""), ("暂不公开（理由：诉讼）", "诉讼"),
    ("□公开 □不公开（理由：涉及隐私）√", "涉及隐私"), ("□公开 □不公开（理由：√）", ""), ("□公开 ☑不 公 开（理由：隐私）", "隐私"),
    ("不公开√", ""), ("[x]不公开", ""), ("√□不公开", ""), ("□公开 √□不公开（理由：隐私）", "隐私"), ("□公開　■不公開（理由：隱私）", "隱私"),
    ("□公开　■不公开（理由：涉及隐私（姓名））", "涉及隐私（姓名）"), ("□公开　■不公开（原因：诉讼）", "诉讼"), ("☑不公开 涉及隐私", "涉及隐私"),
    ("□公开 ■不公开（理由：__涉及个人__", "涉及个人"),
  ])
  func isKeptBack(value: String, reason: String) {
    #expect(PublicationAdvice(reading: value) == .keepBack(reason))
  }

  @Test(arguments: [
    "■公开 ■不公开（理由：隐私）", "否", "是", "无", "/", "×不公开", "□公开 ×□不公开", "■暂缓公开", "暂缓公开", "由管理中心决定是否公开", "尽量不对外公开",
    "■公开 □不公开（理由：涉及隐私）", "■公开（隐去姓名）", "□公开 不公开", "□公开√□不公开", "√", "部分公开", "□公开 □不公开 待定",
  ])
  func isAskedAbout(value: String) {
    #expect(PublicationAdvice(reading: value) == .unclear(value))
  }
}
