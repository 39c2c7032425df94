import Digest
import Domain

/// Where the page lies that tells one author how his letter stands (进度查询): an address that follows from number and
/// query code together, so that whoever has both finds it without a server's help, and nobody else does.
package enum LookUpAddress {
  /// Stands before what is hashed: another form of address would begin otherwise.
  static let form = "huiyin 1"
  /// Random bits that a code must have, or its page could be guessed.
  static let leastBits = 50

  /// Below the site's root; nil for a code that is none of ours, as those that a portal hands out itself: four digits
  /// are tried out in a minute.
  package static func path(of letter: LetterID, code: String) -> String? {
    guard let bytes = Base32.decode(code), bytes.count * 8 >= leastBits else { return nil }
    // One spelling for each code: whoever copies it from paper may read o for 0.
    let words = "\(form) \(letter) \(Base32.encode(bytes))"
    return folder + Base32.encode(SHA256.digest(of: words.utf8).prefix(20)) + ".html"
  }

  /// Whether a path is one of these.
  package static func isPath(_ path: String) -> Bool {
    guard path.hasPrefix(folder), path.hasSuffix(".html") else { return false }
    let name = path.utf8.dropFirst(folder.utf8.count).dropLast(5)
    return name.count == 32
  }

  /// Where they lie, with a slash at its end.
  package static let folder = "hdjl/wszx/cx/"
}
