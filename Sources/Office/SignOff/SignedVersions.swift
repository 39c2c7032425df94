import Mail
import Signatures

/// What a leader signed twice, as plain text and as HTML. The plain text is published, and his program shows him the
/// HTML: both must say one thing.
///
/// Programs write the one from the other, and not letter by letter: links, pictures, numbers of lists and what they
/// quote come out differently, so that only letters and figures count, and paragraph by paragraph where the whole is
/// not the same.
struct SignedVersions {
  let plain: String
  let page: SignedPage

  var agree: Bool {
    let own = ReplyText(of: plain).words
    return [true, false].contains { isNumbered in
      Self.core(own, isNumbered) == Self.core(page.words, isNumbered)
        || Self.isWithin(own, page.text, isNumbered) && Self.isWithin(page.words, plain, isNumbered)
    }
  }

  /// In octets of UTF-8: less may stand anywhere by chance, and must be a line of its own.
  private static let leastFound = 24

  /// Whether every paragraph of the one stands in the other.
  private static func isWithin(_ words: String, _ whole: String, _ isNumbered: Bool) -> Bool {
    let text = core(whole, isNumbered)
    let lines = Set(OfficeText.lines(whole).map { core($0, isNumbered) })
    return paragraphs(of: words).map { core($0, isNumbered) }.allSatisfy {
      $0.isEmpty || ($0.count < leastFound ? lines.contains($0) : holds(text, $0))
    }
  }

  /// A plain text may be broken at any width.
  private static func paragraphs(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { OfficeText.trimmed(String($0)) }
      .split(separator: "").map { $0.joined(separator: "\n") }
  }

  /// - Parameter isNumbered: whether the numbers of lists are words; HTML counts them, and plain text writes them.
  private static func core(_ text: String, _ isNumbered: Bool) -> [UInt8] {
    let text = OfficeText.halfWidth(text).lowercased()
      .replacing(/<[a-z]+:[^<>\s]*>|\[cid:[^\[\]\s]*\]/, with: "")
    let lines =
      isNumbered
      ? [text[...]] : text.split(separator: "\n").map { $0.trimmingPrefix(/\s*\d{1,2}(?:[、)]|\.(?!\d))/) }
    var core = String.UnicodeScalarView()
    for line in lines { core += Self.core(ofLine: Array(line.unicodeScalars)) }
    return Array(String(core).utf8)
  }

  /// Letters and figures, and the marks that make another number of one: 1.5, -20.
  private static func core(ofLine line: [Unicode.Scalar]) -> [Unicode.Scalar] {
    func isFigure(_ place: Int) -> Bool {
      line.indices.contains(place) && line[place].properties.numericType != nil
    }
    return line.indices.compactMap { place in
      let scalar = line[place]
      if scalar.properties.isAlphabetic || isFigure(place) { return scalar }
      guard isFigure(place + 1) else { return nil }
      if minuses.contains(scalar) { return "-" }
      return scalar == "." && isFigure(place - 1) ? scalar : nil
    }
  }

  private static let minuses: Set<Unicode.Scalar> = ["-", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2013}"]

  /// In linear time, as Knuth, Morris and Pratt do it: both are a stranger's.
  private static func holds(_ text: [UInt8], _ value: [UInt8]) -> Bool {
    var table = [Int](repeating: 0, count: value.count)
    var length = 0
    for place in value.indices.dropFirst() {
      while length > 0, value[place] != value[length] { length = table[length - 1] }
      if value[place] == value[length] { length += 1 }
      table[place] = length
    }
    length = 0
    for byte in text {
      while length > 0, byte != value[length] { length = table[length - 1] }
      if byte == value[length] { length += 1 }
      if length == value.count { return true }
    }
    return value.isEmpty
  }
}
