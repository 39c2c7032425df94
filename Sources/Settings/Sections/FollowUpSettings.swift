/// When authors are asked whether they are satisfied with their answers (回访).
package struct FollowUpSettings: Sendable {
  /// Working days after the answer; nil where nobody is asked.
  ///
  /// Three, where nothing is set: an answer often promises something, and whoever is asked on the next day rates the
  /// promise; after a week he has forgotten what it was about.
  package let after: Int?

  init(_ section: Section) {
    after = section.value("after", .workingDaysOrOff(1...30), default: 3)
  }
}
