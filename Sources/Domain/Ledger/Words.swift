/// Words that came from a person or speak about one: names, addresses, the letter, the answer, a reason.
///
/// They live beside the ledger and may be erased; an event keeps only their number and a salted commitment,
/// so erasing them leaves the chain valid and replay working (design law 6).
package struct Words: Sendable {
  /// Nil once erased.
  package let text: String?
  /// Nil until the ledger has recorded them.
  package let reference: WordsReference?

  package init(_ text: String) {
    self.text = text
    reference = nil
  }

  package init(text: String?, reference: WordsReference) {
    self.text = text
    self.reference = reference
  }

  /// The words, or `〔已删除〕` where they were erased.
  package var shown: String { text ?? "〔已删除〕" }
}

/// What an event says of words: their row, and a commitment that proves them while they and their salt exist.
package struct WordsReference: Hashable, Sendable, Codable {
  package let id: Int64
  package let commitment: String

  package init(id: Int64, commitment: String) {
    self.id = id
    self.commitment = commitment
  }
}

/// Where words are kept while facts are written and read; the ledger puts one into every coder it uses.
package protocol WordKeeper: AnyObject, Sendable {
  func keep(_ text: String) throws -> WordsReference
  func words(for reference: WordsReference) throws -> String?
}

extension CodingUserInfoKey {
  /// Under which a `WordKeeper` is found in a coder's `userInfo`.
  package static let wordKeeper = CodingUserInfoKey(rawValue: "huiyin.words")!
}

extension Words: Codable {
  package init(from decoder: any Decoder) throws {
    let reference = try WordsReference(from: decoder)
    let keeper = decoder.userInfo[.wordKeeper] as? any WordKeeper
    self.init(text: try keeper?.words(for: reference), reference: reference)
  }

  /// Writes the reference, never the text: without a keeper, words that are not recorded yet cannot be written.
  package func encode(to encoder: any Encoder) throws {
    if let reference { return try reference.encode(to: encoder) }
    guard let text, let keeper = encoder.userInfo[.wordKeeper] as? any WordKeeper else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "words need a keeper"))
    }
    try keeper.keep(text).encode(to: encoder)
  }
}
