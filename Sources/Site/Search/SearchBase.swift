import Digest
import Domain

/// The index of letters in the browser's search (搜索), for as many as there are: files by the pairs of characters that
/// letters have, and files of what the results show.
///
/// Each file of pairs is a row of records: the two scalars, in how many letters they are, how many octets follow, and
/// these: for each letter the distance from the one before, doubled, and one more where the pair is in its title. All
/// numbers are written in octets of seven bits, the lowest first.
package struct SearchBase {
  private struct Postings {
    var octets: [UInt8] = []
    var count = 0
    var last = -1

    mutating func append(_ document: Int, inTitle: Bool) {
      octets.appendNumber((document - last - 1) << 1 | (inTitle ? 1 : 0))
      last = document
      count += 1
    }
  }

  private var postings: [UInt64: Postings] = [:]
  private var letters: [FoundLetter] = []

  package init() {}

  /// In the order of publication.
  package mutating func add(_ letter: PublicLetter) {
    let document = letters.count
    letters.append(FoundLetter(letter, excerptLength: 60))
    let title = Bigrams(of: letter.title).keys
    let all = Bigrams(of: letter.title, letter.question, letter.answer).keys
    var place = 0
    for key in all {
      while place < title.count, title[place] < key { place += 1 }
      let isInTitle = place < title.count && title[place] == key
      postings[key, default: Postings()].append(document, inTitle: isInTitle)
    }
  }

  /// All files of the index. They lie below a name that follows from what is in them, so that a reader never mixes two
  /// states, and the same letters give the same files.
  package func files() throws -> [SiteFile] {
    // What is in every eighth letter finds nothing, and would fill files that everybody loads.
    let most = max(2000, letters.count / 8)
    let size = postings.values.reduce(0) { $0 + ($1.count > most ? 0 : $1.octets.count) + 10 }
    var bits = 0
    while size >> bits > Self.shardSize, bits < 12 { bits += 1 }
    var shards = [[UInt8]](repeating: [], count: 1 << bits)
    for key in postings.keys.sorted() {
      guard let found = postings[key] else { continue }
      let shard = Bigrams.shard(of: key, bits: bits)
      shards[shard].appendNumber(Int(key >> 32))
      shards[shard].appendNumber(Int(key & 0xFFFF_FFFF))
      shards[shard].appendNumber(found.count)
      let octets = found.count > most ? [] : found.octets
      shards[shard].appendNumber(octets.count)
      shards[shard] += octets
    }
    let shelves = try stride(from: 0, to: letters.count, by: Self.shelf).map { start in
      try SiteFile(json: Array(letters[start..<min(start + Self.shelf, letters.count)]), at: "").bytes
    }
    var digest: [UInt8] = []
    for bytes in shards + shelves { digest = SHA256.digest(of: digest + SHA256.digest(of: bytes)) }
    let name = "b" + Base32.encode(digest.prefix(5))
    let head = SearchHead(base: name, bits: bits, letters: letters.count, shelf: Self.shelf)
    let folder = "\(SearchPath.folder)\(name)/"
    return shards.enumerated().map { SiteFile(path: "\(folder)\($0.offset).bin", bytes: $0.element) }
      + shelves.enumerated().map { SiteFile(path: "\(folder)\($0.offset).json", bytes: $0.element) }
      + [try SiteFile(json: head, at: SearchPath.head)]
  }

  /// Octets in a file of pairs, about: a question loads a few of them.
  private static let shardSize = 8192
  /// Letters in a file of results.
  private static let shelf = 16
}

/// The letters that the base does not hold yet, whole.
package struct RecentLetters {
  private let letters: [FoundLetter]

  package init(_ letters: [PublicLetter]) {
    self.letters = letters.map { FoundLetter($0, excerptLength: nil) }
  }

  package func file() throws -> SiteFile { try SiteFile(json: letters, at: SearchPath.recent) }

  /// How many may wait before they must go into the base: whoever searches loads all of them.
  package static let most = 32
}

/// Where the index lies.
package enum SearchPath {
  static let folder = "hdjl/wszx/ss/"
  package static let head = folder + "ss.json"
  package static let recent = folder + "recent.json"

  /// Whether a file belongs to a state of the index.
  package static func isOfBase(_ path: String) -> Bool {
    path.hasPrefix(folder) && path.dropFirst(folder.count).contains("/")
  }
}

/// What the script must know before it can look into the base.
private struct SearchHead: Encodable {
  let format = 1
  let base: String
  let bits: Int
  let letters: Int
  let shelf: Int
}

/// A letter as a result shows it: `[number, title, unit, day, text]`.
private struct FoundLetter: Encodable {
  private let fields: [String]

  /// - Parameter excerptLength: characters of question and answer each; nil for all.
  init(_ letter: PublicLetter, excerptLength: Int?) {
    let texts = [letter.question, letter.answer].map { text in
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      guard let excerptLength, line.unicodeScalars.count > excerptLength else { return line }
      return String(String.UnicodeScalarView(line.unicodeScalars.prefix(excerptLength))) + "…"
    }
    fields = [
      "\(letter.id)", letter.title, letter.unit.text, "\(letter.publishedAt.day)",
      texts.joined(separator: " 答复："),
    ]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}

extension [UInt8] {
  /// Seven bits an octet, the lowest first; the highest bit says that more follow.
  fileprivate mutating func appendNumber(_ number: Int) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
