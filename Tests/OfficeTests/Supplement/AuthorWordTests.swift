import Testing

@testable import Office

/// The first line of what an author writes later.
@Suite struct AuthorWordTests {
  @Test(arguments: [
    "撤回", "【撤回】", "撤 回。", "　撤回！", "我要撤回", "申请撤回", "我想撤回我的留言", "请撤回该留言，谢谢", "撤回NM2026000001",
    "撤回留言nm2026000001", "您好，我要撤回留言", "您好！\n我要撤回这条投诉。\n谢谢", "申请撤销投诉", "请帮我把留言撤回吧", "要求撤回",
    "本人决定撤回来信", "尊敬的领导：\n撤回\n\n此致\n敬礼！",
  ])
  func aWishToWithdrawIsRead(words: String) {
    #expect(AuthorWord(reading: words) == .retract(reason: ""))
  }

  @Test(arguments: [
    ("撤回：问题已经解决", "问题已经解决"), ("撤回，问题已经解决了，谢谢", "问题已经解决了，谢谢"), ("我要撤回\n暖气修好了。\n谢谢！", "暖气修好了。"),
    ("撤回。没什么事了", "没什么事了"),
  ])
  func whatFollowsIsTheReason(words: String, reason: String) {
    #expect(AuthorWord(reading: words) == .retract(reason: reason))
  }

  @Test(arguments: [
    "不公开", "（不公开）", "请不要公开", "请不要公开我的留言", "我不同意公开", "不想公开", "希望不公开", "请不予公开，谢谢", "不 公 开", "请保密", "请为我保密",
    "请对我的留言保密",
  ])
  func aWishNotToBePublishedIsRead(words: String) {
    #expect(AuthorWord(reading: words) == .wish(mayBePublished: false, rest: ""))
  }

  @Test(arguments: ["同意公开", "可以公开", "公开", "我同意公开", "【公开】"])
  func aWishIsTakenBack(words: String) {
    #expect(AuthorWord(reading: words) == .wish(mayBePublished: true, rest: ""))
  }

  @Test func whatStandsBelowAWishIsNotLost() {
    #expect(
      AuthorWord(reading: "不公开\n另外，是3号楼2单元。")
        == .wish(mayBePublished: false, rest: "另外，是3号楼2单元。"))
  }

  /// A line that says more, or asks, is what the author adds: nothing is guessed.
  @Test(arguments: [
    "不要撤回", "我不想撤回", "可以撤回吗", "怎么撤回？", "撤回，怎么办理", "撤回答复", "请撤回原来的处理决定", "撤销对我的处分", "公开处理结果", "请公开收费标准",
    "不公开收费标准是违法的", "不要公开我的姓名", "能不能不公开", "可以不公开吗？", "希望公开透明", "撤回后还能再写吗", "补充：是3号楼。", "物业说已经撤回了人员",
    "我要求你们尽快解决", "公开道歉", "保密单位的暖气也不热", "撤回还是不撤回我再想想",
  ])
  func whatSaysMoreIsASupplement(words: String) {
    #expect(AuthorWord(reading: words) == .supplement(words))
  }

  @Test(arguments: ["", "  \n　\n", "谢谢", "谢谢！", "好的，谢谢", "收到。谢谢您！", "您好\n谢谢", "此致\n敬礼！", "……"])
  func thanksAreNothingToDo(words: String) {
    #expect(AuthorWord(reading: words) == .nothing)
  }

  @Test(arguments: ["谢谢，但是还没修好", "好", "收到，什么时候来修", "不用谢，请快点"])
  func thanksWithMoreAreASupplement(words: String) {
    #expect(AuthorWord(reading: words) == .supplement(words))
  }

  @Test func noSuchWordIsLong() {
    let words = String(repeating: "请我要", count: 20_000) + "撤回"
    #expect(AuthorWord(reading: words) == .supplement(words))
  }
}
