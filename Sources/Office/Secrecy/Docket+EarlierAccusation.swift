import Domain
import Store

/// What an author writes about a letter that accuses somebody (补充、撤回、追问): it need not say again who is meant, and is
/// no more for him to read than the first.
extension Docket {
  /// Whom those letters accuse that a text comes back to: it gives their number, says the same, or is of the same
  /// author and speaks of them.
  func earlierAccusation(
    in text: String, among duplicates: [Proposed<Duplicate>] = []
  ) throws -> Accusation? {
    let registration = letter.registration
    let authors = office.orderedAuthorKeys(of: registration)
    let own = try authors.isEmpty ? [] : book.letters(ofAuthors: authors).filter { $0 != id }
    let named = LetterNumbers.all(in: text)
    let like = duplicates.filter { $0.value.kind == .sameAuthor }.map(\.value.letter)
    var found: Accusation?
    for other in Set(own + named + like).sorted() where other != id {
      guard let accusation = try book.accusation(of: other) else { continue }
      let isMeant =
        named.contains(other) || like.contains(other)
        || office.accusations.comesBack(to: accusation.accused, in: text)
      guard isMeant else { continue }
      let its = Accusation(of: accusation.accused, because: ["\(other)"])
      found = found?.joined(with: its) ?? its
    }
    return found
  }
}
