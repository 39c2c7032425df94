import Domain
import Testing

@testable import Office

/// What a held mail looks like, from what is known of it.
@Suite struct GuessTests {
  private let first = LetterID("NM2026000001")!
  private let second = LetterID("NM2026000002")!

  private func guess(_ kind: HeldReason.Kind = .loose, _ change: (inout PenFindings) -> Void = { _ in })
    -> Guess
  {
    var findings = PenFindings(kind: kind)
    change(&findings)
    return Guess(from: findings)
  }

  private var both: [PenFindings.OpenLetter] {
    [.init(id: first, title: "小区供热不足"), .init(id: second, title: "物业乱收费")]
  }

  private func ofUnit(_ change: (inout PenFindings) -> Void) -> Guess {
    guess {
      $0.unit = "旗住建局"
      $0.atUnit = both
      change(&$0)
    }
  }

  @Test func whatAnswersOurMailIsTheAnswerToItsLetter() {
    let guess = ofUnit {
      $0.answers = second
      $0.names = [first]
    }
    #expect(guess == Guess(verdict: .release(.reply(second)), clue: .answersOurMail))
    #expect(guess.sentence == "looks like the answer to NM2026000002: it answers our mail about it")
  }

  @Test func theNumberThenTheTitleThenTheOnlyLetterTellWhichOneAUnitMeans() {
    #expect(ofUnit { $0.names = [second] }.verdict == .release(.reply(second)))
    #expect(ofUnit { $0.subject = "关于小区供热不足的情况" }.verdict == .release(.reply(first)))
    #expect(ofUnit { $0.subject = "小区供热不" }.verdict == .unclear, "too short to be sure of")
    #expect(
      ofUnit { $0.atUnit = [both[0]] }
        == Guess(verdict: .release(.reply(first)), clue: .onlyLetter("旗住建局")))
  }

  @Test func ofSeveralLettersNoneIsGuessed() {
    #expect(ofUnit { _ in } == Guess(verdict: .unclear, clue: .severalLetters("旗住建局", [first, second])))
    #expect(ofUnit { $0.names = [first, second] }.verdict == .unclear)
    #expect(ofUnit { $0.subject = "小区供热不足、物业乱收费" }.verdict == .unclear)
    #expect(ofUnit { $0.atUnit = [] } == Guess(verdict: .unclear, clue: .noLetter("旗住建局")))
  }

  @Test func aLetterThatIsNotWithTheUnitIsNotItsToAnswer() {
    let third = LetterID("NM2026000003")!
    #expect(ofUnit { $0.names = [third] }.verdict == .unclear)
    #expect(ofUnit { $0.answers = third }.verdict == .unclear)
  }

  @Test func anAuthorIsKnownByHisAddressAndNeverByANumberAlone() {
    let author = guess {
      $0.written = [first, second]
      $0.names = [second]
    }
    #expect(author == Guess(verdict: .release(.supplement(second)), clue: .author))
    #expect(guess { $0.written = [first] }.verdict == .release(.supplement(first)))
    let stranger = guess { $0.names = [second] }
    #expect(stranger == Guess(verdict: .release(.letter), clue: .namesStrangersLetter(second)))
  }

  @Test func whatElseAPersonWroteIsALetter() {
    #expect(guess() == Guess(verdict: .release(.letter), clue: .person))
    #expect(guess { $0.hasWords = false }.verdict == .unclear)
    #expect(guess { $0.isClerk = true } == Guess(verdict: .unclear, clue: .clerk))
  }

  @Test func theReasonDecidesWhereTheSenderDoesNot() {
    #expect(guess(.stuck).verdict == .release(.retry))
    #expect(guess(.machine).verdict == .noise)
    #expect(guess(.machine) { $0.isOnlyMarked = true } == Guess(verdict: .unclear, clue: .marked))
    #expect(guess(.refused) { $0.heldFor = first } == Guess(verdict: .unclear, clue: .wasTold(first)))
    let overtaken = guess(.refused) {
      $0.heldFor = first
      $0.isOvertaken = true
    }
    #expect(overtaken == Guess(verdict: .noise, clue: .overtaken(first)))
    #expect(guess(.row).verdict == .release(.letter))
    #expect(guess(.row) { $0.hasWords = false }.verdict == .noise)
    for kind: HeldReason.Kind in [.unread, .file, .left] { #expect(guess(kind).verdict == .unclear) }
  }
}
