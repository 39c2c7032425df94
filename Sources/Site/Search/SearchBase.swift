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
  private let tables: [PairTable]
  private let folder: String
  private let name: String
  private var letters = 0
  /// Of those whose file of results is not full yet.
  private var last: [FoundLetter] = []

  /// - Parameters:
  ///   - digest: of all that the letters say, in their order. The files lie below a name that follows from it, so that a
  ///     reader never mixes two states, and the same letters give the same files.
  ///   - letters: how many will be added.
  package init(of digest: [UInt8], letters: Int) {
    name = "b" + Base32.encode(digest.prefix(5))
    folder = "\(SearchPath.folder)\(name)/"
    // What is in every eighth letter finds nothing, and would fill files that everybody loads.
    tables = PairTable.all(most: max(2000, letters / 8))
  }

  /// Adds answers in the order of publication.
  /// - Returns: the files of results that are full now.
  package mutating func add(_ new: [SearchedAnswer]) throws -> [SiteFile] {
    try new.inParts(of: PairTable.lettersAtOnce).flatMap { try add(part: $0) }
  }

  private mutating func add(part: [SearchedAnswer]) throws -> [SiteFile] {
    let found = try Array(part.enumerated()).mappedOnAllCores { place, letter in
      (result: FoundLetter(letter, excerptLength: 60), occurrences: PairOccurrence.all(in: letter, at: place))
    }
    let (occurrences, first) = (found.map(\.occurrences), letters)
    _ = try tables.mappedOnAllCores { $0.add(occurrences, from: first) }
    letters += part.count
    last += found.map(\.result)
    var files: [SiteFile] = []
    while last.count >= Self.shelf {
      files.append(try shelf(at: (letters - last.count) / Self.shelf))
      last.removeFirst(Self.shelf)
    }
    return files
  }

  private func shelf(at number: Int) throws -> SiteFile {
    try SiteFile(json: Array(last.prefix(Self.shelf)), at: "\(folder)\(number).json")
  }

  /// The files that are known when all letters were added.
  package func rest() throws -> [SitePages.Making] {
    let pairs = tables.map(\.pairs)
    let size = pairs.joined().reduce(0) { $0 + $1.value.octets.count + 10 }
    var bits = 0
    while size >> bits > Self.shardSize, bits < 12 { bits += 1 }
    var keys = [[UInt64]](repeating: [], count: 1 << bits)
    for key in pairs.joined().lazy.map(\.key) { keys[Bigrams.shard(of: key, bits: bits)].append(key) }
    let shards = keys.enumerated().map { [folder] number, keys -> SitePages.Making in
      { SiteFile(path: "\(folder)\(number).bin", bytes: Self.shard(of: keys.sorted(), in: pairs)) }
    }
    let head = SearchHead(base: name, bits: bits, letters: letters, shelf: Self.shelf)
    let files =
      try (last.isEmpty ? [] : [shelf(at: letters / Self.shelf)]) + [
        SiteFile(json: head, at: SearchPath.head)
      ]
    return shards + files.map { file in { file } }
  }

  private static func shard(of keys: [UInt64], in pairs: [[UInt64: Postings]]) -> [UInt8] {
    var shard: [UInt8] = []
    for key in keys {
      guard let found = pairs[PairTable.number(of: key)][key] else { continue }
      shard.appendNumber(Int(key >> 32))
      shard.appendNumber(Int(key & 0xFFFF_FFFF))
      shard.appendNumber(found.count)
      shard.appendNumber(found.octets.count)
      shard += found.octets
    }
    return shard
  }

  /// Octets in a file of pairs, about: a question loads a few of them.
  private static let shardSize = 8192
  /// Letters in a file of results.
  private static let shelf = 16
}
