import Domain
import Foundation
import Reading
import Store

/// Brings the letters of a file through the index of likeness, one after the other, as letters come to an office.
struct DuplicateSearch {
  struct Pair {
    let ids: [String]
    let likeness: Likeness
    let isBySameAuthor: Bool

    var line: String {
      let kind = likeness.isIdentical ? "identical" : isBySameAuthor ? "author" : "matter"
      return (ids.map(\.onOneLine) + [DuplicateSearch.rounded(likeness.share), kind]).joined(separator: "\t")
    }
  }

  /// Every pair that was found, in the order of its later letter.
  let pairs: [Pair]
  let letters: [JudgedLetter]
  private let texts: [ComparedText]
  private let numbers: [String: Int]

  init(_ letters: [JudgedLetter]) throws {
    self.letters = letters
    texts = letters.map { ComparedText(title: $0.title, text: $0.text) }
    numbers = Dictionary(letters.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    pairs = try Self.pairs(of: letters, texts)
  }

  /// How like two letters are, whether they were found or not; nil where the file has no such letters.
  func likeness(of ids: Set<String>) -> Likeness? {
    let found = ids.compactMap { numbers[$0] }
    guard found.count == 2 else { return nil }
    return texts[found[0]].likeness(to: texts[found[1]])
  }

  /// `0.43`.
  static func rounded(_ share: Double) -> String { String(format: "%.2f", share) }

  private static func pairs(of letters: [JudgedLetter], _ texts: [ComparedText]) throws -> [Pair] {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-duplicates-" + UUID().uuidString
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let ledger = try Ledger.open(writingTo: directory, entropy: { [UInt8](repeating: 0, count: $0) })
    return try ledger.write { book in
      var pairs: [Pair] = []
      for (number, text) in texts.enumerated() {
        let entry = entry(number, text.sketch)
        for candidate in try book.candidates(for: entry) {
          let other = Int(candidate.sequence)
          let sketch = Sketch(shingles: candidate.shingles, digest: nil)
          guard candidate.hasSameDigest || text.sketch.shared(with: sketch) >= ComparedText.sharedEnough
          else {
            continue
          }
          let likeness = text.likeness(to: texts[other])
          let isBySameAuthor =
            letters[number].author != nil && letters[number].author == letters[other].author
          if likeness.isSameMatter(bySameAuthor: isBySameAuthor) {
            pairs.append(
              Pair(
                ids: [letters[other].id, letters[number].id], likeness: likeness,
                isBySameAuthor: isBySameAuthor))
          }
        }
        try book.index([entry])
      }
      return pairs
    }
  }

  private static func entry(_ number: Int, _ sketch: Sketch) -> LikenessEntry {
    return LikenessEntry(
      sequence: Int64(number), at: Timestamp(seconds: 0), authors: [],
      digest: sketch.digest, shingles: sketch.shingles)
  }
}
