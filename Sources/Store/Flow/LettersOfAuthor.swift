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
    return try Set(sequences.joined()).sorted(by: >).compactMap { sequence in
      let statement = try database.cachedStatement(sql: "SELECT letter FROM event WHERE sequence = ?")
      return try String.fetchOne(statement, arguments: [sequence]).flatMap(LetterID.init)
    }
  }
}
