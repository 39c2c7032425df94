import Domain

/// The letters that the base does not hold yet, whole.
package struct RecentLetters {
  private let letters: [FoundLetter]

  package init(_ letters: [PublicLetter]) {
    self.letters = letters.map { FoundLetter(SearchedAnswer($0), excerptLength: nil) }
  }

  package func file() throws -> SiteFile { try SiteFile(json: letters, at: SearchPath.recent) }

  /// How many may wait before they must go into the base: whoever searches loads all of them.
  package static let most = 32
}

/// Where the index lies.
package enum SearchPath {
  /// Below which the script finds the pages.
  static let column = "hdjl/wszx/"
  static let folder = column + "ss/"
  package static let head = folder + "ss.json"
  package static let recent = folder + "recent.json"

  /// Whether a file belongs to a state of the index.
  package static func isOfBase(_ path: String) -> Bool {
    path.hasPrefix(folder) && path.dropFirst(folder.count).contains("/")
  }
}

/// What the script must know before it can look into the base.
struct SearchHead: Encodable {
  let format = 1
  let base: String
  let bits: Int
  let letters: Int
  let shelf: Int
}

/// An answer as a result shows it: `[number, title, unit, day, text]`, and where its page is unless its number says so.
struct FoundLetter: Encodable, Sendable {
  private let fields: [String]

  /// - Parameter excerptLength: characters of question and answer each; nil for all.
  init(_ answer: SearchedAnswer, excerptLength: Int?) {
    let texts = [answer.question, answer.answer].map { Self.line($0, atMost: excerptLength ?? .max) }
    fields =
      [
        answer.number, answer.title, answer.unit, "\(answer.day)",
        answer.question.isEmpty ? "答复：" + texts[1] : texts.joined(separator: " 答复："),
      ] + [answer.path].compactMap(\.self)
  }

  /// Its lines as one, cut behind so many scalars.
  private static func line(_ text: String, atMost length: Int) -> String {
    var line = String.UnicodeScalarView()
    var (count, isBetween) = (0, false)
    for scalar in text.unicodeScalars {
      guard !Self.endsLine(scalar) else {
        isBetween = count > 0
        continue
      }
      if isBetween, count < length {
        line.append(" ")
        count += 1
      }
      isBetween = false
      guard count < length else {
        line.append("…")
        break
      }
      line.append(scalar)
      count += 1
    }
    return String(line)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}
