/// What a text says in an alphabet (Latin, Cyrillic, Mongolian), where two letters side by side say next to nothing: any
/// two English texts share most of their pairs.
///
/// Without what English letters begin and end with, a short run is one shingle (`wifi`), of a longer one every six
/// letters, as about a word; blanks are not there to part words any more.
enum SpeltRuns {
  static func shingles(in passages: [Passage]) -> [Profile.Shingle] {
    passages.flatMap { passage in
      runs(in: passage).flatMap { run in
        let scalars = passage.scalars[run]
        guard run.count > length else {
          return run.count < 2 ? [] : [shingle(scalars, Self.weightOfWord * passage.factor)]
        }
        return (run.lowerBound...run.upperBound - length).map {
          shingle(scalars[$0..<$0 + length], Self.weightOfWord / Double(length - 1) * passage.factor)
        }
      }
    }
  }

  static func isSpelt(_ scalar: UInt32) -> Bool { (0x61..<0x2E80).contains(scalar) }

  private static let length = 6
  /// As much as a pair of middling characters.
  private static let weightOfWord = 4.0

  private static func runs(in passage: Passage) -> [Range<Int>] {
    let scalars = passage.scalars
    var runs: [Range<Int>] = []
    var (start, at) = (0, 0)
    func end() { if at > start { runs.append(start..<at) } }
    while at < scalars.count {
      let phrase = lengthOfPhrase(at: at, in: scalars)
      let isPart = phrase == 0 && isSpelt(scalars[at]) && !passage.isParticular[at]
      if isPart {
        at += 1
        continue
      }
      end()
      at += max(1, phrase)
      start = at
    }
    end()
    return runs
  }

  private static func shingle(_ scalars: ArraySlice<UInt32>, _ weight: Double) -> Profile.Shingle {
    // Pairs of characters have smaller keys.
    Profile.Shingle(
      key: Mixing.hash(scalars) | 1 << 63, weight: weight, isParticular: false, isPlace: false)
  }

  private static func lengthOfPhrase(at start: Int, in scalars: [UInt32]) -> Int {
    // They begin with Latin letters, and most of a letter is not looked up.
    guard scalars[start] < 0x80, let phrases = phrases[scalars[start]] else { return 0 }
    return phrases.first { scalars[start...].starts(with: $0) }?.count ?? 0
  }

  /// By their first letter, the longest first.
  private static let phrases = Dictionary(
    grouping: """
      dearsirormadam dearsir dearmadam dearleader dearleaders dear hello iamwritingto iwouldliketo iwanttoknow pleasehelpme \
      pleasehelpus pleasehelp please couldyou assoonaspossible thankyouverymuch thankyousomuch thankyou thanks bestregards \
      bestwishes kindregards regards yoursfaithfully yourssincerely sincerely lookingforwardto lookforwardto yourreply
      """.split(separator: " ").map { $0.unicodeScalars.map(\.value) }, by: { $0[0] }
  ).mapValues { $0.sorted { $0.count > $1.count } }
}
