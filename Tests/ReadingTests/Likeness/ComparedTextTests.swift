import Reading
import Testing

/// When two letters say the same, whatever stands between the words.
@Suite struct ComparedTextTests {
  private static let text = "青山小区三号楼的暖气管道已经漏水半个月，楼道结冰，老人摔倒两次，物业说要等厂家。"

  private func text(_ text: String, title: String = "") -> ComparedText {
    ComparedText(title: title, text: text)
  }

  @Test(arguments: [
    "青山小区三号楼的 暖气管道 已经漏水半个月\n\n楼道结冰 老人摔倒两次 物业说要等厂家",
    "　　青山小区三号楼的暖气管道已经漏水半个月；楼道结冰；老人摔倒两次；物业说要等厂家！！！",
    "青山小区三号楼的暖气管道已经漏水半个月，楼道结冰😭，老人摔倒两次，物业说要等厂家🙏🏼。",
    "青山\u{200B}小区三号楼的暖气管道已经漏水半个月,楼道结冰,老人摔倒两次,物业说要等厂家.",
  ])
  func aTextIsTheSameWhateverItsSpacingAndPunctuation(other: String) {
    let (one, other) = (text(Self.text), text(other))
    #expect(one.likeness(to: other).isIdentical)
    #expect(one.sketch.digest != nil && one.sketch.digest == other.sketch.digest)
  }

