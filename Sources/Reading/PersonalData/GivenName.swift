/// A given name alone, as somebody signs with it below what he wrote: `此致　建国`. Elsewhere it may be a word or a street,
/// and stays.
package enum GivenName {
  /// The given name of two characters; one of one character is too common to tell anybody.
  static func of(_ name: String) -> String? {
    let scalars = Array(name.unicodeScalars.filter { !$0.properties.isWhitespace })
    guard NameMask.isName(name), let surname = NameMask.surnameLength(at: 0, in: scalars),
      scalars.count - surname == 2
    else { return nil }
    return String(String.UnicodeScalarView(scalars[surname...]))
  }

  /// A text without the lines' given names that sign it; a text of one line is signed by none.
  package static func masked(_ names: some Sequence<String>, in text: String) -> String {
    let given = Set(names.compactMap(of))
    guard given.contains(where: text.contains) else { return text }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    for place in lines.indices.dropFirst() {
      guard let name = OwnNames.signature(in: lines[place]), given.contains(name) else { continue }
      lines[place] = lines[place].replacing(name, with: PersonalKind.name.placeholder)
    }
    return lines.joined(separator: "\n")
  }
}
