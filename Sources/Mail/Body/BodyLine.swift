/// One line of a body, and what its markup says about whose words it holds.
struct BodyLine: Sendable, Equatable {
  let text: Substring
  let origin: Origin
  /// Whether any of it is red.
  var isRed = false

  /// What markup says of a line.
  struct Mark: Sendable {
    var origin = Origin.written
    var isRed = false
  }

  enum Origin: Sendable {
    /// Nothing is said: all of a plain text, and most of HTML.
    case written
    /// In an indented block, which is a citation for some clients and a paragraph for others.
    case indented
    /// In what the client put around the mail that is answered or forwarded.
    case history
    /// In, or below, what the client put around a signature.
    case signature
  }

  static func lines(of text: String, marks: [Mark] = []) -> [BodyLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, line in
      let mark = place < marks.count ? marks[place] : Mark()
      return BodyLine(text: line, origin: mark.origin, isRed: mark.isRed)
    }
  }
}
