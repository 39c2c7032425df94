import Testing

@testable import Signatures

struct ReasonTests {
  @Test(arguments: Reason.allCases)
  func everyReasonIsASentenceOfItsOwn(reason: Reason) {
    #expect(!reason.sentence.isEmpty)
    #expect(!reason.sentence.hasSuffix("."))
    #expect(reason.sentence.first?.isLowercase == true || reason.sentence.hasPrefix("S/MIME"))
    #expect(Reason.allCases.filter { $0.sentence == reason.sentence } == [reason])
  }
}
