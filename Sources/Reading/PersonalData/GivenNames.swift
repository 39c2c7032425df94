/// Given names alone, as people sign with them below what they wrote: `此致　建国`. Elsewhere one may be a word or a street,
/// and stays.
package struct GivenNames: Sendable {
  private let names: Set<String>
  /// The two characters of each.
  private let pairs: [(first: Unicode.Scalar, second: Unicode.Scalar)]

  /// - Parameter names: whole ones. Of those whose given name has one character nothing is kept: it is too common to
  ///   tell anybody.
  package init(of names: some Sequence<String>) {
    pairs = names.compactMap(Self.givenName)
    self.names = Set(pairs.map { String(String.UnicodeScalarView([$0.first, $0.second])) })
  }

  private static func givenName(of name: String) -> (first: Unicode.Scalar, second: Unicode.Scalar)? {
    let scalars = Array(name.unicodeScalars.filter { !$0.properties.isWhitespace })
    guard NameMask.isName(name), let surname = NameMask.surnameLength(at: 0, in: scalars),
      scalars.count - surname == 2
    else { return nil }
    return (scalars[surname], scalars[surname + 1])
  }

  /// A text without the lines' given names that sign it; a text of one line is signed by none.
  package func masked(in text: String) -> String {
    guard mayStand(in: text) else { return text }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    var isMasked = false
    for place in lines.indices.dropFirst() {
      guard let name = OwnNames.signature(in: lines[place]), names.contains(name) else { continue }
      lines[place] = lines[place].replacing(name, with: PersonalKind.name.placeholder)
      isMasked = true
    }
    return isMasked ? lines.joined(separator: "\n") : text
  }

  /// Whether one of them stands anywhere: every value of every mail is asked.
  private func mayStand(in text: String) -> Bool {
    guard !pairs.isEmpty else { return false }
    var (last, mayStand) = ("\0" as Unicode.Scalar, false)
    text.eachScalar { scalar in
      for pair in pairs where pair.second == scalar && pair.first == last { mayStand = true }
      last = scalar
    }
    return mayStand
  }
}
