/// What a page of HTML shows.
struct HTMLPage {
  var lines: [BodyLine] = []
  /// Whether words were left out because they are struck out: a plain form of the same mail has them.
  var hasStruckWords = false
}
