import Testing

@testable import Office

@Suite struct DutyWordTests {
  @Test(arguments: [
    "已悉", "【已悉】", "收到，已悉", "收到已悉", "好的 已悉。", "您好：\n已悉，马上过去", "已悉！\n\n发自我的iPhone", "（已悉）",
    "知悉", "已知悉，正在赶往现场", "“已悉”",
  ])
  func anAcknowledgementIsReadAsPeopleWriteIt(words: String) {
    #expect(DutyWord(reading: words) == .acknowledged, "\(words)")
  }

  @Test(arguments: ["下一位", "【下一位】", "收到，请找下一位", "转下一位，我在外地"])
  func whoeverCannotPassesItOn(words: String) {
    #expect(DutyWord(reading: words) == .next, "\(words)")
  }

  @Test(arguments: [
    "", "收到", "好的", "您好，您的邮件已收到，我会尽快回复", "您的来信已悉，我正在休假", "已悉，本人休假，由李四代班", "自动回复：已悉",
    "未悉", "不是已悉", "请回复已悉吗", "已悉吗？", "我不在，请联系张三\n已悉",
  ])
  func whatMachinesWriteAndWhatIsInDoubtIsNone(words: String) {
    #expect(DutyWord(reading: words) == nil, "\(words)")
  }
}
