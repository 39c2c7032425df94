import Testing

@testable import Office

@Suite struct DutyWordTests {
  @Test(arguments: [
    "已悉", "【已悉】", "‹已悉>", "‹已悉›", "「已悉」", "<已悉>", "收到，已悉", "收到已悉", "好的 已悉。", "您好：\n已悉，马上过去",
    "已悉！\n\n发自我的iPhone", "（已悉）",
    "知悉", "已悉，马上安排人过去", "已知悉，正在赶往现场", "“已悉”", "已悉，已在路上", "已悉 马上处理，谢谢", "收到已悉，正赶往现场。", "已悉。张玉兰",
    "已悉\n\n张玉兰\n奈曼旗政府办公室\n电话：0475-0000202",
  ])
  func anAcknowledgementIsReadAsPeopleWriteIt(words: String) {
    #expect(DutyWord(reading: words, of: "张玉兰") == .acknowledged, "\(words)")
  }

  @Test(arguments: ["下一位", "【下一位】", "收到，请找下一位", "转下一位，我在外地"])
  func whoeverCannotPassesItOn(words: String) {
    #expect(DutyWord(reading: words) == .next, "\(words)")
  }

  @Test(arguments: [
    "", "收到", "好的", "您好，您的邮件已收到，我会尽快回复", "您的来信已悉，我正在休假", "已悉，本人休假，由李四代班", "自动回复：已悉",
    "> 已悉", ">已悉", "未悉", "不是已悉", "请回复已悉吗", "已悉吗？", "我不在，请联系张三\n已悉",
    "已悉。本人正在请假，急事请拨打13900000000", "您的来信收到，知悉。我在开会，会后联系您。", "已知悉您的邮件，目前在外地学习，12月5日返岗。", "（自动）已悉，谢谢",
    "已悉\n[自动应答]", "谢谢来信，已悉。本人今日轮休，请联系张玉兰。", "已悉，请联系张玉兰", "已悉。返岗后回复", "已悉，张玉兰代我",
  ])
  func whatMachinesWriteAndWhatIsInDoubtIsNone(words: String) {
    #expect(DutyWord(reading: words, of: "张玉兰") == nil, "\(words)")
  }
}
