import Testing

@testable import Store

/// What was laid down lately is there, and no more of it than twice what was asked for.
@Suite struct RecentTests {
  @Test func theLastOfThemAreAlwaysThereAndNeverMoreThanTwiceAsMany() {
    var recent = Recent<Int, String>(atLeast: 10)
    for number in 1...95 {
      recent.lay("\(number)", for: number)
      for last in max(1, number - 9)...number { #expect(recent[last] == "\(last)") }
      #expect((1...number).count { recent[$0] != nil } <= 20)
    }
  }

  @Test func theNewerOfTwoIsTheOneThatCounts() {
    var recent = Recent<Int, String>(atLeast: 1)
    recent.lay("old", for: 1)
    recent.lay("other", for: 2)
    recent.lay("new", for: 1)
    #expect(recent[1] == "new" && recent[2] == "other")
  }

  @Test func whatIsChangedIsChangedWhereverItLiesAndNothingElseIs() {
    var recent = Recent<Int, [Int]>(atLeast: 2)
    for number in 1...3 { recent.lay([number], for: number) }
    for number in 1...4 { recent.change(number) { $0.append(0) } }
    #expect([recent[1], recent[2], recent[3], recent[4]].last == .some(nil))
    #expect(recent[3] == [3, 0])
    #expect([1, 2].allSatisfy { recent[$0] == nil || recent[$0] == [$0, 0] })
  }
}
