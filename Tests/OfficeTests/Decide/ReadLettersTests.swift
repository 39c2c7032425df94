import Domain
import Mail
import Reading
import Testing
import World

@testable import Office

/// What is read ahead of the writer, and read once for many.
@Suite struct ReadLettersTests {
  private static let letters = [
    ("锦绣澜庭旁搅拌站供热管道", "锦绣澜庭旁边的混凝土搅拌站把供热管道压坏了，整个小区都不热。"),
    ("锦绣澜庭供热管道被压坏", "我住锦绣澜庭，混凝土搅拌站的车压坏供热管道，孩子冻感冒了。"),
    ("低保", "申请低保三个月没有答复，请不要公开我的信。"), ("锦绣澜庭供热", "锦绣澜庭的供热管道被混凝土搅拌站压坏，老人受不了。"),
  ]

  private func write(_ letter: (subject: String, text: String), _ number: Int, to world: World) throws {
    try world.write(
      from: Address(name: "网民\(number)", mailbox: "author\(number)@citizen.example"), subject: letter.subject,
      text: letter.text)
  }

  @Test func manyAtOnceAreReadLikeOneAfterTheOther() throws {
    let (together, alone) = (try World(), try World())
    for (number, letter) in Self.letters.enumerated() {
      try write(letter, number, to: together)
      try write(letter, number, to: alone)
      try alone.work()
    }
    try together.work()
    for serial in 1...Self.letters.count {
      let (one, other) = (try together.letter(serial), try alone.letter(serial))
      #expect(one.classification == other.classification)
      #expect(one.registration.text.shown == other.registration.text.shown)
      #expect(one.mayBePublished == other.mayBePublished)
      #expect(!one.registration.queryCode.shown.isEmpty)
    }
    #expect(try together.letter(2).classification?.proposal?.duplicates.isEmpty == false)
  }

  @Test func nothingOfItIsKeptOnceThereIsNothingToDo() throws {
    let world = try World()
    try write(Self.letters[0], 0, to: world)
    try world.collect()
    while try Pipeline.pass(world.office, at: world.now) > 0 {}
    let first = try #require(try world.letter(1).events.first)
    let read = world.office.readLetters
    #expect(read.mail(1) == nil)
    #expect(read.letter(registeredBy: first.sequence, undone: 0) == nil)
  }

  @Test func aNumberThatWasUndoneIsAnotherLettersNow() {
    let read = ReadLetters(rules: Cast.rules)
    let letter = ComparedLetter(
      id: LetterID(prefix: "NM", year: 2026, serial: 1), text: ComparedText(title: "供热", text: "不热"))
    read.lay(letter, registeredBy: 7, undone: 0)
    #expect(read.letter(registeredBy: 7, undone: 0)?.id == letter.id)
    #expect(read.letter(registeredBy: 7, undone: 1) == nil)
  }
}
