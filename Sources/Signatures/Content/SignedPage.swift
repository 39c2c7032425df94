import Mail

/// The HTML that was signed beside the plain text: what most mail programs show, and what is never published.
package struct SignedPage: Sendable, Equatable {
  /// All that it says.
  package let text: String
  /// Without what it quotes.
  package let words: String
  /// What it quotes.
  package let history: String

  package init(text: String, words: String, history: String = "") {
    (self.text, self.words, self.history) = (text, words, history)
  }
}

extension Signer {
  /// Nil where there is none: then whoever reads the mail reads what is published.
  package var page: SignedPage? {
    // It was read when it was judged.
    do throws(Refusal) { return try SignedText.page(beside: content) } catch { return nil }
  }
}
