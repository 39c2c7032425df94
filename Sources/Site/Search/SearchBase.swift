import Cores
import Digest
import Domain

/// The index of letters in the browser's search (搜索), for as many as there are: files by the pairs of characters that
/// letters have, and files of what the results show.
///
/// Each file of pairs is a row of records: the two scalars, in how many letters they are, how many octets follow, and
/// these: for each letter the distance from the one before, doubled, and one more where the pair is in its title. All
/// numbers are written in octets of seven bits, the lowest first.
package struct SearchBase {
  private struct Postings: Sendable {
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
  private let folder: String
  private let name: String
  private var letters = 0
  /// Of those whose file of results is not full yet.
  private var last: [FoundLetter] = []

  /// - Parameter digest: of all that the letters say, in their order. The files lie below a name that follows from it, so
  ///   that a reader never mixes two states, and the same letters give the same files.
  package init(of digest: [UInt8]) {
    name = "b" + Base32.encode(digest.prefix(5))
    folder = "\(SearchPath.folder)\(name)/"
  }

  /// Adds letters in the order of publication.
  /// - Returns: the files of results that are full now.
  package mutating func add(_ new: [PublicLetter]) throws -> [SiteFile] {
    let found = try new.mappedOnAllCores { letter in
      (
        letter: FoundLetter(letter, excerptLength: 60), title: Bigrams(of: letter.title).keys,
        all: Bigrams(of: letter.title, letter.question, letter.answer).keys
      )
    }
    var files: [SiteFile] = []
    for (letter, title, all) in found {
      var place = 0
      for key in all {
        while place < title.count, title[place] < key { place += 1 }
        let isInTitle = place < title.count && title[place] == key
        postings[key, default: Postings()].append(letters, inTitle: isInTitle)
      }
      letters += 1
      last.append(letter)
      if last.count == Self.shelf {
        files.append(try shelf(at: letters / Self.shelf - 1))
        last = []
      }
    }
    return files
  }

  private func shelf(at number: Int) throws -> SiteFile {
    try SiteFile(json: last, at: "\(folder)\(number).json")
  }

  /// The files that are known when all letters were added.
  package func rest() throws -> [SitePages.Making] {
    // What is in every eighth letter finds nothing, and would fill files that everybody loads.
    let most = max(2000, letters / 8)
    let size = postings.values.reduce(0) { $0 + ($1.count > most ? 0 : $1.octets.count) + 10 }
    var bits = 0
    while size >> bits > Self.shardSize, bits < 12 { bits += 1 }
    var keys = [[UInt64]](repeating: [], count: 1 << bits)
    for key in postings.keys { keys[Bigrams.shard(of: key, bits: bits)].append(key) }
    let (postings, folder) = (postings, folder)
    let shards = keys.enumerated().map { number, keys -> SitePages.Making in
      {
        SiteFile(
          path: "\(folder)\(number).bin", bytes: Self.shard(of: keys.sorted(), in: postings, most: most))
      }
    }
    let head = SearchHead(base: name, bits: bits, letters: letters, shelf: Self.shelf)
    let files =
      try (last.isEmpty ? [] : [shelf(at: letters / Self.shelf)]) + [
        SiteFile(json: head, at: SearchPath.head)
      ]
    return shards + files.map { file in { file } }
  }

  private static func shard(of keys: [UInt64], in postings: [UInt64: Postings], most: Int) -> [UInt8] {
    var shard: [UInt8] = []
    for key in keys {
      guard let found = postings[key] else { continue }
      shard.appendNumber(Int(key >> 32))
      shard.appendNumber(Int(key & 0xFFFF_FFFF))
      shard.appendNumber(found.count)
      let octets = found.count > most ? [] : found.octets
      shard.appendNumber(octets.count)
      shard += octets
    }
    return shard
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
private struct FoundLetter: Encodable, Sendable {
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