  @Test func widthAndCaseMakeNoDifference() {
    #expect(
      text("请问ＡＢＣ大厦１２号电梯何时能够修好使用").likeness(to: text("请问abc大厦12号电梯何时能够修好使用")).isIdentical)
  }

  @Test func oneDigitMakesAnotherText() {
    let other = text(Self.text.replacing("两次", with: "三次"))
    let likeness = text(Self.text).likeness(to: other)
    #expect(!likeness.isIdentical && likeness.share > 0.8)
  }

  @Test(arguments: [
    "", "   ", "。。。！", "请尽快解决", "😀😀😀😀😀😀😀😀😀😀😀😀",
    "\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}\u{FE0F}",
  ])
  func whatAnybodyWritesIsNobodysDuplicate(words: String) {
    #expect(text(words).sketch.digest == nil)
    #expect(text(words).likeness(to: text(words)) == Likeness(isIdentical: false, share: 0))
  }

  @Test func aShortTextCountsWithItsTitle() {
    let one = text("请尽快解决", title: "青山小区三号楼暖气管道漏水")
    #expect(one.likeness(to: text("请尽快解决。", title: "青山小区 三号楼暖气管道漏水")).isIdentical)
    #expect(!one.likeness(to: text("请尽快解决", title: "幸福路的路灯一直不亮")).isIdentical)
  }

  @Test func mongolianIsATextLikeAnyOther() {
    let words = "ᠪᠢᠳᠡᠨ ᠦ ᠠᠶᠢᠯ ᠤᠨ ᠳᠤᠯᠠᠭᠠᠨ ᠬᠦᠢᠲᠡᠨ ᠪᠠᠶᠢᠨ᠎ᠠ"
    #expect(text(words).likeness(to: text(words.replacing(" ", with: "  ") + "᠃")).isIdentical)
    #expect(text(words).likeness(to: text(Self.text)).share == 0)
  }

  @Test func thePlaceAndTheThingMakeAMatterAndTheComplaintDoesNot() {
    let matter = text("锦绣澜庭旁边的混凝土搅拌站昼夜施工，噪音扰民，请领导尽快处理。", title: "锦绣澜庭旁搅拌站噪音扰民")
    let same = text("我是锦绣澜庭的业主，混凝土搅拌站灰尘很大，孩子睡不着。", title: "投诉锦绣澜庭附近建搅拌站")
    let elsewhere = text("翠屏雅苑旁边的烧烤店昼夜施工，噪音扰民，请领导尽快处理。", title: "翠屏雅苑旁烧烤店噪音扰民")
    #expect(matter.likeness(to: same).isSameMatter(bySameAuthor: false))
    #expect(!matter.likeness(to: elsewhere).isSameMatter(bySameAuthor: false))
    #expect(matter.sketch.shared(with: same.sketch) >= ComparedText.sharedEnough)
    #expect(matter.likeness(to: same) == same.likeness(to: matter))
  }

  @Test func anAuthorsOwnTurnsOfPhraseAreNoMatter() {
    let likeness = Likeness(isIdentical: false, share: 0.3)
    #expect(likeness.isSameMatter(bySameAuthor: false) && !likeness.isSameMatter(bySameAuthor: true))
  }

  @Test func aHugeTextIsComparedByItsBeginningAndKnownByTheWhole() {
    let huge = String(repeating: "暖气管道漏水无人维修。", count: 40_000)
    let longer = huge + "又及"
    #expect(text(huge).likeness(to: text(huge)).isIdentical)
    let likeness = text(huge).likeness(to: text(longer))
    #expect(!likeness.isIdentical && likeness.share > 0.9)
    #expect(text(huge).sketch.digest != text(longer).sketch.digest)
  }

  @Test func aHugeTextIsNotLikeAnotherForItsBeginningAlone() {
    let beginning = text(String(repeating: Self.text, count: 30))
    let huge = text(
      String(repeating: Self.text, count: 30) + String(repeating: "大沁他拉镇的公交车不准时。", count: 25_000))
    #expect(!huge.likeness(to: beginning).isSameMatter(bySameAuthor: false))
    #expect(!huge.likeness(to: text(Self.text)).isSameMatter(bySameAuthor: false))
  }

  @Test(arguments: [
    ("路灯坏了 please help me as soon as possible", "医保卡不能用 please help me as soon as possible"),
    ("和谐小区的路由器信号不好 made in china by a company", "大沁他拉镇医院的CT made in china by a company 坏了"),
    (
      "Dear Sir or Madam, I am writing to complain about the heating in my flat. Please help.",
      "Dear Sir or Madam, I am writing to ask about a residence permit for my wife. Please help."
    ),
    (
      String(repeating: "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do. ", count: 15_000),
      "The street lamp in front of our house has been broken for a month"
    ),
    (
      "Манай айлын халаалт хүйтэн байна, дулаан ирэхгүй", "Манай сургуулийн багш хүүхдийг зодсон, шалгаж өгнө"
    ),
    ("ᠪᠢᠳᠡᠨ ᠦ ᠠᠶᠢᠯ ᠤᠨ ᠳᠤᠯᠠᠭᠠᠨ ᠬᠦᠢᠲᠡᠨ ᠪᠠᠶᠢᠨ᠎ᠠ", "ᠪᠢᠳᠡᠨ ᠦ ᠰᠤᠷᠭᠠᠭᠤᠯᠢ ᠶᠢᠨ ᠪᠠᠭᠰᠢ ᠶᠢ ᠱᠠᠯᠭᠠᠵᠤ ᠥᠭᠭᠦᠭᠡᠷᠡᠢ"),
  ])
  func aPhraseOrAnAlphabetMakesNoMatter(one: String, other: String) {
    let likeness = text(one).likeness(to: text(other))
    #expect(!likeness.isSameMatter(bySameAuthor: false), "\(one.prefix(40)): \(likeness.share)")
  }

  @Test(arguments: [
    (
      "The street lamp in front of building 5 in Hexie estate has been broken for a month.",
      "Hexie estate: the street lamp in front of building 5 is broken since a month"
    ), ("和谐小区楼下KTV半夜噪音扰民", "和谐小区的KTV每天半夜噪音太大"),
    ("Манай айлын халаалт хүйтэн байна, дулаан ирэхгүй", "Халаалт хүйтэн байна, манай айлд дулаан ирэхгүй"),
  ])
  func whatIsSpeltIsAMatterToo(one: String, other: String) {
    let likeness = text(one).likeness(to: text(other))
    #expect(likeness.isSameMatter(bySameAuthor: true), "\(one): \(likeness.share)")
  }

  @Test func aSketchIsTheSameOnEveryMachineAndEveryDay() {
    let sketch = text(Self.text, title: "暖气漏水").sketch
    #expect(sketch.shingles.count == Sketch.size)
    #expect(sketch == text(Self.text, title: "暖气漏水").sketch)
    #expect(Array(sketch.shingles.prefix(3)) == Self.firstShingles)
    #expect(sketch.digest == Self.digest)
  }

  // What was in the index before must be found after.
  private static let firstShingles: [UInt32] = [1_990_643_427, 2_374_283_301, 3_327_269_811]
  private static let digest: UInt64 = 23_828_068_518

  @Test func theSurerTheLiker() {
    let shares = [0, 0.1, 0.22, 0.3, 0.5, 0.9, 0.99]
    let sure = shares.map { Likeness(isIdentical: false, share: $0).confidence }
    #expect(sure == sure.sorted() && sure.allSatisfy { (0...1).contains($0) })
    #expect(Likeness(isIdentical: true, share: 1).confidence == 1)
  }
}
