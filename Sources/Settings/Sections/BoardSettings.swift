/// The internal board (看板): pages for the office alone, which the web server keeps behind a password.
package struct BoardSettings: Sendable {
  /// Nil where there is none.
  package let directory: String?

  /// - Parameters:
  ///   - site: the public directory: what lies in it everybody reads.
  ///   - state: that of the ledger, where nobody else has anything to do.
  init(_ section: Section, apartFrom site: String, _ state: String) {
    directory = section.optionalPath("directory")
    guard let directory else { return }
    for (other, what) in [(site, "the public site's"), (state, "the ledger's")]
    where Path.overlap(directory, other) {
      section.problem(
        section.placeOfValue(of: "directory"),
        "the board's directory and \(what), \(other), must not lie in each other",
        hint: "give it one of its own, such as ../board")
    }
  }
}
