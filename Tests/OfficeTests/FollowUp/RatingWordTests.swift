import Domain
import Testing

@testable import Office

/// What authors write when they are asked whether they are satisfied.
@Suite struct RatingWordTests {
  private func read(_ words: String) -> RatingWord? { RatingWord(reading: words, signedBy: ["李梅梅"]) }

  @Test(arguments: [
    "满意", "满意！", "满意。", "【满意】", "　满 意　", "很满意", "非常满意", "十分满意!!", "对答复非常满意", "我对旗住建局的答复很满意", "对处理结果满意",
    "满意，谢谢",
    "谢谢，满意", "收到，谢谢，非常满意。", "您好，满意。\n李梅梅", "满意\n138 0000 0000", "满意\n\n发自我的iPhone", "满意了", "滿意", "√满意",
    "评价：满意",
    "编号：NM2026000001\n满意", "回复：满意", "我们都很满意", "满意、满意", "满意～", "“满意”",
  ])
  func satisfied(words: String) {
    let word = read(words)
    #expect(word?.rating == .satisfied && word?.hasReason == false && word?.wantsReader == false)
  }

  @Test(arguments: ["基本满意", "基本满意。谢谢！", "比较满意", "还算满意", "对答复基本满意", "您好：\n　　基本满意\n李梅梅\n2026年11月30日"])
  func fairlySatisfied(words: String) {
    #expect(read(words)?.rating == .fairly && read(words)?.hasReason == false)
  }

  @Test(arguments: [
    "不满意", "不满意！！", "不 满 意", "很不满意", "非常不满意", "不太满意", "我不满意", "对答复不满意", "不满意你们的处理结果", "√ 不满意",
    "□满意 □基本满意 √不满意", "不是很满意",
    "不满意\n李梅梅", "您好，我不满意。谢谢",
  ])
  func dissatisfiedWithoutAReason(words: String) {
    #expect(read(words)?.rating == .dissatisfied && read(words)?.hasReason == false)
  }

  @Test(arguments: [
    "不满意，问题没有解决，还和原来一样。", "不满意：没修好", "不满意 没人上门", "不满意因为没修好", "不满意没修好", "不满意。什么时候来修？", "没有解决，不满意", "不满意的原因是没修",
    "不满意\n只好了两天，又不热了。\n李梅梅", "对答复不满意，如果再不修我就投诉", "很不满意！！敷衍了事",
  ])
  func dissatisfiedWithAReasonThatSomebodyReads(words: String) {
    let word = read(words)
    #expect(word?.rating == .dissatisfied && word?.hasReason == true && word?.wantsReader == true)
  }

  @Test(arguments: [
    ("满意，师傅当天就上门修好了", Rating.satisfied), ("非常满意，感谢供热公司的师傅", .satisfied), ("暖气热了，非常满意", .satisfied),
  ])
  func praiseIsNobodysTask(words: String, rating: Rating) {
    let word = read(words)
    #expect(word?.rating == rating && word?.hasReason == true && word?.wantsReader == false)
  }

  @Test(arguments: [
    ("满意，但是路灯还没修", Rating.satisfied), ("基本满意，希望以后快一点", .fairly), ("满意。另外，小区的路灯坏了。", .satisfied),
    ("满意，什么时候通水？", .satisfied), ("满意。小区的路灯坏了半年了。", .satisfied), ("基本满意，就是慢了点", .fairly),
    ("满意。我家在三号楼。", .satisfied),
  ])
  func whatIsStillWishedForIsRead(words: String, rating: Rating) {
    let word = read(words)
    #expect(word?.rating == rating && word?.wantsReader == true)
  }

  @Test(arguments: [
    "", "谢谢", "收到", "好的，谢谢", "满意？", "满意吗", "你们觉得我会满意吗？", "满意、基本满意、不满意", "满意/基本满意/不满意", "□满意 □基本满意 □不满意",
    "谈不上满意", "对答复谈不上满意", "没有不满意", "不是不满意", "满意度太低", "满意个鬼", "希望早日给我满意的答复", "如果三天内修好，我就满意",
    "修好了我才满意", "要是能修好，满意", "只好了两天，又不热了。", "他们说我满意", "前半部分满意，后半部分不满意", "一般", "满意，不满意", "不知道满意不满意",
  ])
  func nothingIsGuessed(words: String) {
    #expect(read(words) == nil)
  }

  @Test func aLongTextIsNoRating() {
    #expect(read(String(repeating: "满意", count: 20_000)) == nil)
    #expect(read("满意\n" + String(repeating: "没修好。", count: 5_000)) == nil)
  }
}
