import Domain

/// An answer as the search knows it: a letter's, or one of an earlier system.
package struct SearchedAnswer: Sendable {
  let number: String
  let title: String
  let unit: String
  let day: Day
  let question: String
  let answer: String
  /// Below the column; nil where the number says where its page is.
  let path: String?

  package init(_ letter: PublicLetter) {
    number = "\(letter.id)"
    (title, unit, day) = (letter.title, letter.unit.text, letter.publishedAt.day)
    (question, answer) = (letter.question, letter.answer)
    path = nil
  }

  package init(_ earlier: EarlierAnswer) {
    number = earlier.number
    (title, unit, day) = (earlier.title, earlier.unit, earlier.answeredOn)
    (question, answer) = (earlier.question, earlier.answer)
    path = String(
      SitePath.earlier(earlier.number, year: earlier.year).dropFirst(SearchPath.column.utf8.count))
  }
}
