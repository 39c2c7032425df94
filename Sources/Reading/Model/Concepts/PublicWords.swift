/// Words that are everybody's, as they stand in a text: those of the known concepts. Whoever wrote the text, they name
/// no person and no house.
package enum PublicWords {
  package struct Word: Hashable, Sendable {
    package let text: String
    /// In the text as it is read, by scalars.
    package let range: Range<Int>
    /// How much its characters tell.
    let weight: Double
  }

  /// The most telling first; of words within words the longest. What stands in every letter is left out.
  package static func all(in text: String) -> [Word] {
    let scalars = EvenScalars(text).scalars
    var ranges: Set<Range<Int>> = []
    scalars.withUnsafeBufferPointer { buffer in
      Concepts.shared.each(in: buffer) { _, start, length in ranges.insert(start..<start + length) }
    }
    let common = CommonWords.cover(scalars)
    let topics = CommonWords.topics(scalars)
    let telling = ranges.filter { range in
      let isLongest = !ranges.contains {
        $0 != range && $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound
      }
      let isTopic = range.count <= 4 && topics.contains(WordList.key(scalars[range]))
      return isLongest && (isTopic || !range.allSatisfy { common[$0] })
    }
    return telling.map { range in
      var word = String.UnicodeScalarView()
      for scalar in scalars[range].compactMap(Unicode.Scalar.init) { word.append(scalar) }
      return Word(
        text: String(word), range: range, weight: scalars[range].reduce(0) { $0 + CommonWords.weight(of: $1) }
      )
    }.sorted { ($1.weight, $0.range.lowerBound) < ($0.weight, $1.range.lowerBound) }
  }
}
