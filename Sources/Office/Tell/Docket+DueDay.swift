import Domain
import Templates

extension Docket {
  /// Says until when the lead has to answer to the author, and to those whose letters are handled in this one. Why is
  /// the unit's own affair.
  mutating func tellAuthors(_ kind: Tidings.Kind, until due: DueDay, cause: String) throws {
    let values: TemplateValues = [
      "dueChinese": .text(due.day.chinese), "provisional": .flag(!due.isOfficial),
    ]
    try writeToAuthor(kind, cause: cause, values: values)
    for merged in try book.letters(mergedInto: id) {
      guard var merged = try docket(of: merged) else { continue }
      try merged.writeToAuthor(kind, cause: "\(id)/\(letter.events.count)", values: values)
    }
  }
}
