/// What the model reads of a letter: its title, which may be empty, and its text.
package struct ModelText: Hashable, Sendable {
  package let title: String
  package let text: String

  package init(title: String = "", text: String) {
    self.title = title
    self.text = text
  }
}

/// A letter and where it went: what the model learns from.
package struct Lesson: Hashable, Sendable {
  package let letter: ModelText
  package let label: String

  package init(_ letter: ModelText, label: String) {
    self.letter = letter
    self.label = label
  }
}
