/// A question and its answer that an earlier system made public (历史数据), masked as they are shown.
///
/// It never was a letter of this office: no clock ran for it, nobody is reminded of it, and it counts in no figure but its
/// own.
package struct EarlierAnswer: Sendable, Equatable, Codable {
  /// As the earlier system numbered it (原编号).
  package let number: String
  package let title: String
  /// Empty where only the answer came.
  package let question: String
  package let answer: String
  /// Already masked: `王**`, `匿名网民`.
  package let author: String
  package let category: Category?
  /// As it was called then: offices change their names.
  package let unit: String
  package let askedOn: Day?
  package let answeredOn: Day
  /// Path and query at which the earlier site had it: `/art/2021/3/5/art_12_345.html`.
  package let address: String?

  package init(
    number: String, title: String, question: String, answer: String, author: String, category: Category?,
    unit: String, askedOn: Day?, answeredOn: Day, address: String?
  ) {
    self.number = number
    self.title = title
    self.question = question
    self.answer = answer
    self.author = author
    self.category = category
    self.unit = unit
    self.askedOn = askedOn
    self.answeredOn = answeredOn
    self.address = address
  }

  /// Under which year it stands: that of the answer.
  package var year: Int { answeredOn.year }
}

/// One whose page was taken down: its address stays, with nothing of it.
package struct GoneEarlierAnswer: Sendable, Equatable {
  package let number: String
  package let year: Int

  package init(number: String, year: Int) {
    self.number = number
    self.year = year
  }
}
