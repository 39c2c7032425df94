import Testing

@testable import Reading

struct ProseTests {
  @Test func whatIsTheSameButForItsMarksIsTheSame() {
    #expect(Prose("室温 14 度！").lettersAndDigits == Prose("室温14度。").lettersAndDigits)
    #expect(Prose("第1.共2").lettersAndDigits == Prose("第1共2").lettersAndDigits)
  }

  @Test func anotherNumberIsNot() {
    #expect(Prose("室温1.4度").lettersAndDigits != Prose("室温14度").lettersAndDigits)
  }
}
