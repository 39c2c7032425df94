import Testing

@testable import Reading

struct LetterModelTests {
  private static let model = Result { try LetterModel.trained(on: MadeUp.lessons(40)) }
  private var model: LetterModel { get throws { try Self.model.get() } }

  @Test(arguments: [
    ("我们楼的暖气一点都不热", "旗住建局"), ("校长说要补课还要交钱", "旗教体局"), ("等公交等了两个小时", "旗交通运输局"), ("老板欠薪跑路了，工资没发", "旗人社局"),
  ]) func aLetterGoesWhereOthersOfItsKindWent(text: String, unit: String) throws {
    let verdict = try model.verdict(on: ModelText(text: text))
    #expect(verdict.guesses.first?.label == unit)
    #expect(verdict.guesses.count == 4)
    #expect(abs(verdict.guesses.reduce(0) { $0 + $1.confidence } - 1) < 1e-6)
  }

  @Test func aWordThatNoLessonHadIsUnderstoodByWhatItMeans() throws {
    #expect(!MadeUp.lessons(40).contains { $0.letter.text.contains("欠薪") })
    let letter = ModelText(text: "欠薪")
    #expect(try model.verdict(on: letter).guesses.first?.label == "旗人社局")
    #expect(try model.words(for: "旗人社局", in: letter) == ["欠薪"])
  }

  @Test func thePiecesThatDecidedAreTheLettersOwn() throws {
    let pieces = try model.pieces(for: "旗住建局", in: ModelText(text: "您好！今天我想说，暖气不热，谢谢。"))
    #expect(pieces.first?.contains("暖气") == true)
    #expect(try model.pieces(for: "旗住建局", in: ModelText(text: "")) == [])
    #expect(try model.pieces(for: "no such", in: ModelText(text: "暖气")) == [])
  }

  @Test func theSameLessonsInAnotherOrderGiveTheSameBytes() throws {
    let lessons = MadeUp.lessons(20)
    let one = try LetterModel.trained(on: lessons)
    let other = try LetterModel.trained(on: lessons.reversed())
    #expect(one.bytes == other.bytes)
    let read = try LetterModel(reading: one.bytes)
    #expect(one.bytes == read.bytes)
  }

  @Test func confidenceIsTheShareOfRightOnes() throws {
    // Every fifth letter went to a unit that nobody could guess.
    let lessons = MadeUp.lessons(100).enumerated().map { index, lesson in
      index % 5 == 0 ? Lesson(lesson.letter, label: MadeUp.matters[index / 5 % 4].unit) : lesson
    }
    let model = try LetterModel.trained(on: lessons)
    let others = MadeUp.lessons(100, from: 1000)
    let verdicts = model.verdicts(on: others.map(\.letter))
    let sure = verdicts.map { $0.guesses[0].confidence }
    let mean = sure.reduce(0, +) / Double(sure.count)
    #expect((0.7...0.95).contains(mean))
    let certain = verdicts.count { $0.isCertain }
    #expect(certain == 0)
  }

  @Test(arguments: [
    "", " \n", "😀😀🎉", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "暖气 heating ᠮᠣᠩᠭᠣᠯ Отопление 난방 😀",
    String(repeating: "暖气", count: 5000), "\u{0}\u{FFFD}",
  ]) func oddTextsGetAnAnswerToo(text: String) throws {
    let verdict = try model.verdict(on: ModelText(text: text))
    #expect(verdict.guesses.count == 4)
    #expect(verdict.guesses.allSatisfy { (0...1).contains($0.confidence) })
    _ = try model.pieces(for: verdict.guesses[0].label, in: ModelText(text: text))
  }

  @Test(arguments: ["", "😀😀🎉", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"]) func ofATextWithoutKnownWordsNothingIsCertain(text: String)
    throws
  {
    #expect(try !model.verdict(on: ModelText(text: text)).isCertain)
  }

  @Test func aMegabyteIsReadToItsLimit() throws {
    let text = String(repeating: "今天天气很好我们去了公园看见很多人", count: 20_000)
    #expect(try model.verdict(on: ModelText(title: "公交车", text: text)).guesses.count == 4)
    #expect(EvenScalars(String(repeating: " ", count: 1_000_000)).scalars.isEmpty)
  }

  @Test func ofOneLabelNothingIsCertain() throws {
    let model = try LetterModel.trained(on: MadeUp.lessons(40, units: 1))
    let verdict = model.verdict(on: ModelText(text: "暖气不热"))
    #expect(verdict.guesses.map(\.label) == ["旗住建局"])
    #expect(!verdict.isCertain && verdict.guesses[0].confidence == 0.5)
  }

  @Test func aLabelWithOneLetterDoesNoHarm() throws {
    let lessons = MadeUp.lessons(40) + [Lesson(ModelText(text: "墓地占了耕地"), label: "旗民政局")]
    let model = try LetterModel.trained(on: lessons)
    #expect(model.labels.first { $0.name == "旗民政局" }?.lessons == 1)
    #expect(model.verdict(on: ModelText(text: "暖气不热")).guesses.first?.label == "旗住建局")
  }

  @Test func moreThanEightLabelsAreToldApart() throws {
    let words = ["暖气", "学校", "公交", "工资", "医院", "污染", "旅游", "户口", "低保", "草场", "宽带"]
    let lessons = words.flatMap { word in
      (0..<6).map { Lesson(ModelText(text: "\(word)的问题第\($0)次反映"), label: "unit \(word)") }
    }
    let model = try LetterModel.trained(on: lessons)
    for word in words {
      #expect(model.verdict(on: ModelText(text: "反映\(word)的问题")).guesses.first?.label == "unit \(word)")
    }
    #expect(try LetterModel(reading: model.bytes).labels == model.labels)
  }

  @Test func whoHasNothingToLearnLearnsNothing() {
    #expect(throws: ModelError.nothingToLearn) { try LetterModel.trained(on: []) }
    let many = (0...LetterModel.mostLabels).map { Lesson(ModelText(text: "a"), label: "\($0)") }
    #expect(throws: ModelError.tooManyLabels(201)) { try LetterModel.trained(on: many) }
  }
}
