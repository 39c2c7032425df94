import Domain
import Foundation
import GRDB

extension Book {
  /// The newest letters of an author, as the index of likeness knows him.
  /// - Parameter authors: keyed hashes of whatever tells who he is.
  package func letters(ofAuthors authors: [UInt64]) throws -> [LetterID] {
    let sequences = try letters(
      withOneOf: authors.prefix(Self.shinglesLookedUp).map(LikenessEntry.value(ofAuthor:)),
      newest: Self.mostOfOneAuthor)
    var found: [LetterID] = []
    try database.step(
      "SELECT letter FROM event WHERE sequence = ?", forEach: Set(sequences.joined()).sorted(by: >)
    ) { _, row in LetterID(row.text(0)).map { found.append($0) } }
    return found
  }
}
