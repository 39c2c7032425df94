import Domain
import Testing
import World

@testable import Office

/// 特急 is said of a letter that somebody handles.
@Suite struct MarkingTests {
  private let clerk = Party(.clerk, name: "王敏")

  @Test func aMergedOrDividedLetterIsMarkedWhereItIsHandled() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.write(from: Cast.citizens[1], subject: "物业", text: "物业不管。")
    try world.work()
    let (one, other) = (try world.letter(1).id, try world.letter(2).id)
    _ = try world.office.merge(one, into: other, by: clerk, at: world.now)
    for urgent in [true, false] {
      #expect(throws: NotMarked(letter: one, isElsewhere: true)) {
        try world.office.mark(one, urgent: urgent, by: clerk, at: world.now)
      }
    }
    #expect(try !world.letter(1).isUrgent)
    _ = try world.office.mark(other, urgent: true, by: clerk, at: world.now)
    #expect(try world.letter(2).isUrgent)
  }
}
